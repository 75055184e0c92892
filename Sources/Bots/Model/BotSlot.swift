/// Something a bot must know, or may be told, about an intent.
public struct BotSlot: Sendable, Hashable {
  public let name: String
  public let type: SlotType
  /// True when the bot asks for it.
  public let isRequired: Bool
  /// What it asks; nil for one that is never asked for.
  public let question: BotMessage?
  /// How often it asks again after an answer that fits not.
  public let retries: Int
  /// What it is as long as the caller says nothing of it.
  public let standard: String?

  /// Lex proposes 4.
  public static let usualRetries = 4

  public init(
    name: String, type: SlotType, isRequired: Bool = true, question: BotMessage? = nil,
    retries: Int = usualRetries, standard: String? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.question = question
    self.retries = retries
    self.standard = standard
  }
}
