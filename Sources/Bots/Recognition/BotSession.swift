import ContactCenter

/// A conversation with a bot: what it has understood so far, and what it waits for. A value: copied, it goes on twice.
public struct BotSession: Sendable, Hashable {
  private enum Stage: Hashable {
    case intent
    case slot(Int, retries: Int)
    case confirmation(retries: Int)
  }

  private var stage = Stage.intent
  private var intent: Int?
  private var values: [String?] = []
  private var score = 0
  private var alternatives: [BotReply.Alternative] = []

  /// A conversation in which nothing was said yet.
  public init() {}

  /// Where it stands, in texts that are equal for conversations that will go on alike.
  public var marks: [String] {
    let place =
      switch stage {
      case .intent: "intent"
      case .slot(let slot, let retries): "slot \(slot) \(retries)"
      case .confirmation(let retries): "confirmation \(retries)"
      }
    return [place, intent.map(String.init) ?? "-", String(score)] + values.map { $0.map { "=" + $0 } ?? "-" }
  }

  /// The caller said or typed something, or keys; nil for silence.
  ///
  /// - Parameter today: the day in the center's zone, for dates.
  public mutating func hear(_ text: String?, _ bot: Bot, today: CivilDate) -> BotReply {
    let words = Words(text ?? "")
    switch stage {
    case .intent: return hearIntent(words, bot, today)
    case .slot(let slot, let retries): return hearSlot(slot, retries, words, bot, today)
    case .confirmation(let retries): return hearConfirmation(retries, words, bot)
    }
  }

  private mutating func hearIntent(_ words: Words, _ bot: Bot, _ today: CivilDate) -> BotReply {
    let understood = bot.understand(words, today: today)
    guard let first = understood.first else { return endWithFallback(bot) }
    begin(first, others: understood.dropFirst(), bot)
    return goOn(bot)
  }

  private mutating func begin(_ understood: Understanding, others: ArraySlice<Understanding>, _ bot: Bot) {
    intent = understood.intent
    score = understood.score
    alternatives = others.map { BotReply.Alternative(intent: bot.intents[$0.intent].name, score: $0.score) }
    values = zip(bot.intents[understood.intent].slots, understood.values).map { $1 ?? $0.standard }
  }

  private mutating func hearSlot(
    _ slot: Int, _ retries: Int, _ words: Words, _ bot: Bot, _ today: CivilDate
  ) -> BotReply {
    guard let intent else { return endWithFallback(bot) }
    let asked = bot.intents[intent].slots[slot]
    if let value = asked.type.value(of: words.list[...], today: today, isAnswer: true) {
      values[slot] = value
      return goOn(bot)
    }
    // Who asks for something else altogether gets that.
    if let other = bot.understand(words, today: today).first, other.score == 100, other.intent != intent {
      begin(other, others: [], bot)
      return goOn(bot)
    }
    guard retries > 0 else { return endWithFallback(bot) }
    stage = .slot(slot, retries: retries - 1)
    return reply(asked.question, .listens(slot: asked.name), bot)
  }

  private mutating func hearConfirmation(_ retries: Int, _ words: Words, _ bot: Bot) -> BotReply {
    guard let intent, let confirmation = bot.intents[intent].confirmation else { return endWithFallback(bot) }
    switch SpokenConfirmation(words.list[...])?.isYes {
    case true: return end(bot)
    case false:
      stage = .intent
      return reply(
        confirmation.declined, .ends(intent: bot.intents[intent].name, state: .failed), bot)
    case nil:
      guard retries > 0 else { return endWithFallback(bot) }
      stage = .confirmation(retries: retries - 1)
      return reply(confirmation.question, .listens(slot: nil), bot)
    }
  }

  /// Asks for the next slot that is missing, then whether all is right, then ends.
  private mutating func goOn(_ bot: Bot) -> BotReply {
    guard let intent else { return endWithFallback(bot) }
    let meant = bot.intents[intent]
    for (place, slot) in meant.slots.enumerated()
    where slot.isRequired && slot.question != nil && values[place] == nil {
      stage = .slot(place, retries: slot.retries)
      return reply(slot.question, .listens(slot: slot.name), bot)
    }
    if let confirmation = meant.confirmation {
      stage = .confirmation(retries: confirmation.retries)
      return reply(confirmation.question, .listens(slot: nil), bot)
    }
    return end(bot)
  }

  private mutating func end(_ bot: Bot) -> BotReply {
    guard let intent else { return endWithFallback(bot) }
    stage = .intent
    let meant = bot.intents[intent]
    return reply(meant.closing, .ends(intent: meant.name, state: .readyForFulfillment), bot)
  }

  /// Nothing fits: the bot's own intent for that.
  private mutating func endWithFallback(_ bot: Bot) -> BotReply {
    stage = .intent
    intent = nil
    values = []
    score = 0
    alternatives = []
    let name = bot.fallback.map { bot.intents[$0].name } ?? Bot.fallbackName
    return BotReply(
      says: bot.fallback.flatMap { bot.intents[$0].closing },
      outcome: .ends(intent: name, state: .readyForFulfillment), intent: name, score: 0, slots: [],
      alternatives: [])
  }

  private func reply(_ message: BotMessage?, _ outcome: BotReply.Outcome, _ bot: Bot) -> BotReply {
    let meant = intent.map { bot.intents[$0] }
    let known = zip(meant?.slots ?? [], values).compactMap { slot, value in
      value.map { NamedValue(name: slot.name, value: $0) }
    }
    return BotReply(
      says: message.map { filled($0, known) }, outcome: outcome, intent: meant?.name, score: score,
      slots: known,
      alternatives: alternatives)
  }

  /// The message with the slots that it names in braces filled in.
  private func filled(_ message: BotMessage, _ slots: [NamedValue]) -> BotMessage {
    var text = ""
    var rest = Substring(message.text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      text += rest[..<open]
      if let slot = slots.first(where: { $0.name == name }) {
        text += message.isSSML ? Self.escaped(slot.value) : slot.value
      } else {
        text += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return BotMessage(text + rest, isSSML: message.isSSML)
  }

  /// What a caller said is no markup.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
