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
    let program: Program
    let report: CoverageReport
  }

  let parts: [Part]

  init(_ outcomes: [TestRun.Outcome]) {
    var order: [String] = []
    var played: [String: [ScenarioResult.Played]] = [:]
    for outcome in outcomes {
      guard let found = outcome.result.played else { continue }
      if played[found.loaded.path] == nil { order.append(found.loaded.path) }
      played[found.loaded.path, default: []].append(found)
    }
    parts = order.compactMap { path in played[path].flatMap { Self.part(path, $0) } }
  }

  private static func part(_ path: String, _ played: [ScenarioResult.Played]) -> Part? {
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
    return Part(
      path: path, program: program,
      report: CoverageReport(on: loaded.namedFlows, of: program, loaded.labels, tally, from: entries))
  }

  /// Of a thousand branches how many were taken.
  var permille: Int {
    let all = parts.reduce(0) { $0 + $1.report.branchCount }
    return all == 0 ? 1000 : parts.reduce(0) { $0 + $1.report.takenCount } * 1000 / all
  }

  /// A share in percent with one decimal: "73.8 %".
  static func percent(_ taken: Int, of all: Int) -> String {
    let permille = all == 0 ? 1000 : taken * 1000 / all
    return "\(permille / 10).\(permille % 10) %"
  }
}
