/// What the address of a recording tells of its format: the service plays WAV files alone (reference, section 7).
public enum RecordingFormat {
  private static let others: Set<String> = [
    "mp3", "mp4", "m4a", "aac", "ogg", "oga", "opus", "flac", "wma", "aif", "aiff", "webm", "amr",
  ]

  /// True for a sound that is no WAV file, by the ending of its address.
  public static func isOther(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return others.contains(path.split(separator: ".").last?.lowercased() ?? "")
  }
}
