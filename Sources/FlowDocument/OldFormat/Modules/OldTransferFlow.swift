/// A transfer to another flow.
enum OldTransferFlow: OldModuleKind {
  static let description = OldModuleDescription(
    "Transfer", target: "Flow", becomes: "TransferToFlow", branches: [.error], copiedNext: ["Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.resource("ContactFlowId", from: "ContactFlowId")
  }
}
