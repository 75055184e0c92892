/// Keys of the telephone in a pasted text.
public struct PastedKeys: Sendable, Equatable {
  /// The keys in order.
  public let keys: [Character]
  /// How many other characters were dropped; blanks do not count.
  public let dropped: Int
  /// Whether there are so many that a person should be asked before they are pressed.
  public var needsAsking: Bool { keys.count > 20 }

  public init(_ text: String) {
    keys = text.filter { Keypad.strip.contains($0) }
    dropped = text.count { !Keypad.strip.contains($0) && !$0.isWhitespace }
  }
}
