/// What chooses a voice beside its name (reference, `UpdateContactTextToSpeechVoice`).
public enum SpeechOption {
  /// True for an engine or a style that pages do not list and exports have: an engine of another provider of voices,
  /// "connect:agentic", or one that is newer than the list; the style "Standard".
  public static func isOther(_ name: String, under parameter: String) -> Bool {
    switch parameter {
    case "TextToSpeechEngine": name.contains(":") || name.lowercased() == "long-form"
    case "TextToSpeechStyle": name.lowercased() == "standard"
    default: false
    }
  }
}
