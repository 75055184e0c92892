import ContactCenter

/// What a `ConnectParticipantWithLexBot` action says about its conversation.
public struct BotSettings: Sendable, BitwiseCopyable {
  public var prompt: PromptSource?
  /// The bot's ARN, or its name for one of the first version.
  public var bot: TextHandle
  public var sessionAttributes: AssignmentRange
  /// What a chat gives the bot at once, without asking.
  public var initialMessage: TextHandle?
  /// How long a chat may be idle, in seconds.
  public var idleLimit: Int32

  /// The idle limit of a chat where the flow names none.
  public static let usualIdleLimit: Int32 = 300

  public init(
    prompt: PromptSource?, bot: TextHandle, sessionAttributes: AssignmentRange, initialMessage: TextHandle?,
    idleLimit: Int32
  ) {
    self.prompt = prompt
    self.bot = bot
    self.sessionAttributes = sessionAttributes
    self.initialMessage = initialMessage
    self.idleLimit = idleLimit
  }
}

/// What a bot is given: the beginning of a conversation, or what the caller said.
@frozen public struct BotTurn: Sendable, BitwiseCopyable {
  @frozen public enum Input: Sendable, BitwiseCopyable {
    /// A conversation begins; its session attributes are in `Effects.parameters`. It is answered by nothing.
    case begins
    case words(Value)
    case keys(Value)
    /// The caller said nothing in time.
    case silence
  }

  /// The bot's ARN or name.
  public var bot: Value
  public var input: Input

  @inlinable public init(bot: Value, input: Input) {
    self.bot = bot
    self.input = input
  }
}

/// What a bot answers (docs/bots.md). Its texts are in the contact's arena.
@frozen public enum BotAnswer: Sendable, BitwiseCopyable {
  /// It says something, if anything, and listens again.
  case asks(BotWords?)
  /// It says something, if anything, and the conversation is over with this intent.
  case ends(intent: Value, isDeclined: Bool, says: BotWords?)
  /// It could not be asked, or did not answer in time.
  case fails(isLate: Bool)
}

/// What a bot says.
@frozen public struct BotWords: Sendable, BitwiseCopyable {
  public var text: Value
  public var isSSML: Bool

  @inlinable public init(_ text: Value, isSSML: Bool) {
    self.text = text
    self.isSSML = isSSML
  }
}

/// The number of an action's bot settings in its program.
@frozen public struct BotSettingsHandle: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

extension ProgramBuilder {
  public mutating func addBotSettings(_ settings: BotSettings) -> BotSettingsHandle {
    parts.botSettings.append(settings)
    return BotSettingsHandle(parts.botSettings.count - 1)
  }
}

extension Turn {
  public func botSettings(_ handle: BotSettingsHandle) -> BotSettings {
    tables.pointee.botSettings[handle.index]
  }

  /// A value of one of the last bot's session attributes, by the first of these names that it has; nil for none.
  public func sessionAttribute(_ names: [String], _ range: AssignmentRange, _ contact: inout Contact)
    -> String?
  {
    for name in names {
      for index in range.indices where string(of: tables.pointee.assignments[index].name, &contact) == name {
        return string(of: tables.pointee.assignments[index].value, &contact)
      }
    }
    return nil
  }
}

extension Effects {
  /// Speaks or writes what a bot says.
  public mutating func askSpoken(_ words: BotWords, of contact: inout Contact, isInterruptible: Bool) {
    let body = value(copying: words.text, of: &contact)
    ask(.play(Prompt(words.isSSML ? .ssml : .text, body, isInterruptible: isInterruptible)))
  }
}
