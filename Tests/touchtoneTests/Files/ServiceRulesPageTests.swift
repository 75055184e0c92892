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
        + "\($0.isProposed ? "reference" : "touchtone") |"
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
