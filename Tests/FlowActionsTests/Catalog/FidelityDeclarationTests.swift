import FlowActions
import FlowEngine
import FlowTestSupport
import Foundation
import Testing

/// Every action type has its own file and says how near it comes to the service.
@Suite struct FidelityDeclarationTests {
  static let folders: [ActionGroup: String] = [
    .participant: "Participant", .flowControl: "FlowControl", .contact: "Contact",
    .interactions: "Interaction",
  ]

  /// An action by itself, or one of a kind whose ways several types share.
  static let kinds = ["FlowAction", "RecordAction", "RoutingCriteriaAction"]

  @Test(arguments: ActionCatalog.standard.actionTypes.map(\.description))
  func hasItsFileAndAFidelity(description: ActionDescription) throws {
    let folder = try #require(Self.folders[description.group])
    let file = FlowFiles.package.appending(path: "Sources/FlowActions/\(folder)/\(description.type).swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(Self.kinds.contains { text.contains("struct \(description.type): \($0) {") })
    switch description.fidelity {
    case .exact: break
    case .approximated(let why), .stubbed(let why):
      #expect(why.count > 10 && !why.hasSuffix(".") && why.first?.isUppercase == false, "\(why)")
    }
  }
}
