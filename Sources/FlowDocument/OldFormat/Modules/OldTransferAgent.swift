/// A transfer to the agent of a quick connect.
enum OldTransferAgent: OldModuleKind {
  static let description = OldModuleDescription(
    "Transfer", target: "Agent", becomes: "TransferContactToAgent")
}
