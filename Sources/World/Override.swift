import ContactCenter
import FlowEngine

/// What one use of a resource meets in place of what it would meet: the next use, and only that one.
public struct Override: Sendable, Hashable {
  /// A resource, with what becomes of its use.
  public enum Effect: Sendable, Hashable {
    case lambda(name: String, LambdaEffect)
    case bot(name: String, BotEffect)
    case hours(HoursIndex, HoursEffect)
    case queue(QueueIndex, QueueUses, QueueEffect)
  }

  public enum LambdaEffect: Sendable, Hashable {
    /// Another function is invoked, by its name or ARN.
    case substitute(String)
    case answers(LambdaAnswer)
    case fails(LambdaFailure)
  }

  /// Kept by reference, so that a contact has little room for it.
  public indirect enum BotEffect: Sendable, Hashable {
    /// Another bot is asked, by its name or ARN.
    case substitute(String)
    /// The conversation is over at once, and this is what the bot understood.
    case understands(BotUnderstanding)
    case fails(isLate: Bool)
  }

  public enum HoursEffect: Sendable, Hashable {
    case substitute(HoursIndex)
    case answers(HoursAnswer)
  }

  public enum QueueEffect: Sendable, Hashable {
    case substitute(QueueIndex)
    case answers(QueueAnswer)
  }

  /// The ways in which a contact comes into a queue.
  public struct QueueUses: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let transfer = QueueUses(rawValue: 1)
    /// From another queue.
    public static let move = QueueUses(rawValue: 2)
  }

  public let effect: Effect
  /// How long an answer takes.
  public let delay: Milliseconds
  /// True when the substitute may be overridden in its turn.
  public let isSubstituteOverridable: Bool
  /// By which whoever declared it knows it again.
  public let number: Int

  /// True when nothing is called in place of the resource.
  public var isMock: Bool {
    switch effect {
    case .lambda(_, .substitute), .bot(_, .substitute), .hours(_, .substitute), .queue(_, _, .substitute):
      false
    case .lambda, .bot, .hours, .queue: true
    }
  }

  public init(
    _ effect: Effect, delay: Milliseconds = .zero, isSubstituteOverridable: Bool = false, number: Int = 0
  ) {
    self.effect = effect
    self.delay = delay
    self.isSubstituteOverridable = isSubstituteOverridable
    self.number = number
  }
}

/// What a bot is said to have understood, as `$.Lex` holds it.
public struct BotUnderstanding: Sendable, Hashable {
  public let intent: String
  public let slots: [NamedValue]
  public let sessionAttributes: [NamedValue]

  public init(intent: String, slots: [NamedValue] = [], sessionAttributes: [NamedValue] = []) {
    self.intent = intent
    self.slots = slots
    self.sessionAttributes = sessionAttributes
  }
}
