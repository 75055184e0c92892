/// How long the wording of a prompt may be, in characters (reference, section 7).
public enum PromptLimits {
  /// What is spoken: markup does not count.
  public static let billed = 3000
  /// With its markup.
  public static let whole = 6000

  /// True for plain text that is not too long to be spoken.
  static func allows(plain text: String) -> Bool {
    // No character has less than a byte.
    text.utf8.count <= billed || text.unicodeScalars.count <= billed
  }
}
