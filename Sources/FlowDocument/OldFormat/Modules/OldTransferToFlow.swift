/// An older name of the transfer to another flow.
enum OldTransferToFlow: OldModuleKind {
  static let description = OldModuleDescription(
    "TransferToFlow", becomes: "TransferToFlow", branches: [.error], copiedNext: ["Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.resource("ContactFlowId", from: "ContactFlowId")
  }
}
