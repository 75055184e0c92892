import CenterFiles
import Diagnostics
import Scenarios

/// A test run as build servers read it: JUnit's XML, a suite a folder, a case a test.
enum JUnitReport {
  static func text(_ outcomes: [TestRun.Outcome], _ setting: TestSetting) -> String {
    var folders: [String] = []
    for outcome in outcomes {
      let folder = UserFile.folder(of: outcome.result.source)
      if !folders.contains(folder) { folders.append(folder) }
    }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"touchtone\"\(totals(outcomes))>")
    for folder in folders {
      let inside = outcomes.filter { UserFile.folder(of: $0.result.source) == folder }
      lines.append("  <testsuite name=\"\(folder.escapedForXML)\"\(totals(inside))>")
      for outcome in inside { lines += testCase(outcome, folder, setting) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func totals(_ outcomes: [TestRun.Outcome]) -> String {
    let errors = outcomes.count { if case .refused = $0.result.verdict { true } else { false } }
    let failures = outcomes.count { if case .failed = $0.result.verdict { true } else { false } }
    let time = TestText.seconds(outcomes.reduce(0) { $0 + $1.nanoseconds })
    return " tests=\"\(outcomes.count)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"\(time)\""
  }

  private static func testCase(
    _ outcome: TestRun.Outcome, _ folder: String, _ setting: TestSetting
  ) -> [String] {
    let result = outcome.result
    let head =
      "    <testcase classname=\"\(folder.escapedForXML)\" name=\"\(result.name.escapedForXML)\" file=\"\(result.source.escapedForXML)\" time=\"\(TestText.seconds(outcome.nanoseconds))\""
    let element: String
    switch result.verdict {
    case .passed: return [head + "/>"]
    case .failed: element = "failure"
    case .refused: element = "error"
    }
    let message = result.verdict.findings.first?.message ?? ""
    let text = TestText(isColored: false, width: 0, setting: setting).failure(result)
    return [
      head + ">", "      <\(element) message=\"\(message.escapedForXML)\">\(text.escapedForXML)</\(element)>",
      "    </testcase>",
    ]
  }
}
