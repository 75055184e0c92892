import FlowAnalysis
import Foundation
import Testing

/// `docs/checks.md` says what the code says.
@Suite struct CheckReferenceTests {
  static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/checks.md")

  @Test func thePageIsCurrent() throws {
    let markdown = CheckReference.markdown
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try markdown.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: Self.page, encoding: .utf8) == markdown,
      "docs/checks.md is not current: RECORD_SNAPSHOTS=1 make test writes it anew")
  }
}
