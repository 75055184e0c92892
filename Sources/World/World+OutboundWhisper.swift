import ContactCenter
import FlowEngine

// An agent has taken a callback: the outbound whisper begins, calls the party and speaks to it (reference,
// `CompleteOutboundCall`).
extension World {
  /// The whisper of the queue begins before anybody is called.
  mutating func beginOutboundWhisper(_ contact: Int, _ queue: QueueIndex) {
    state.contacts[contact].stage = .outboundWhisper(queue)
    state.contacts[contact].contact.isToBeDialed = true
    interpreter.enter(center.outboundWhispers[queue.index], &state.contacts[contact].contact)
    becomeReady(contact, .customer)
    startTimer(.whisperLimit, after: Self.whisperLimit, contact)
  }

  /// The whisper asks for the call; answered at once where nobody is to be called.
  mutating func dialCustomer(_ shown: Value, _ contact: Int) -> ContactEvent? {
    guard case .outboundWhisper(let queue) = state.contacts[contact].stage, isToBeDialed(contact) else {
      return .answered(true)
    }
    if !shown.isMissing {
      let number = program.string(shown, in: effects)
      if !number.isEmpty { state.contacts[contact].contact.set(.systemAddress, number, program) }
    }
    dial(contact, queue)
    return nil
  }

  /// The party's telephone rings, while the whisper waits.
  mutating func dial(_ contact: Int, _ queue: QueueIndex) {
    cancelTimer(.whisperLimit, contact)
    state.contacts[contact].contact.isToBeDialed = false
    state.contacts[contact].created?.isDialed = true
    state.contacts[contact].created?.calls += 1
    state.contacts[contact].stage = .dialing(queue)
    let caller = state.contacts[contact].caller
    record(.note, "calling \(caller) back", contact)
    let callbacks = center.definition.callbacks
    let isAnswered = Int(state.contacts[contact].created?.calls ?? 0) > callbacks.unanswered
    startTimer(.beginsLater, after: isAnswered ? Self.ringing : callbacks.rings, contact)
  }

  /// The agent is free again; the callback waits for its next try, if it has one.
  mutating func partyDoesNotAnswer(_ contact: Int) {
    guard let created = state.contacts[contact].created else { return }
    let caller = state.contacts[contact].caller
    record(.note, "\(caller) does not answer", contact)
    guard created.calls < created.callLimit else { return end(contact, .notAnswered) }
    stopFlows(contact)
    state.contacts[contact].stage = .scheduled
    state.contacts[contact].created?.isDialed = false
    startTimer(.beginsLater, after: .seconds(Int64(max(created.retryDelay, 1))), contact)
    guard let agent = state.contacts[contact].agent else { return }
    state.contacts[contact].agent = nil
    release(agent)
  }

  /// The whisper goes on; one that is over already joins the party with the agent.
  mutating func partyAnswers(_ contact: Int, _ queue: QueueIndex) {
    let caller = state.contacts[contact].caller
    record(.note, "\(caller) answers", contact)
    state.contacts[contact].stage = .outboundWhisper(queue)
    startTimer(.whisperLimit, after: Self.whisperLimit, contact)
    guard state.contacts[contact].contact.execution.flow != nil else { return join(contact) }
    deliver(.answered(true), contact, .customer)
  }
}
