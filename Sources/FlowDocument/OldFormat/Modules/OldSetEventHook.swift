/// A flow for a moment of the contact.
enum OldSetEventHook: OldModuleKind {
  static let description = OldModuleDescription(
    "SetEventHook", becomes: "UpdateContactEventHooks", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.eventHook()
  }
}
