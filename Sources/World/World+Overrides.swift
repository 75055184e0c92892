import ContactCenter
import FlowEngine

// Single uses of resources that something else was declared for.
extension World {
  /// A Lambda that is about to be invoked becomes another one, or has its answer already.
  @inline(never) mutating func overrideLambda(_ pending: inout PendingLambda, _ contact: Int, _ side: Side) {
    while true {
      let name = pending.function.name
      var effect: Override.LambdaEffect?
      let taken = state.conditions.takeOverride { override in
        guard case .lambda(name, let found) = override.effect else { return false }
        effect = found
        return true
      }
      guard let taken, let effect else { return }
      switch effect {
      case .substitute(let reference):
        pending.function = center.function(reference)
        record(.note, "overridden: \(pending.name) is invoked in place of \(name)", contact, side: side)
        if taken.isSubstituteOverridable { continue }
      case .answers(let answer):
        pending.override = (Self.checked(answer, anyShape: pending.takesAnyShape, program), taken.delay)
        let words =
          answer.values.isEmpty
          ? "nothing" : answer.values.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        record(.note, "overridden: \(name) answers \(words)", contact, side: side)
      case .fails(let failure):
        pending.override = (.fails(failure, why: "overridden"), taken.delay)
        record(.note, "overridden: \(name) fails", contact, side: side)
      }
      return
    }
  }

  /// What hours that are asked say by an override; nil where there is none, with other hours where those substitute.
  @inline(never) mutating func overrideHours(_ hours: inout HoursIndex, _ contact: Int) -> HoursAnswer? {
    while true {
      let asked = hours
      var effect: Override.HoursEffect?
      let taken = state.conditions.takeOverride { override in
        guard case .hours(asked, let found) = override.effect else { return false }
        effect = found
        return true
      }
      guard let taken, let effect else { return nil }
      let name = program.hours[asked.index].name
      switch effect {
      case .substitute(let other):
        hours = other
        let otherName = program.hours[other.index].name
        record(.note, "overridden: the hours \(otherName) are asked in place of \(name)", contact)
        if taken.isSubstituteOverridable { continue }
        return nil
      case .answers(let answer):
        record(.note, "overridden: the hours \(name) are \(answer.words)", contact)
        return answer
      }
    }
  }

  /// What a queue answers by an override; nil where there is none. Another queue that substitutes becomes the target.
  @inline(never) mutating func overrideQueue(
    _ queue: inout QueueIndex, _ use: Override.QueueUses, _ contact: Int, _ side: Side
  ) -> QueueAnswer? {
    while true {
      let wanted = queue
      var effect: Override.QueueEffect?
      let taken = state.conditions.takeOverride { override in
        guard case .queue(wanted, let uses, let found) = override.effect, uses.contains(use) else {
          return false
        }
        effect = found
        return true
      }
      guard let taken, let effect else { return nil }
      let name = program.queues[wanted.index].name
      switch effect {
      case .substitute(let other):
        queue = other
        let program = program
        change(contact, side) { $0.setTargetQueue(other, program) }
        let otherName = program.queues[other.index].name
        record(.note, "overridden: the queue \(otherName) takes the place of \(name)", contact, side: side)
        if taken.isSubstituteOverridable { continue }
        return nil
      case .answers(let answer):
        let words = answer == .atCapacity ? "is full" : "refuses"
        record(.note, "overridden: the queue \(name) \(words)", contact, side: side)
        return answer
      }
    }
  }

  // MARK: Bots

  /// How a bot that is about to be asked answers by an override; nil where there is none, with the name of another bot
  /// where that substitutes.
  @inline(never) mutating func overrideBot(_ reference: inout String, _ contact: Int, _ side: Side)
    -> (effect: Override.BotEffect, delay: Milliseconds)?
  {
    while true {
      let name = center.botName(reference)
      var effect: Override.BotEffect?
      let taken = state.conditions.takeOverride { override in
        guard case .bot(name, let found) = override.effect else { return false }
        effect = found
        return true
      }
      guard let taken, let effect else { return nil }
      guard case .substitute(let other) = effect else {
        record(.note, "overridden: the bot \(name) is answered for", contact, side: side)
        return (effect, taken.delay)
      }
      reference = other
      let otherName = center.botName(other)
      record(.note, "overridden: the bot \(otherName) is asked in place of \(name)", contact, side: side)
      if !taken.isSubstituteOverridable { return nil }
    }
  }

  /// The bot is not asked: nothing is said, and its answer comes after a time, or at once.
  mutating func answerForBot(
    _ effect: Override.BotEffect, after delay: Milliseconds, _ contact: Int, _ side: Side
  ) -> ContactEvent? {
    // The prompt and the timers of a conversation do not begin.
    for index in 0..<effects.list.count {
      guard case .converse = effects.list[index] else { continue }
      effects.list.keep(first: index + 1)
      break
    }
    guard delay.count > 0 else { return answer(for: effect, contact, side) }
    state.contacts[contact].overriddenBot = effect
    startTimer(.lambdaAnswers(side), after: delay, contact)
    return nil
  }

  /// The time of an answer has come that a bot did not give itself.
  mutating func overriddenBotIsDue(_ contact: Int, _ side: Side) {
    guard let effect = state.contacts[contact].overriddenBot.take(),
      let event = answer(for: effect, contact, side)
    else { return }
    deliver(event, contact, side)
  }

  private mutating func answer(for effect: Override.BotEffect, _ contact: Int, _ side: Side) -> ContactEvent?
  {
    switch effect {
    case .substitute: return nil
    case .fails(let isLate): return .botReplied(.fails(isLate: isLate))
    case .understands(let understanding):
      let program = program
      var answer = BotAnswer.fails(isLate: false)
      change(contact, side) { contact in
        contact.emptyLoaded(under: "Lex", program)
        contact.setLoaded("Lex.IntentName", understanding.intent, program)
        for slot in understanding.slots { contact.setLoaded("Lex.Slots." + slot.name, slot.value, program) }
        for attribute in understanding.sessionAttributes {
          contact.setLoaded("Lex.SessionAttributes." + attribute.name, attribute.value, program)
        }
        answer = .ends(
          intent: contact.value(understanding.intent, program), isDeclined: false, says: nil)
      }
      return .botReplied(answer)
    }
  }
}

extension WorldCenter {
  /// The name by which a bot is known here; of one that is not here the reference itself.
  public func botName(_ reference: String) -> String {
    let name = program.resourceNames[reference]
    let index = definition.bots.index(of: reference) ?? name.flatMap { definition.bots.index(of: $0) }
    return index.map { definition.bots[$0].name } ?? reference
  }
}

extension HoursAnswer {
  fileprivate var words: String {
    switch self {
    case .open: "open"
    case .closed: "closed"
    case .unknown: "not to be found"
    }
  }
}
