import FlowActions
import FlowAnalysis
import FlowEngine
import Foundation
import Testing

/// `docs/actions.md` says what the code says.
@Suite struct ActionReferenceTests {
  static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/actions.md")

  @Test func thePageIsCurrent() throws {
    let markdown = ActionReference(.standard).markdown
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try markdown.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: Self.page, encoding: .utf8) == markdown,
      "docs/actions.md is not current: RECORD_SNAPSHOTS=1 make test writes it anew")
  }

  @Test func everyTypeHasOneRow() {
    let lines = ActionReference(.standard).markdown.split(separator: "\n")
    for type in ActionCatalog.standard.names {
      #expect(lines.count { $0.hasPrefix("| `\(type)` |") } == 1, "\(type)")
    }
  }
}
