/// An older name of the transfer to the working queue.
enum OldCustomerInQueue: OldModuleKind {
  static let description = OldModuleDescription(
    "CustomerInQueue", becomes: "TransferContactToQueue",
    branches: [.error("AtCapacity", "QueueAtCapacity"), .error], copiedNext: ["Error", "AtCapacity"])
}
