/// Priority or age in a queue.
enum OldUpdateRoutingPriority: OldModuleKind {
  static let description = OldModuleDescription(
    "UpdateRoutingPriority", becomes: "UpdateContactRoutingBehavior", branches: [.success])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.member("QueuePriority", from: "AbsolutePosition")
      + module.member("QueueTimeAdjustmentSeconds", from: "TimeOffset")
  }
}
