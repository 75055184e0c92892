import ContactCenter
import FlowEngine

/// What a study is about, and how its figures are laid out: the same for all its parts.
public struct StudySubject: Sendable, Hashable {
  /// What the center is called.
  public var center: String
  /// The path of the center, as the person named it.
  public var path: String
  /// Of all that the figures depend on.
  public var digest: UInt64
  public var seed: UInt64
  public var replications: Int
  /// How many calls come in a replication; nil for the plan's time once.
  public var calls: Int?
  /// The change that is looked at beside the plan; nil for none.
  public var whatIf: String?
  /// "Mon 23 Nov 2026".
  public var day: String
  /// When each interval begins: "09:00", and when the last one ends; with its day, "2026-11-23 09:00", where there are several.
  public var times: [String]
  public var serviceLevelSeconds: Int64
  public var queues: [String]
  public var teams: [String]
  /// For each team the numbers of its queues.
  public var teamQueues: [[Int]]
  public var flows: [String]
  public var actionCount: Int
  public var branchCount: Int

  /// True for a part of the same study: the same center, wherever the machine that plays it has it.
  func isStudied(in other: StudySubject) -> Bool {
    var own = self
    own.path = other.path
    return own == other
  }

  public var intervalCount: Int { max(0, times.count - 1) }

  init() {
    (center, path, digest, seed, replications, day, times) = ("", "", 0, 0, 0, "", [])
    (serviceLevelSeconds, queues, teams, teamQueues, flows, actionCount, branchCount) = (
      0, [], [], [], [], 0, 0
    )
  }

  /// - Parameter setting: of the plan as it is.
  public init(
    _ setting: SimulationSetting, path: String, digest: UInt64, seed: UInt64, replications: Int, calls: Int?,
    whatIf: String?
  ) {
    let plan = setting.plan
    let (definition, program) = (setting.center.definition, setting.program)
    center = definition.name
    self.path = path
    self.digest = digest
    self.seed = seed
    self.replications = replications
    self.calls = calls
    self.whatIf = whatIf
    let date = definition.zone.localTime(at: plan.start).date
    day = "\(date.short) \(date.year)"
    times = Self.times(of: plan, definition.zone)
    serviceLevelSeconds = plan.serviceLevel.wholeSeconds
    queues = program.queues.map(\.name)
    teams = setting.teams.map(\.name)
    teamQueues = setting.teams.map(\.queues)
    flows = program.flows.map(\.name)
    actionCount = program.actionSources.count
    branchCount = program.branches.count
  }

  private static func times(of plan: SimulationPlan, _ zone: ZoneRules) -> [String] {
    var moments = (0...plan.intervalCount).map {
      zone.localTime(at: plan.start + plan.interval * Int64($0))
    }
    let last = moments.removeLast()
    let midnight = last.time.secondsSinceMidnight == 0
    let first = moments[0].date
    let isOneDay = moments.allSatisfy { $0.date == first }
    if isOneDay, last.date == first || midnight {
      return moments.map(\.time.text) + [midnight ? "24:00" : last.time.text]
    }
    return (moments + [last]).map { "\($0.date) \($0.time.text)" }
  }

  /// "Mon 23 Nov 2026, 09:00 to 19:00", or from one day to another.
  public var span: String {
    let whole = "\(times[0]) to \(times[times.count - 1])"
    return coversDays ? whole : "\(day), \(whole)"
  }

  /// True where the times tell their days.
  public var coversDays: Bool { times[0].contains(" ") }

  /// The names of what is compared: the plan, and the change.
  public var variants: [String] { ["as planned"] + (whatIf.map { [$0] } ?? []) }
}
