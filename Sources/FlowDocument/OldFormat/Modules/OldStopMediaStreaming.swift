/// The end of media streaming.
enum OldStopMediaStreaming: OldModuleKind {
  static let description = OldModuleDescription(
    "StopMediaStreaming", becomes: "UpdateContactMediaStreamingBehavior",
    branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.mediaStreaming("Disabled")
  }
}
