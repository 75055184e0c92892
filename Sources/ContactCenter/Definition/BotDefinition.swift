/// A bot that flows let callers talk to, and where its words are.
public struct BotDefinition: Resource, Hashable {
  public let name: String
  /// Of one of its aliases.
  public let arn: String?
  /// A bot's own file, or the folder of an exported Lex bot; relative to the folder of `center.json`.
  public let file: String
  /// Which language of an exported bot is spoken, as "en_US"; nil for the center's own.
  public let locale: String?

  public init(name: String, arn: String? = nil, file: String, locale: String? = nil) {
    self.name = name
    self.arn = arn
    self.file = file
    self.locale = locale
  }
}
