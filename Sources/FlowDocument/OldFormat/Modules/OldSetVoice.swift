/// The voice of prompts.
enum OldSetVoice: OldModuleKind {
  static let description = OldModuleDescription(
    "SetVoice", becomes: "UpdateContactTextToSpeechVoice", branches: [.success, .error.ifPresent])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.member("TextToSpeechVoice", from: "GlobalVoice")
      + module.member("TextToSpeechEngine", from: "GlobalEngine")
      + module.member("TextToSpeechStyle", from: "SpeakingStyle")
  }
}
