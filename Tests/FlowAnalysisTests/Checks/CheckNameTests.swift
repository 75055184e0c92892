import FlowAnalysis
import Foundation
import Testing

/// Every rule that is found while flows are read and linked is in the catalog, so that it is documented and can be
/// switched off.
@Suite struct CheckNameTests {
  static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// What is wrong with the files of a center that are no flows.
  private static let ofCenters: Set<Substring> = ["unknown-branch", "service-rules"]

  @Test(arguments: ["FlowDocument", "FlowEngine", "FlowActions", "FlowAnalysis"])
  func theCatalogHasEveryRuleOfFlows(layer: String) throws {
    let folder = Self.sources.appending(path: layer)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /rule: "([a-z-]+)"/) where !Self.ofCenters.contains(match.1) {
        #expect(CheckCatalog.named(String(match.1)) != nil, "\(file): \(match.1)")
      }
    }
  }
}
