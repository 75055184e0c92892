/// The recordings that are in the prompt library of every instance (reference, section 7).
public enum LibraryPrompt {
  /// True for the name of one of them.
  public static func has(_ name: String) -> Bool {
    ["Beep.wav", "CustomerQueue.wav", "CustomerHold.wav"].contains(name)
      || name.hasPrefix("Music_") && name.hasSuffix(".wav")
  }
}
