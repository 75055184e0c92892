import Diagnostics
import FlowAnalysis
import JSON

/// Findings for other programs.
enum FindingList {
  /// A list of findings: file, line, column, severity, rule, message, why, fix.
  static func json(_ findings: [Finding]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for finding in findings {
        let diagnostic = finding.diagnostic
        writer.element()
        writer.object { writer in
          writer.member("file", diagnostic.source)
          if let place = diagnostic.place {
            writer.member("line", place.position.line)
            writer.member("column", place.position.column)
            writer.member("length", place.length)
          }
          writer.member("severity", diagnostic.severity.rawValue)
          writer.member("rule", diagnostic.rule)
          writer.member("message", diagnostic.message)
          if let why = diagnostic.why { writer.member("why", why) }
          if let fix = diagnostic.fix { writer.member("fix", fix) }
          writer.member("fixable", !finding.edits.isEmpty)
        }
      }
    }
    return writer.text
  }

  /// Static Analysis Results Interchange Format 2.1.0, with the rules that found something.
  static func sarif(_ findings: [Finding]) -> String {
    let found = Set(findings.map(\.diagnostic.rule))
    let rules = CheckCatalog.all.map { $0.description }.filter { found.contains($0.name) }
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.element()
        writer.object { writer in
          writer.key("tool")
          writer.object { writer in
            writer.key("driver")
            writer.object { writer in
              writer.member("name", "touchtone")
              writer.member("version", Touchtone.version)
              writer.key("rules")
              writer.array { writer in for rule in rules { Self.rule(rule, &writer) } }
            }
          }
          writer.member("columnKind", "unicodeCodePoints")
          writer.key("results")
          writer.array { writer in for finding in findings { result(finding.diagnostic, &writer) } }
        }
      }
    }
    return writer.text
  }

  private static func rule(_ rule: CheckDescription, _ writer: inout JSONWriter) {
    writer.element()
    writer.object { writer in
      writer.member("id", rule.name)
      writer.key("shortDescription")
      writer.object { $0.member("text", rule.summary) }
      writer.key("fullDescription")
      writer.object { $0.member("text", rule.why) }
      writer.key("help")
      writer.object { $0.member("text", rule.fix) }
      writer.key("defaultConfiguration")
      writer.object { $0.member("level", rule.severity.rawValue) }
      writer.key("properties")
      writer.object { $0.member("family", rule.family.rawValue) }
    }
  }

  private static func result(_ finding: Diagnostic, _ writer: inout JSONWriter) {
    writer.element()
    writer.object { writer in
      writer.member("ruleId", finding.rule)
      writer.member("level", finding.severity.rawValue)
      let parts = [finding.message, finding.why.map { "why: " + $0 }, finding.fix.map { "fix: " + $0 }]
      writer.key("message")
      writer.object { $0.member("text", parts.compactMap(\.self).joined(separator: "\n")) }
      writer.key("locations")
      writer.array { writer in
        writer.element()
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { writer in
            writer.key("artifactLocation")
            writer.object { $0.member("uri", uri(finding.source)) }
            guard let place = finding.place else { return }
            writer.key("region")
            writer.object { writer in
              writer.member("startLine", place.position.line)
              writer.member("startColumn", place.position.column)
              writer.member("endColumn", place.position.column + place.length)
            }
          }
        }
      }
    }
  }

  /// The path with what a URI does not allow written as percent signs and digits.
  private static func uri(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    var text = ""
    for byte in path.utf8 {
      if plain.contains(byte) {
        text.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return path.hasPrefix("/") ? "file://" + text : text
  }
}
