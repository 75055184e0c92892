/// A transfer to the working queue.
enum OldTransferQueue: OldModuleKind {
  static let description = OldModuleDescription(
    "Transfer", target: "Queue", becomes: "TransferContactToQueue",
    branches: [.error("AtCapacity", "QueueAtCapacity"), .error], copiedNext: ["Error", "AtCapacity"])
}
