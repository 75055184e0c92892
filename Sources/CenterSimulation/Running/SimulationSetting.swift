import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import World

/// A plan and the center it is played in, looked up beforehand: what all replications share.
public final class SimulationSetting: Sendable {
  public let plan: SimulationPlan
  public let center: WorldCenter
  /// The queues of the program that are counted: those of the center, and any that only flows name.
  public let queueCount: Int
  /// Agents who serve the same queues.
  public let teams: [Team]
  let choices: [WeightedList<CallerChoice>?]
  /// For each action true where the plan says what callers do there.
  let isPlanned: [Bool]
  /// For each queue how long callers wait in it; nil for ever.
  let patience: [LengthSource?]
  let handleTimes: [LengthSource]
  /// Who waits so many nanoseconds at the most is answered in time.
  let serviceLevel: Int64
  /// True when it is drawn how long callers and agents speak.
  let drawsTalks: Bool
  /// For each agent of the world the team; -1 for those who are never there.
  let teamOfAgent: [Int]
  /// When how many of a team are to be there, the first ones at the start.
  let shifts: [ShiftChange]

  public struct Team: Sendable, Hashable {
    public let name: String
    /// By their numbers in the program.
    public let queues: [Int]
    /// By their numbers in the world.
    public let agents: [Int]
  }

  struct ShiftChange: Sendable {
    let at: Int64
    let team: Int
    let agents: Int
  }

  /// How long after the plan's time those who are still there are waited for.
  private static let overtime = Milliseconds.hours(4)

  public var program: Program { center.program }

  /// When nobody is waited for any more, in nanoseconds since 1970.
  var last: Int64 { (plan.end + Self.overtime).nanoseconds }

  /// - Parameter center: as `plan.staffed(_:)` makes it.
  public init(_ plan: SimulationPlan, in center: WorldCenter, _ labels: FlowLabels) {
    self.plan = plan
    self.center = center
    let program = center.program
    let definition = center.definition
    queueCount = program.queues.count
    let usual = CallerQuestions.usual(of: program, labels)
    choices = plan.choices.enumerated().map { index, choices in choices ?? usual[index] }
    isPlanned = plan.choices.map { $0 != nil }
    func source(_ distribution: Distribution?) -> LengthSource? { distribution.map { LengthSource($0) } }
    patience = program.queues.map { queue in
      source(queue.definition.flatMap { plan.patienceOfQueue[$0] } ?? plan.patience)
    }
    handleTimes = program.queues.map { queue in
      LengthSource(
        queue.definition.flatMap { plan.handleTimeOfQueue[$0] } ?? plan.handleTime ?? SimulationPlan.usualTalk
      )
    }
    serviceLevel = plan.serviceLevel.count * 1_000_000
    drawsTalks = plan.drawsTalks
    func programQueues(_ queues: [Int]) -> [Int] {
      program.queues.indices.filter { program.queues[$0].definition.map(queues.contains) ?? false }
    }
    var teams: [Team] = []
    if let roster = plan.roster {
      var next = definition.agents.count - roster.reduce(0) { $0 + $1.size }
      for team in roster {
        teams.append(
          Team(
            name: team.name, queues: programQueues(team.queues), agents: Array(next..<next + team.size)))
        next += team.size
      }
    } else {
      var served: [[Int]: [Int]] = [:]
      var order: [[Int]] = []
      for (number, agent) in definition.agents.enumerated() where agent.answersAfter != nil {
        let queues = definition.queues.indices.filter { definition.queues[$0].agents.contains(number) }
        if queues.isEmpty { continue }
        if served[queues] == nil { order.append(queues) }
        served[queues, default: []].append(number)
      }
      teams = order.map { queues in
        Team(
          name: queues.map { definition.queues[$0].name }.joined(separator: ", "),
          queues: programQueues(queues), agents: served[queues] ?? [])
      }
    }
    self.teams = teams
    var teamOfAgent = definition.agents.map { _ in -1 }
    for (number, team) in teams.enumerated() {
      for agent in team.agents { teamOfAgent[agent] = number }
    }
    self.teamOfAgent = teamOfAgent
    shifts = Self.shifts(plan, teams, definition.zone)
  }

  private static func shifts(_ plan: SimulationPlan, _ teams: [Team], _ zone: ZoneRules) -> [ShiftChange] {
    guard let roster = plan.roster else {
      return teams.enumerated().map {
        ShiftChange(at: plan.start.nanoseconds, team: $0, agents: $1.agents.count)
      }
    }
    var changes: [ShiftChange] = []
    for (number, team) in roster.enumerated() {
      for change in team.changes(from: plan.start, until: plan.end, zone) {
        changes.append(ShiftChange(at: change.at.nanoseconds, team: number, agents: change.agents))
      }
    }
    return changes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
      \.element)
  }

  /// Rows as a day begins with them.
  func store() throws(StoreError) -> Store {
    let store = try Store.inMemory()
    try store.topUpSample(center.definition.sample, now: center.definition.zone.localTime(at: plan.start))
    return store
  }
}
