import FlowEngine
import Foundation
import TestSupport
import Testing

/// docs/service-rules.md has every setting as the code has it; `RECORD_SNAPSHOTS=1` writes its table anew.
@Suite struct ServiceRulesPageTests {
  private static let page = packagePath("docs/service-rules.md")

  private static let table =
    ["| setting | about | question | allowed | default | proposed by |", "|---|---|---|---|---|---|"]
    + ServiceRules.settings.map {
      "| `\($0.name)` | \($0.topic) | \($0.question) | \($0.allowed) | \($0.standard) | "
        + "\($0.isProposed ? "pages" : "touchtone") |"
    }

  @Test func theTableIsTheSettings() throws {
    var lines = try String(contentsOfFile: Self.page, encoding: .utf8).components(separatedBy: "\n")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let first = try #require(lines.firstIndex { $0.hasPrefix("|") })
      lines.removeAll { $0.hasPrefix("|") }
      lines.insert(contentsOf: Self.table, at: first)
      try lines.joined(separator: "\n").write(toFile: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(lines.filter { $0.hasPrefix("|") } == Self.table)
  }

  /// docs/aws-test-cases.md has those that are about test cases; its last table is written anew as the other one is.
  @Test func thePageOfTestCasesHasTheirSettings() throws {
    let page = packagePath("docs/aws-test-cases.md")
    let head = "| setting | question | allowed | default |\n|---|---|---|---|\n"
    let rows = ServiceRules.settings.filter { $0.topic == ServiceRules.testCaseTopic }.map {
      "| `\($0.name)` | \($0.question) | \($0.allowed) | \($0.standard) |\n"
    }
    let text = try String(contentsOfFile: page, encoding: .utf8)
    let start = try #require(text.range(of: head)).upperBound
    let current = text[..<start] + rows.joined()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try current.write(toFile: page, atomically: true, encoding: .utf8)
    } else {
      #expect(text == current)
    }
  }

  /// A setting that nothing reads would be a promise that nobody keeps.
  @Test func everySettingIsReadSomewhere() throws {
    let folder = packagePath("Sources")
    var code = ""
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where name.hasSuffix(".swift") && !name.contains("/ServiceRules") {
      code += try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    for setting in ServiceRules.settings {
      #expect(code.contains("rules.\(setting.name)"), "\(setting.name)")
    }
  }

  /// What the struct holds is what can be set.
  @Test func everyPropertyIsASetting() {
    let properties = Mirror(reflecting: ServiceRules()).children.compactMap(\.label)
    #expect(properties.sorted() == ServiceRules.settings.map(\.name).sorted())
  }
}
