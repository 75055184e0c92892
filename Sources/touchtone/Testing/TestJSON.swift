import Diagnostics
import JSON
import Scenarios

/// A test run for a program: a list with an object a scenario.
enum TestJSON {
  static func text(_ outcomes: [TestRun.Outcome]) -> String {
    var writer = JSONWriter()
    writer.array { writer in
      for outcome in outcomes {
        writer.element()
        write(outcome, &writer)
      }
    }
    return writer.text
  }

  private static func write(_ outcome: TestRun.Outcome, _ writer: inout JSONWriter) {
    let result = outcome.result
    writer.object { writer in
      writer.member("file", result.source)
      writer.member("name", result.name)
      switch result.verdict {
      case .passed: writer.member("verdict", "passed")
      case .failed: writer.member("verdict", "failed")
      case .refused: writer.member("verdict", "refused")
      }
      writer.key("seconds")
      writer.thousandths(outcome.nanoseconds / 1_000_000)
      if let length = result.played?.length {
        writer.key("callSeconds")
        writer.thousandths(length.count)
      }
      writer.key("findings")
      writer.array { writer in
        for finding in result.verdict.findings {
          writer.element()
          writer.object { $0.members(of: finding) }
        }
      }
      writer.key("lastLines")
      writer.array { writer in
        guard !result.isPassed else { return }
        for line in TestText.lastLines(of: result) {
          writer.element()
          writer.string(line)
        }
      }
    }
  }
}

extension ScenarioResult.Verdict {
  /// What is wrong; nothing for a scenario that passed.
  var findings: [Diagnostic] {
    switch self {
    case .passed: []
    case .failed(let finding): [finding]
    case .refused(let findings): findings
    }
  }
}
