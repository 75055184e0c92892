import ContactCenter
import FlowAnalysis
import FlowEngine
import World

// What a caller waits for, and what a caller does then.
extension World {
  /// The time from one key to the next of those that are pressed in one go.
  static var keyGap: Milliseconds { Milliseconds(200) }

  /// True when the contact waits for what the item does.
  ///
  /// - Parameter goesOn: true when keys that are being typed count as a wait too; else an item has a whole wait to itself,
  ///   and the inter-digit timer runs after its last key.
  func canAnswer(_ item: KeyItem, _ contact: Int, goesOn: Bool) -> Bool {
    let isAsked = due(.firstDigit, contact) != nil || goesOn && due(.interDigit, contact) != nil
    switch item {
    case .digits(_, bargesIn: true):
      if let prompt = state.contacts[contact].prompt, prompt.isInterruptible { return true }
      return isAsked || onlyTimeOrAnAgentHelps(contact)
    case .digits(_, bargesIn: false), .say: return isAsked || onlyTimeOrAnAgentHelps(contact)
    case .choose: return shownPage(contact) != nil
    case .silence: return isAsked || due(.wait, contact) != nil || due(.interruption, contact) != nil
    case .hangUp, .wait:
      return isAsked || due(.interDigit, contact) != nil || isInQueueOrBeyond(contact)
        || onlyTimeOrAnAgentHelps(contact)
    }
  }

  /// The caller does what the item says; keys of one item come `keyGap` apart.
  ///
  /// - Parameters:
  ///   - deadline: time passes no further than this.
  ///   - outside: who answers for functions outside meanwhile.
  mutating func answer(
    _ item: KeyItem, _ contact: Int, until deadline: Timestamp, _ outside: (any OutsideAnswers)?
  ) {
    switch item {
    case .digits(let digits, let bargesIn):
      if bargesIn, let prompt = state.contacts[contact].prompt {
        pass(to: prompt.startedAt + prompt.length / 2, outside)
      }
      for (number, digit) in digits.enumerated() {
        if number > 0 { pass(to: state.now + Self.keyGap, outside) }
        press(digit, contact)
      }
    case .silence:
      if let due = ownTimer(contact) { pass(to: min(due, deadline), outside) }
    case .wait(let length): pass(to: min(state.now + length, deadline), outside)
    case .say(let words): say(words, contact)
    case .choose(let action, let fields): choose(action, fields, contact)
    case .hangUp: hangUp(contact)
    }
  }

  /// When the waiting action's own timer fires; nil when it has none.
  func ownTimer(_ contact: Int) -> Timestamp? {
    due(.interDigit, contact) ?? due(.firstDigit, contact) ?? due(.wait, contact)
      ?? due(.interruption, contact)
  }

  private func isInQueueOrBeyond(_ contact: Int) -> Bool {
    switch state.contacts[contact].stage {
    case .queued, .agentWhisper, .customerWhisper, .joined, .withThirdParty: true
    case .inFlow, .disconnectFlow, .scheduled, .dialing, .outboundWhisper, .ended: false
    }
  }

  /// True while no key can end the wait: music, a Wait action, a talk with the agent, a queue in silence.
  private func onlyTimeOrAnAgentHelps(_ contact: Int) -> Bool {
    if let prompt = state.contacts[contact].prompt { return prompt.isIterative }
    if due(.wait, contact) != nil { return true }
    switch state.contacts[contact].stage {
    case .joined, .withThirdParty, .scheduled, .dialing: return true
    case .queued, .agentWhisper: return state.contacts[contact].contact.execution.flow == nil
    case .customerWhisper, .inFlow: return state.contacts[contact].thirdParty != nil
    case .disconnectFlow, .outboundWhisper, .ended: return false
    }
  }

  mutating func stepBefore(_ deadline: Timestamp, _ outside: (any OutsideAnswers)?) -> Bool {
    answerOutside(outside)
    if hasReadyAction { return step() }
    guard let due = nextDue, due <= deadline else { return false }
    return step()
  }

  /// Lets time pass, as `advance(to:)`; functions outside answer before any does.
  mutating func pass(to moment: Timestamp, _ outside: (any OutsideAnswers)?) {
    answerOutside(outside)
    while let due = nextDue, due <= moment {
      step()
      answerOutside(outside)
    }
    advance(to: moment)
  }

  /// Has the functions outside answer that are asked; where nobody answers for them, they will be late.
  private mutating func answerOutside(_ outside: (any OutsideAnswers)?) {
    for call in takeOutsideCalls() {
      guard let outside else { continue }
      let answer = outside.answer(call)
      for late in outside.takeLateLines(waits: false) { tell(late) }
      self.answer(answer, to: call.id)
    }
  }

  /// Who is where, in words: "the caller waits at …"; of a flow that only agents hear, the agent.
  public func situation(of contact: Int) -> String {
    let execution = state.contacts[contact].contact.execution
    var listener = "the caller"
    if case .inFlow = state.contacts[contact].stage, let flow = execution.flow,
      [.agentHold, .agentWhisper].contains(program.flows[flow.index].document.type)
    {
      listener = "the agent"
    }
    return "\(listener) \(place(of: contact))"
  }

  /// Where the contact waits, in words.
  public func place(of contact: Int) -> String {
    let engine = state.contacts[contact].contact
    switch state.contacts[contact].stage {
    case .queued(let queue):
      let words = "waits in the queue \(engine.name(of: queue, program))"
      return center.agents(of: queue).contains(where: \.answers) ? words : words + ", where no agent answers"
    case .agentWhisper, .customerWhisper: return "waits for an agent"
    case .joined: return "speaks with an agent"
    case .withThirdParty:
      return "speaks with " + (state.contacts[contact].thirdParty?.number ?? "an outside party")
    case .scheduled: return "begins later"
    case .dialing: return "is being called"
    case .inFlow, .disconnectFlow, .outboundWhisper, .ended:
      guard engine.execution.action.raw >= 0, engine.execution.flow != nil else { return "waits" }
      let origin = program.actionSources[engine.execution.action.index]
      let center = center
      let name = FlowLabels(program) { center.wording(ofPrompt: $0) }.name(of: engine.execution.action)
      let identifier = origin.action.identifier
      // What is said has its quotes already.
      let quoted = name.hasPrefix("\"") ? name : "\"\(name)\""
      let words = name == identifier ? quoted : "\(quoted) (\(identifier))"
      return "waits at \(words) in \(program.flows[origin.flow.index].name)"
    }
  }
}
