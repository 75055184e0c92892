import Bots
import ContactCenter
import FlowEngine

// Callers who talk to bots.
extension World {
  /// Begins a conversation, or gives the bot what the caller said and passes its answer on.
  mutating func converse(_ turn: BotTurn, _ contact: Int, _ side: Side) -> ContactEvent? {
    switch turn.input {
    case .begins:
      var bot = program.string(turn.bot, in: effects)
      if state.conditions.hasOverrides, let override = overrideBot(&bot, contact, side) {
        return answerForBot(override.effect, after: override.delay, contact, side)
      }
      begin(bot, contact, side)
      return nil
    case .words(let words):
      let text = program.string(words, in: effects)
      let isTyped = isChat(contact)
      record(.say, text, contact, .said(isHeard: true, isTyped: isTyped), side: side)
      return .botReplied(hear(text, contact, side))
    case .keys(let keys): return .botReplied(hear(program.string(keys, in: effects), contact, side))
    case .silence: return .botReplied(hear(nil, contact, side))
    }
  }

  private mutating func begin(_ reference: String, _ contact: Int, _ side: Side) {
    if observer.isOn { logEntry(contact) }
    let action = state.contacts[contact].contact.execution.action
    let conversation = center.conversation(with: reference, at: action)
    state.contacts[contact].conversation = conversation
    let program = program
    change(contact, side) { $0.emptyLoaded(under: "Lex", program) }
    for index in 0..<effects.parameters.count {
      let parameter = effects.parameters[index]
      guard !parameter.value.isMissing else { continue }
      let name = program.string(parameter.name, in: effects)
      let value = program.string(parameter.value, in: effects)
      change(contact, side) { $0.setLoaded("Lex.SessionAttributes." + name, value, program) }
    }
    if !conversation.isHere { sayBotStandIn(conversation, contact, side) }
  }

  /// What the bot answers; what it understood is in `$.Lex`.
  private mutating func hear(_ text: String?, _ contact: Int, _ side: Side) -> BotAnswer {
    guard var conversation = state.contacts[contact].conversation else {
      preconditionFailure("a bot was asked before its conversation began")
    }
    let reply = conversation.session.hear(text, conversation.bot, today: localTime(at: state.now).date)
    state.contacts[contact].conversation = conversation
    if observer.isOn { record(reply, by: conversation, contact, side) }
    let program = program
    var answer = BotAnswer.asks(nil)
    change(contact, side) { contact in
      contact.setLex(reply, program)
      let words = reply.says.map { BotWords(contact.value($0.text, program), isSSML: $0.isSSML) }
      switch reply.outcome {
      case .listens: answer = .asks(words)
      case .ends(let intent, let state):
        answer = .ends(intent: contact.value(intent, program), isDeclined: state == .failed, says: words)
      }
    }
    return answer
  }

  private mutating func record(_ reply: BotReply, by conversation: Conversation, _ contact: Int, _ side: Side)
  {
    // What is not understood meets an intent, too, where the action has a branch for that.
    let branches = action(of: contact, side).map { program.actionSources[$0.index].action.namedIntents } ?? []
    let intent = reply.intent.flatMap { reply.score > 0 || branches.contains($0) ? $0 : nil }
    var words = "\(conversation.name): \(intent ?? "no intent")"
    for slot in reply.slots { words += " \(slot.name)=\(slot.value)" }
    switch reply.outcome {
    case .listens(let slot): words += slot.map { ", asks for \($0)" } ?? ", asks whether it is right"
    case .ends(_, .failed): words += ", declined"
    case .ends: break
    }
    let report = TranscriptEntry.BotReport(
      name: conversation.name, intent: intent, score: reply.score,
      slots: reply.slots)
    record(.bot, words, contact, .bot(report), side: side)
  }
}

extension WorldCenter {
  /// A conversation with the bot that an action names: the center's, else one that knows the names of the intents that
  /// the action branches on.
  func conversation(with reference: String, at action: ActionIndex) -> Conversation {
    if let index = program.bot(reference) {
      return Conversation(bot: bots[index], name: definition.bots[index].name, isHere: true)
    }
    let intents = program.actionSources[action.index].action.namedIntents
    let plain = program.shownName(ofBot: reference)
    return Conversation(bot: Bot(knowing: intents, name: plain), name: plain, isHere: false)
  }
}

extension Contact {
  /// `$.Lex` becomes what a bot understood (reference, section 4).
  fileprivate mutating func setLex(_ reply: BotReply, _ program: Program) {
    setLoaded("Lex.IntentName", reply.intent, program)
    setLoaded("Lex.IntentConfidence.Score", Self.decimal(reply.score), program)
    var state = "ElicitIntent"
    switch reply.outcome {
    case .listens(let slot): state = slot == nil ? "ConfirmIntent" : "ElicitSlot"
    case .ends(_, let ending): state = ending.rawValue
    }
    setLoaded("Lex.DialogState", state, program)
    emptyLoaded(under: "Lex.Slots", program)
    for slot in reply.slots { setLoaded("Lex.Slots." + slot.name, slot.value, program) }
    emptyLoaded(under: "Lex.AlternativeIntents", program)
    for (place, other) in reply.alternatives.enumerated() {
      setLoaded("Lex.AlternativeIntents.\(place).IntentName", other.intent, program)
      setLoaded("Lex.AlternativeIntents.\(place).IntentConfidence.Score", Self.decimal(other.score), program)
    }
  }

  /// Hundredths as "0.87".
  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
