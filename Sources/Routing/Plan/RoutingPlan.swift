import ContactCenter

/// What `Routing` routes between: the queues, profiles and agents of a center.
public struct RoutingPlan: Sendable {
  /// How many contacts may wait for one agent (reference, section 9).
  public static let agentQueueCapacity = 10
  /// How often a contact may go from queue to queue (reference, section 9).
  public static let transferLimit = 11

  /// The standard queues.
  public var queues: [Queue]
  /// Their queues are places in `queues`.
  public var profiles: [RoutingProfileDefinition]
  public var agents: [Agent]
  /// The states that agents choose: available, offline, and the center's own.
  public var states: [AgentState]
  public var settings: RoutingSettings

  public static let available = AgentStateHandle(0)
  public static let offline = AgentStateHandle(1)

  public struct Queue: Sendable, Hashable {
    /// How many contacts may wait; nil for any number.
    public var capacity: Int?

    public init(capacity: Int? = nil) { self.capacity = capacity }
  }

  public struct Agent: Sendable, Hashable {
    /// The place of the routing profile in the plan.
    public var profile: Int
    /// In which state the agent begins.
    public var state: AgentStateHandle
    /// How long work after a contact may last; zero for none, nil for until the agent ends it.
    public var afterContactWork: Milliseconds?
    /// Whether offered contacts are answered at once.
    public var acceptsAtOnce: Bool
    public var proficiencies: [Proficiency]

    public init(
      profile: Int, state: AgentStateHandle = RoutingPlan.offline, afterContactWork: Milliseconds? = .zero,
      acceptsAtOnce: Bool = false, proficiencies: [Proficiency] = []
    ) {
      self.profile = profile
      self.state = state
      self.afterContactWork = afterContactWork
      self.acceptsAtOnce = acceptsAtOnce
      self.proficiencies = proficiencies
    }
  }

  /// A state that agents choose.
  public enum AgentState: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Contacts are offered.
    case available
    case offline
    /// The agent is there, and takes no contacts: a break, training.
    case nonProductive
  }

  public init(
    queues: [Queue], profiles: [RoutingProfileDefinition], agents: [Agent], ownStates: Int = 0,
    settings: RoutingSettings = RoutingSettings()
  ) {
    precondition(agents.allSatisfy { profiles.indices.contains($0.profile) }, "an agent of no profile")
    precondition(
      profiles.allSatisfy { $0.queues.allSatisfy { queues.indices.contains($0.queue) } },
      "a profile of no queue")
    self.queues = queues
    self.profiles = profiles
    self.agents = agents
    states = [.available, .offline] + Array(repeating: .nonProductive, count: ownStates)
    self.settings = settings
  }

  /// The plan of a center. Its agents begin in the states that it names, others as said.
  public init(
    of center: ContactCenterDefinition, agentsBegin state: AgentStateHandle = RoutingPlan.available
  ) {
    var profiles = center.routingProfiles
    var made: [[Int]: Int] = [:]
    let agents = center.agents.enumerated().map { place, agent in
      let profile: Int
      if let own = agent.profile {
        profile = own
      } else {
        // Agents whom the same queues name are alike.
        let queues = center.queues.indices.filter { center.queues[$0].agents.contains(place) }
        profile = made[queues] ?? profiles.count
        if made.updateValue(profile, forKey: queues) == nil {
          profiles.append(
            RoutingProfileDefinition(
              name: agent.name, queues: queues.map { .init($0) }, channels: Self.anyChannel))
        }
      }
      return Agent(
        profile: profile, state: agent.state.map { Self.state($0, of: center) } ?? state,
        afterContactWork: agent.afterContactWork, acceptsAtOnce: agent.acceptsAtOnce,
        proficiencies: agent.proficiencies)
    }
    self.init(
      queues: center.queues.map { Queue(capacity: $0.capacity) }, profiles: profiles, agents: agents,
      ownStates: center.agentStates.count, settings: RoutingSettings(center.offers))
  }

  /// Of agents without a routing profile: one contact at a time, whatever its channel.
  public static let anyChannel = RoutingChannel.allCases.map { RoutingProfileDefinition.Channel($0) }

  /// The state with a name; available where the center has none of that name.
  public static func state(_ name: String, of center: ContactCenterDefinition) -> AgentStateHandle {
    if name == AgentStateName.offline { return offline }
    return center.agentStates.firstIndex(of: name).map { AgentStateHandle($0 + 2) } ?? available
  }

  /// The agent's own queue.
  public func queue(ofAgent agent: AgentHandle) -> QueueHandle { QueueHandle(queues.count + agent.index) }
}
