/// Words to choose from that pages do not list and exports of the console have.
public enum ExportedWord {
  /// True for an engine of another provider of voices, "connect:agentic", or one that is newer than the list, the style
  /// "Standard" (reference, `UpdateContactTextToSpeechVoice`), and for what the console writes for the choices of
  /// `CreatePersistentContactAssociation`.
  public static func has(_ word: String, under parameter: String) -> Bool {
    switch parameter {
    case "TextToSpeechEngine": word.contains(":") || word.lowercased() == "long-form"
    case "TextToSpeechStyle": word.lowercased() == "standard"
    case "RehydrationType": ["from segment", "entire past session"].contains(word.lowercased())
    default: false
    }
  }
}
