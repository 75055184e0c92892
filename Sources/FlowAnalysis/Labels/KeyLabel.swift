import FlowEngine

/// What a key does from here, short enough for a keypad.
public struct KeyLabel: Sendable, Hashable {
  public let digit: DTMFDigit
  /// `plots`, `site visit`, `Tue 24`, `back`; the keypad cuts what is longer than its key.
  public let text: String
  /// True when the words name the key; else it goes by where it leads.
  public let isNamed: Bool
  /// False for a key that the words do not name and whose branch first tests whether it is allowed: a choice that is
  /// not on offer now.
  public let isOffered: Bool
}
