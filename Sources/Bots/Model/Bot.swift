/// A bot that understands what a caller says or types, in place of one of Lex: its intents, their slots, what it asks.
///
/// It works by its sample utterances alone and by counting words, so that the same words are always understood in the
/// same way. How near that comes to the service's own understanding is approximate, and said so.
public struct Bot: Sendable, Hashable {
  public let name: String
  /// In the order of its text: of two that fit equally well, the first is meant.
  public let intents: [BotIntent]
  /// The least score, in hundredths, with which words count as understood.
  public let threshold: Int

  /// Lex proposes 0.40.
  public static let usualThreshold = 40

  public init(name: String, intents: [BotIntent], threshold: Int = usualThreshold) {
    self.name = name
    self.intents = intents
    self.threshold = threshold
  }

  /// The intent of words that fit no other; nil when the bot declares none.
  var fallback: Int? { intents.firstIndex { $0.isFallback } }

  /// What an intent is called that no bot declares and every bot of Lex has.
  static let fallbackName = "FallbackIntent"
}

extension Bot {
  /// A bot that knows the intents' names and nothing more: whoever says the name, means the intent; who
  /// says anything else, that for the rest, where it is among them.
  public init(knowing intents: [String], name: String) {
    self.init(
      name: name,
      intents: intents.map { intent in
        BotIntent(
          name: intent,
          utterances: [intent, Words.ofIdentifier(intent).joined(separator: " ")].map { SampleUtterance($0) },
          isFallback: intent == Bot.fallbackName)
      })
  }
}
