import Bots

/// A caller's talk with a bot.
public struct Conversation: Sendable, Hashable {
  let bot: Bot
  var session = BotSession()
  /// What people call the bot.
  public let name: String
  /// False for a bot that is not here: then it knows the intents' names and nothing more.
  public let isHere: Bool

  /// What the caller can mean, in the bot's order.
  public var intents: [String] { bot.intents.filter { !$0.isFallback }.map(\.name) }
}
