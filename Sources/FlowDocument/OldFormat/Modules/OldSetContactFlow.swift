/// A whisper, queue or hold flow; older than `SetEventHook`.
enum OldSetContactFlow: OldModuleKind {
  static let description = OldModuleDescription(
    "SetContactFlow", becomes: "UpdateContactEventHooks", branches: [.success, .error.ifPresent],
    errorLikeSuccess: "NoMatchingError")

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.eventHook()
  }
}
