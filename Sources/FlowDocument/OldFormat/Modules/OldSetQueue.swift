/// The working queue.
enum OldSetQueue: OldModuleKind {
  static let description = OldModuleDescription(
    "SetQueue", becomes: "UpdateContactTargetQueue", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.queue()
  }
}
