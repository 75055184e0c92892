import Foundation
import Handlers
import TestSupport
import Testing

/// What docs/import.md promises to list.
@Suite struct ImportGuideTests {
  private func guide() throws -> String {
    try String(contentsOfFile: packagePath("docs/import.md"), encoding: .utf8)
  }

  @Test func everyArnOfTheFlowsIsListed() throws {
    let guide = try guide()
    for reference in try FlowResourcesTests.references() {
      let row = "| \(reference.name ?? "") | `\(reference.arn)` |"
      #expect(guide.contains(row), "no row \(row)")
    }
  }

  @Test func noArnIsListedThatNoFlowUses() throws {
    let center = try FlowResourcesTests.center()
    let whispers = center.queues.compactMap(\.outboundWhisper)
    let used = Set(
      try FlowResourcesTests.references().map(\.arn)
        + (center.flows ?? []).filter { whispers.contains($0.name) }.compactMap(\.arn))
    let listed = try guide().split(separator: "`").filter { $0.hasPrefix("arn:") }.map(String.init)
    for arn in listed where !used.contains(arn) {
      #expect(used.contains { $0.hasPrefix("\(arn)/") }, "\(arn)")
    }
  }

  @Test func everyHandlerIsListedWithWhatItTakes() throws {
    let guide = try guide()
    for handler in HandlerCatalog.all {
      let parameters = handler.description.parameters.map { "`\($0.name)`" }.joined(separator: ", ")
      let row = "| \(handler.description.name) | \(parameters) |"
      #expect(guide.contains(row), "no row \(row)")
    }
  }
}
