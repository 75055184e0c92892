/// A prompt.
enum OldPlayPrompt: OldModuleKind {
  static let description = OldModuleDescription(
    "PlayPrompt", "PlayAudio", becomes: "MessageParticipant", branches: [.success, .error.ifPresent])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.prompt()
  }
}
