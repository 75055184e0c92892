import Diagnostics
import FlowAnalysis
import FlowEngine
import Scenarios

/// The coverage of every center that scenarios called, in the order of their first call.
struct TestCoverage {
  enum Format: String, CaseIterable, Sendable {
    case text, json, lcov, cobertura
  }

  /// One center, folder of exports or flow.
  struct Part {
    let path: String
    /// What the center is called.
    let name: String
    let program: Program
    let labels: FlowLabels
    let tally: BranchTally
    let report: CoverageReport
    /// What did not hold, with the action at which that call was.
    let failures: [Failure]
    fileprivate let ways: BranchWays
  }

  /// A scenario that did not hold.
  struct Failure {
    let finding: Diagnostic
    /// The action to look at: where its call waits, or where the caller chose last. Nil where no call was made.
    let action: ActionIndex?
  }

  let parts: [Part]
  let scenarioCount: Int
  let passedCount: Int

  /// - Parameter setting: how scenarios are played that say nothing of it.
  init(_ outcomes: [TestRun.Outcome], _ setting: TestSetting = TestSetting()) {
    scenarioCount = outcomes.count
    passedCount = outcomes.count(where: \.result.isPassed)
    var order: [String] = []
    var results: [String: [ScenarioResult]] = [:]
    for outcome in outcomes {
      guard let found = outcome.result.played else { continue }
      if results[found.loaded.path] == nil { order.append(found.loaded.path) }
      results[found.loaded.path, default: []].append(outcome.result)
    }
    parts = order.compactMap { path in results[path].flatMap { Self.part(path, $0, setting) } }
  }

  private static func part(_ path: String, _ results: [ScenarioResult], _ setting: TestSetting) -> Part? {
    let played = results.compactMap(\.played)
    guard let loaded = played.first?.loaded else { return nil }
    let program = loaded.program
    var tally = BranchTally(for: program)
    var entries: [FlowIndex] = []
    // Where the files changed between two scenarios, only those that were played as they are now count.
    for call in played where call.loaded.program.branches.count == program.branches.count {
      for step in call.transcript.path { tally.add(step.action, step.branch) }
      if let first = call.transcript.path.first {
        let flow = program.actionSources[first.action.index].flow
        if !entries.contains(flow) { entries.append(flow) }
      }
    }
    let labels = loaded.labels
    return Part(
      path: path, name: loaded.center.definition.name, program: program, labels: labels, tally: tally,
      report: CoverageReport(on: loaded.namedFlows, of: program, labels, tally),
      failures: results.flatMap { result in
        let trail = FailureTrail(result)
        let action = trail.steps.isEmpty ? nil : trail.steps[trail.suspect].action
        return result.verdict.findings.map { Failure(finding: $0, action: action) }
      }, ways: BranchWays(in: loaded, labels, from: entries, seed: setting.seed, at: setting.time))
  }

  /// Of a thousand branches how many were taken.
  var permille: Int {
    let all = parts.reduce(0) { $0 + $1.report.branchCount }
    return all == 0 ? 1000 : parts.reduce(0) { $0 + $1.report.takenCount } * 1000 / all
  }

  /// A share in percent with one decimal: "73.8 %".
  static func percent(_ taken: Int, of all: Int) -> String {
    guard all > 0 else { return "–" }
    let permille = taken * 1000 / all
    return "\(permille / 10).\(permille % 10) %"
  }
}

extension TestCoverage.Part {
  /// A branch that no scenario takes, or an action without branches to which none comes, with the way there.
  struct Missing {
    /// In a designer's words; nil for the action itself.
    let deciding: String?
    /// The lines of a scenario below the one that names the center; nil where none are known.
    let way: [String]?
  }

  /// What of an action no scenario takes.
  func missing(of action: CoverageReport.CountedAction, atMost limit: Int = .max) -> [Missing] {
    if action.branches.isEmpty, action.count == 0 {
      return [Missing(deciding: nil, way: ways.lines(to: action.action, leftBy: nil))]
    }
    return action.branches.filter { $0.count == 0 }.prefix(limit).map {
      Missing(deciding: $0.deciding, way: way(to: $0, of: action))
    }
  }

  /// How many `missing(of:)` are.
  func missingCount(of action: CoverageReport.CountedAction) -> Int {
    action.branches.isEmpty ? (action.count == 0 ? 1 : 0) : action.branches.count { $0.count == 0 }
  }

  /// The lines of a scenario with which a call takes a branch; nil where none are known.
  func way(
    to branch: CoverageReport.CountedBranch, of action: CoverageReport.CountedAction
  ) -> [String]? {
    ways.lines(to: action.action, leftBy: branch.branch)
  }
}
