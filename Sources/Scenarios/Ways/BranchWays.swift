import CenterFiles
import ContactCenter
import FlowAnalysis
import FlowEngine
import Lists
import World

/// The shortest ways of a call to the branches of a center's flows, as lines of a scenario.
///
/// Each way is played before it is told, in a world of its own without the functions outside; where the call does not go
/// as it must, the way says more of a Lambda or makes an action take its branch. What no such scenario takes has no way.
public final class BranchWays {
  /// How often one way is mended before another is tried.
  private static let attempts = 12
  /// How many ways to one branch are tried.
  private static let trailCount = 3

  private let loaded: LoadedCenter
  private let labels: FlowLabels
  private let runner: ScenarioRunner
  private let ways: CoverageWays
  /// Ways that begin with a call to any flow by its name.
  private lazy var others = CoverageWays(on: loaded.namedFlows, of: labels, from: loaded.namedFlows)
  /// What must be said of steps, as ways before have shown, by their numbers.
  private var known: [Int: WayDraft.Help] = [:]
  private var knownOfOthers: [Int: WayDraft.Help] = [:]
  private var found: [Goal: [String]?] = [:]

  private struct Goal: Hashable {
    let action: ActionIndex
    let branch: BranchIndex?
  }

  /// - Parameters:
  ///   - entries: the flows that calls begin with.
  ///   - seed: the seed of chance.
  ///   - time: when worlds begin; nil for Monday 2026-01-05 10:00.
  public init(
    in loaded: LoadedCenter, _ labels: FlowLabels, from entries: [FlowIndex], seed: UInt64 = 0,
    at time: TimeText? = nil
  ) {
    self.loaded = loaded
    self.labels = labels
    runner = ScenarioRunner(CenterShelf(), seed: seed, at: time)
    ways = CoverageWays(on: loaded.namedFlows, of: labels, from: entries)
  }

  /// The lines of a scenario, below the one that names the center, with which a call comes to an action; nil where none are
  /// known.
  ///
  /// - Parameter branch: the branch of it that the call takes; nil to come to it.
  public func lines(to action: ActionIndex, leftBy branch: BranchIndex?) -> [String]? {
    let goal = Goal(action: action, branch: branch)
    if let lines = found[goal] { return lines }
    let lines = search(action, branch)
    found[goal] = .some(lines)
    return lines
  }

  private func search(_ action: ActionIndex, _ branch: BranchIndex?) -> [String]? {
    for trail in ways.trails(to: action, leftBy: branch).prefix(Self.trailCount) {
      if let lines = lines(of: trail, &known) { return lines }
    }
    for trail in others.trails(to: action, leftBy: branch).prefix(Self.trailCount) {
      if let lines = lines(of: trail, &knownOfOthers) { return lines }
    }
    return nil
  }

  private func lines(of trail: CoverageTrail, _ known: inout [Int: WayDraft.Help]) -> [String]? {
    var draft = WayDraft(
      trail: trail, program: loaded.program, call: { self.call(trail.beginning, from: $0) },
      help: trail.steps.map { known[$0.number] ?? .none })
    for _ in 0..<Self.attempts {
      let lines = draft.lines
      guard let result = play(lines), let played = result.played,
        played.loaded.program.branches.count == loaded.program.branches.count
      else {
        guard draft.forceAll() else { return nil }
        continue
      }
      if result.isPassed, trail.isTaken(by: played.transcript.path) { return lines }
      guard let place = trail.departure(of: played.steps) else { return nil }
      guard draft.helpMore(at: place) else { return nil }
      known[trail.steps[place].number] = draft.help[place]
    }
    return nil
  }

  private func play(_ lines: [String]) -> ScenarioResult? {
    let path = ScenarioWriter.name(loaded.path)
    let first = (loaded.loneFlow == nil ? "center " : "flow ") + path
    let text = ([first] + lines).joined(separator: "\n")
    guard let scenario = try? Scenario(parsing: text, named: "way.scenario") else { return nil }
    return runner.play(scenario)
  }

  private func call(_ flow: FlowIndex, from caller: String?) -> String {
    let usual = try? EntryFlow(loaded).find(flow: nil, dialed: nil)
    let named =
      usual?.flow == flow ? "" : " flow " + ScenarioWriter.name(loaded.program.flows[flow.index].name)
    return "call" + (caller.map { " from " + $0 } ?? "") + named
  }
}

extension WayDraft {
  /// Says more of a step; false where all is said.
  fileprivate mutating func helpMore(at place: Int) -> Bool {
    guard help[place] != .force, trail.steps[place].cause != .force, trail.steps[place].branch != nil else {
      return false
    }
    if case .answers = trail.steps[place].cause, help[place] == .none {
      help[place] = .answer
    } else {
      help[place] = .force
    }
    return true
  }

  /// Makes every step take its branch that something of the center's would bring about; false where that is so already.
  fileprivate mutating func forceAll() -> Bool {
    var isChanged = false
    for place in help.indices where help[place] != .force && trail.steps[place].branch != nil {
      switch trail.steps[place].cause {
      case .answers, .fails, .hours, .queueIsFull, .caller, .attribute:
        help[place] = .force
        isChanged = true
      case .itself, .keys, .silence, .force: continue
      }
    }
    return isChanged
  }
}

extension CoverageTrail {
  /// True when calls went to where it ends.
  fileprivate func isTaken(by path: SharedList<Transcript.PathStep>) -> Bool {
    guard let end = steps.last else { return false }
    return path.contains { $0.action == end.action && (end.branch == nil || $0.branch == end.branch) }
  }

  /// The first of its steps that a call left otherwise; nil where the call never came to the next one.
  fileprivate func departure(of walked: [Transcript.PathStep]) -> Int? {
    var place = 0
    for step in walked {
      // Another flow begins in these: what the call does until then does not matter.
      while place < steps.count, steps[place].branch == nil { place += 1 }
      guard place < steps.count else { return nil }
      guard step.action == steps[place].action else { continue }
      guard step.branch == steps[place].branch else { return place }
      place += 1
    }
    return nil
  }
}
