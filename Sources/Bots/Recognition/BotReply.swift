import ContactCenter

/// What a bot answers to words.
public struct BotReply: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// It listens again: for a slot, or for a yes.
    case listens(slot: String?)
    /// The conversation is over, with this intent.
    case ends(intent: String, state: IntentState)
  }

  public enum IntentState: String, Sendable {
    case readyForFulfillment = "ReadyForFulfillment"
    case failed = "Failed"
  }

  /// Another intent that the words may have meant.
  public struct Alternative: Sendable, Hashable {
    public let intent: String
    /// In hundredths.
    public let score: Int
  }

  /// What the bot says first; nil for nothing.
  public let says: BotMessage?
  public let outcome: Outcome
  /// The intent it has in mind; nil while it has none.
  public let intent: String?
  /// How sure it is of the intent, in hundredths.
  public let score: Int
  /// The slots that are known, in the bot's order.
  public let slots: [NamedValue]
  /// What else the words may have meant, the likeliest first.
  public let alternatives: [Alternative]
}
