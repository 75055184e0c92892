/// A callback.
enum OldCreateCallback: OldModuleKind {
  static let description = OldModuleDescription(
    "CreateCallback", becomes: "CreateCallbackContact", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.queue() + module.member("InitialCallDelaySeconds", from: "InitialDelaySeconds")
      + module.member("MaximumConnectionAttempts", from: "MaxRetryAttempts")
      + module.member("RetryDelaySeconds", from: "RetryDelaySeconds")
  }
}
