import Diagnostics
import FlowAnalysis
import JSON

/// Findings for other programs, as a list.
enum FindingList {
  /// A list of findings: file, line, column, length, severity, rule, message, why, fix, fixable, also.
  ///
  /// Every finding has every key: null stands where there is nothing to say, such as the line of a file that cannot be
  /// read.
  static func json(_ findings: [Finding]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for finding in findings {
        writer.element()
        writer.object { writer in
          writer.members(of: finding.diagnostic)
          writer.member("fixable", !finding.edits.isEmpty)
          writer.key("also")
          writer.array { writer in
            for place in finding.others {
              writer.element()
              writer.object { writer in
                writer.member("action", place.name)
                writer.member("file", place.source)
                writer.member("line", place.position.line)
                writer.member("column", place.position.column)
              }
            }
          }
        }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  /// What every list of findings says of one, as members of its object.
  mutating func members(of diagnostic: Diagnostic) {
    member("file", diagnostic.source)
    member("line", diagnostic.place?.position.line)
    member("column", diagnostic.place?.position.column)
    member("length", diagnostic.place?.length)
    member("severity", diagnostic.severity.rawValue)
    member("rule", diagnostic.rule)
    member("message", diagnostic.message)
    member("why", diagnostic.why)
    member("fix", diagnostic.fix)
  }

  fileprivate mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  fileprivate mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
}
