/// The engines that speak prompts (reference, `UpdateContactTextToSpeechVoice`).
public enum SpeechEngine {
  /// True for one that pages do not list and exports have: of another provider of voices, "connect:agentic", or one that is
  /// newer than the list.
  public static func isOther(_ name: String) -> Bool {
    name.contains(":") || name.lowercased() == "long-form"
  }
}
