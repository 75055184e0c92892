/// Something a caller may want, with the ways to say it.
public struct BotIntent: Sendable, Hashable {
  public let name: String
  public let utterances: [SampleUtterance]
  /// In the order in which they are asked for.
  public let slots: [BotSlot]
  /// Asks whether the bot understood rightly; nil when it does not ask.
  public let confirmation: Confirmation?
  /// What the bot says once it knows everything; nil for nothing.
  public let closing: BotMessage?
  /// True for the intent that words mean which fit no other.
  public let isFallback: Bool

  public struct Confirmation: Sendable, Hashable {
    public let question: BotMessage
    public let retries: Int
    /// Said after a no; nil for nothing.
    public let declined: BotMessage?

    public init(question: BotMessage, retries: Int = BotSlot.usualRetries, declined: BotMessage? = nil) {
      self.question = question
      self.retries = retries
      self.declined = declined
    }
  }

  public init(
    name: String, utterances: [SampleUtterance], slots: [BotSlot] = [], confirmation: Confirmation? = nil,
    closing: BotMessage? = nil, isFallback: Bool = false
  ) {
    self.name = name
    self.utterances = utterances
    self.slots = slots
    self.confirmation = confirmation
    self.closing = closing
    self.isFallback = isFallback
  }
}

/// One thing a bot says.
public struct BotMessage: Sendable, Hashable {
  public let text: String
  public let isSSML: Bool

  public init(_ text: String, isSSML: Bool = false) {
    self.text = text
    self.isSSML = isSSML
  }
}
