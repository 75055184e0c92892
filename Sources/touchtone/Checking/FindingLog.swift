import Diagnostics
import FlowAnalysis
import JSON

/// Findings for code review: the Static Analysis Results Interchange Format, version 2.1.0.
struct FindingLog {
  private let findings: [Finding]
  /// The names of the rules that found something, in the order of the catalog; after them those of other files than
  /// flows, by name.
  private let rules: [String]

  init(_ findings: [Finding]) {
    self.findings = findings
    let found = Set(findings.map(\.diagnostic.rule))
    let known = CheckCatalog.all.map { $0.description.name }.filter(found.contains)
    rules = known + found.subtracting(known).sorted()
  }

  /// The whole log, with one run.
  var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.element()
        writer.object(run)
      }
    }
    return writer.text
  }

  private func run(_ writer: inout JSONWriter) {
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "touchtone")
        writer.member("version", Touchtone.version)
        writer.key("rules")
        writer.array { writer in
          for rule in rules {
            writer.element()
            writer.object { Self.rule(rule, &$0) }
          }
        }
      }
    }
    writer.member("columnKind", "unicodeCodePoints")
    writer.key("results")
    writer.array { writer in
      for finding in findings {
        writer.element()
        writer.object { result(finding, &$0) }
      }
    }
  }

  private static func rule(_ name: String, _ writer: inout JSONWriter) {
    writer.member("id", name)
    guard let rule = CheckCatalog.named(name)?.description else { return }
    for (key, text) in [
      ("shortDescription", rule.summary), ("fullDescription", rule.why), ("help", rule.fix),
    ] {
      writer.key(key)
      writer.object { $0.member("text", text) }
    }
    writer.key("defaultConfiguration")
    writer.object { $0.member("level", rule.severity.rawValue) }
    writer.key("properties")
    writer.object { $0.member("family", rule.family.rawValue) }
  }

  private func result(_ found: Finding, _ writer: inout JSONWriter) {
    let finding = found.diagnostic
    writer.member("ruleId", finding.rule)
    if let index = rules.firstIndex(of: finding.rule) { writer.member("ruleIndex", index) }
    writer.member("level", finding.severity.rawValue)
    let parts = [finding.message, finding.why.map { "why: " + $0 }, finding.fix.map { "fix: " + $0 }]
    writer.key("message")
    writer.object { $0.member("text", parts.compactMap(\.self).joined(separator: "\n")) }
    writer.key("locations")
    writer.array { writer in
      writer.element()
      writer.object { writer in
        writer.key("physicalLocation")
        writer.object { Self.location(finding, &$0) }
      }
    }
    guard !found.others.isEmpty else { return }
    writer.key("relatedLocations")
    writer.array { writer in
      for other in found.others {
        writer.element()
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { Self.location(other, &$0) }
        }
      }
    }
  }

  private static func location(_ finding: Diagnostic, _ writer: inout JSONWriter) {
    file(finding.source, &writer)
    guard let place = finding.place else { return }
    writer.key("region")
    writer.object { writer in
      start(place.position, &writer)
      writer.member("endLine", place.position.line)
      writer.member("endColumn", place.position.column + place.length)
    }
  }

  private static func location(_ place: Finding.Place, _ writer: inout JSONWriter) {
    file(place.source, &writer)
    writer.key("region")
    writer.object { start(place.position, &$0) }
  }

  private static func file(_ path: String, _ writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.object { $0.member("uri", uri(path)) }
  }

  private static func start(_ position: SourcePosition, _ writer: inout JSONWriter) {
    writer.member("startLine", position.line)
    writer.member("startColumn", position.column)
  }

  /// The path with what a URI does not allow written as percent signs and digits; a relative path stays relative, without
  /// parts that say nothing (`./`).
  private static func uri(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }.map(escaped)
    if parts.isEmpty, !path.hasPrefix("/") { return "." }
    return (path.hasPrefix("/") ? "file:///" : "") + parts.joined(separator: "/")
  }

  private static func escaped(_ name: Substring) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
    return name.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
