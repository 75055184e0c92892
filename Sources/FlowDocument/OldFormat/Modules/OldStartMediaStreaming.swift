/// The beginning of media streaming.
enum OldStartMediaStreaming: OldModuleKind {
  static let description = OldModuleDescription(
    "StartMediaStreaming", becomes: "UpdateContactMediaStreamingBehavior",
    branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.mediaStreaming("Enabled")
  }
}
