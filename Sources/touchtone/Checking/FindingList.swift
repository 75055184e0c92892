import Diagnostics
import FlowAnalysis
import JSON

/// Findings for other programs, as a list.
enum FindingList {
  /// A list of findings: file, line, column, length, severity, rule, message, why, fix, fixable.
  ///
  /// Every finding has every key: null stands where there is nothing to say, such as the line of a file that cannot be
  /// read.
  static func json(_ findings: [Finding]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for finding in findings {
        let diagnostic = finding.diagnostic
        writer.element()
        writer.object { writer in
          writer.member("file", diagnostic.source)
          writer.member("line", diagnostic.place?.position.line)
          writer.member("column", diagnostic.place?.position.column)
          writer.member("length", diagnostic.place?.length)
          writer.member("severity", diagnostic.severity.rawValue)
          writer.member("rule", diagnostic.rule)
          writer.member("message", diagnostic.message)
          writer.member("why", diagnostic.why)
          writer.member("fix", diagnostic.fix)
          writer.member("fixable", !finding.edits.isEmpty)
        }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  fileprivate mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
}
