import JSON

/// A wait.
enum OldWait: OldModuleKind {
  static let description = OldModuleDescription(
    "Wait", becomes: "Wait",
    branches: [
      .outcome("Timeout", "WaitCompleted"), .outcome("CustomerReturned", "CustomerReturned").ifPresent,
      .error,
    ], copiedNext: ["Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let limit = module.member("TimeLimitSeconds", from: "TimeoutSeconds")
    guard let returned = module.branch("CustomerReturned") else { return limit }
    return limit + [("Events", JSONTree([JSONTree("CustomerReturned", from: returned)], from: returned))]
  }
}
