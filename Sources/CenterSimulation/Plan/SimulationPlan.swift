import ContactCenter
import FlowEngine

/// Who calls a center when, what callers do, and who is there to answer.
public struct SimulationPlan: Sendable {
  /// When the first interval begins.
  public var start: Timestamp
  public var interval: Milliseconds
  public var intervalCount: Int
  public var streams: [CallStream]
  public var callers: WeightedList<CallerKind>
  /// For each action of the program what callers do there; nil where nothing is said of it.
  public var choices: [WeightedList<CallerChoice>?]
  /// How long callers wait in a queue; nil for those who wait for ever.
  public var patience: Distribution?
  /// How long agents speak with callers; nil for as long as the center says.
  public var handleTime: Distribution?
  /// By the place of a queue in the center what differs there.
  public var patienceOfQueue: [Int: Distribution] = [:]
  public var handleTimeOfQueue: [Int: Distribution] = [:]
  /// Nil where the center's own agents are there all the time.
  public var roster: [RosterTeam]?
  /// After which time an agent of the roster answers.
  public var answersAfter: Milliseconds
  /// How long an agent of the roster works after a contact.
  public var afterContactWork: Milliseconds = .zero
  /// Within which time an answer counts for the service level.
  public var serviceLevel: Milliseconds

  public init(
    start: Timestamp, interval: Milliseconds, intervalCount: Int, streams: [CallStream],
    callers: WeightedList<CallerKind> = WeightedList(evenly: [.fresh]),
    choices: [WeightedList<CallerChoice>?], patience: Distribution? = nil, handleTime: Distribution? = nil,
    roster: [RosterTeam]? = nil, answersAfter: Milliseconds = .seconds(3),
    serviceLevel: Milliseconds = .seconds(20)
  ) {
    self.start = start
    self.interval = interval
    self.intervalCount = intervalCount
    self.streams = streams
    self.callers = callers
    self.choices = choices
    self.patience = patience
    self.handleTime = handleTime
    self.roster = roster
    self.answersAfter = answersAfter
    self.serviceLevel = serviceLevel
  }

  public var end: Timestamp { start + interval * Int64(intervalCount) }

  /// True where talks last as long as is drawn, rather than as the center says.
  public var drawsTalks: Bool { handleTime != nil || !handleTimeOfQueue.isEmpty }

  /// How long agents speak with the callers of a queue, where the plan draws talks and says nothing of the queue.
  static var usualTalk: Distribution { .always(.minutes(3)) }

  /// Longer than any talk that is drawn.
  private static var endlessTalk: Milliseconds { .hours(24 * 30) }

  /// The center with the agents of the roster in place of its own, who stay where quick connects lead to them.
  public func staffed(_ center: ContactCenterDefinition) -> ContactCenterDefinition {
    guard let roster else {
      return center.with(agents: center.agents.map(talking), serving: center.queues.map(\.agents))
    }
    var agents = center.agents.map(Self.absent)
    var served = center.queues.map { _ in [Int]() }
    for team in roster {
      for number in 0..<team.size {
        for queue in team.queues { served[queue].append(agents.count) }
        agents.append(
          talking(
            AgentDefinition(
              name: "\(team.name) \(number + 1)", answersAfter: answersAfter, profile: team.profile,
              afterContactWork: afterContactWork)))
      }
    }
    return center.with(agents: agents, serving: served)
  }

  /// An agent whose talks the simulation ends, where it draws how long they are.
  private func talking(_ agent: AgentDefinition) -> AgentDefinition {
    guard drawsTalks else { return agent }
    return AgentDefinition(
      name: agent.name, arn: agent.arn, answersAfter: agent.answersAfter, talks: Self.endlessTalk,
      declines: agent.declines, holdsAfter: agent.holdsAfter, holds: agent.holds, transfer: agent.transfer,
      proficiencies: agent.proficiencies, profile: agent.profile, state: agent.state,
      afterContactWork: agent.afterContactWork, acceptsAtOnce: agent.acceptsAtOnce)
  }

  /// An agent who is not there.
  private static func absent(_ agent: AgentDefinition) -> AgentDefinition {
    AgentDefinition(
      name: agent.name, arn: agent.arn, answersAfter: nil, talks: agent.talks,
      proficiencies: agent.proficiencies, profile: agent.profile, state: AgentStateName.offline)
  }
}
