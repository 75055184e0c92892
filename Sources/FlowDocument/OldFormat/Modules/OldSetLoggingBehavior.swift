import JSON

/// The flow log.
enum OldSetLoggingBehavior: OldModuleKind {
  static let description = OldModuleDescription(
    "SetLoggingBehavior", becomes: "UpdateFlowLoggingBehavior", branches: [.success])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    guard let behavior = module.word("LoggingBehavior") else { return [] }
    return [("FlowLoggingBehavior", JSONTree(module.state(behavior.text), from: behavior.value))]
  }
}
