import Diagnostics
import JSON
import Scenarios

/// A test run for a program: a list with an object a test.
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
      if !result.warnings.isEmpty {
        writer.key("warnings")
        writer.array { writer in
          for warning in result.warnings {
            writer.element()
            writer.object { $0.members(of: warning) }
          }
        }
      }
      if let details = result.details { write(details, &writer) }
      writer.key("lastLines")
      writer.array { writer in
        guard !result.isPassed else { return }
        for line in TestText.lastLines(of: result) {
          writer.element()
          writer.string(line)
        }
      }
      writer.key("way")
      writer.array { writer in
        for step in FailureTrail(result).steps {
          writer.element()
          writer.object { writer in
            writer.member("flow", step.flow)
            if let file = step.file {
              writer.member("file", file)
              writer.member("line", step.position.line)
              writer.member("column", step.position.column)
            }
            writer.member("action", step.name)
            writer.member("branch", step.deciding)
          }
        }
      }
    }
  }
}

extension TestJSON {
  /// What the service tells of its own test cases.
  private static func write(_ details: ScenarioResult.Details, _ writer: inout JSONWriter) {
    writer.key("observations")
    writer.array { writer in
      for observation in details.observations {
        writer.element()
        writer.object { writer in
          writer.member("identifier", observation.identifier)
          writer.member("status", observation.status.rawValue)
          if let at = observation.at {
            writer.key("callSeconds")
            writer.thousandths(at.count)
          }
          if let remark = observation.remark { writer.member("remark", remark) }
        }
      }
    }
    writer.key("logged")
    writer.array { writer in
      for value in details.logged {
        writer.element()
        writer.object { writer in
          writer.member("name", value.name)
          writer.member("value", value.value)
        }
      }
    }
  }
}
