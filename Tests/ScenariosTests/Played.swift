import Diagnostics
import TestSupport

@testable import Scenarios

/// A scenario that was played in this process, on the site-visit center unless it names something else.
struct Played {
  let result: ScenarioResult

  init(_ lines: String..., at time: String = "2026-11-23 10:05") {
    self.init(
      text: (["center \(packagePath("flows/site-visit"))", "at \(time)"] + lines).joined(separator: "\n"))
  }

  init(
    text: String, named source: String = "small.scenario",
    by runner: ScenarioRunner = ScenarioRunner(.shipped)
  ) {
    do throws(ScenarioProblems) {
      result = runner.play(try Scenario(parsing: text, named: source))
    } catch {
      result = ScenarioResult(source: source, name: "small", verdict: .refused(error.findings))
    }
  }

  /// What is wrong, first thing first; nil when it passed.
  var finding: Diagnostic? {
    switch result.verdict {
    case .passed: nil
    case .failed(let findings), .refused(let findings): findings.first
    }
  }

  /// "5:1: expected to hear …"; "passed".
  var words: String {
    guard let finding else { return "passed" }
    let place = finding.place.map { "\($0.position.line):\($0.position.column): " } ?? ""
    return place + finding.message
  }
}
