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

  @Test(arguments: ActionCatalog.standard.actionTypes.map(\.description))
  func hasItsFileAndAFidelity(description: ActionDescription) throws {
    let folder = try #require(Self.folders[description.group])
    let file = FlowFiles.package.appending(path: "Sources/FlowActions/\(folder)/\(description.type).swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("struct \(description.type): FlowAction {"))
    switch description.fidelity {
    case .exact: break
    case .approximated(let why), .stubbed(let why):
      #expect(why.count > 10 && !why.hasSuffix(".") && why.first?.isUppercase == false, "\(why)")
    }
  }
}
