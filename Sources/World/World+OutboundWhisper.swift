import ContactCenter
import FlowEngine
import Routing

// Callbacks: an agent is there, the outbound whisper begins, calls the party and speaks to it (reference,
// `CompleteOutboundCall`). Routing says when, and how often.
extension World {
  /// The callback is to wait in its queue; nobody is called before an agent is there.
  mutating func requestCallback(_ entry: QueueEntry, _ contact: Int) {
    guard let created = state.contacts[contact].created else { return }
    let policy = center.definition.callbacks
    route(
      .callbackRequested(
        CallbackRequest(
          entry, to: party(of: contact), order: policy.order,
          retryDelay: .seconds(Int64(max(created.retryDelay, 1))), attempts: created.callLimit,
          waitsSince: policy.keepsPlace ? created.waitsSince : nil, merges: policy.mergesDuplicates)))
  }

  /// Since when a callback that enters its queue now counts as waiting: its caller's place is kept where the center says so.
  func callbackWaitsSince(_ contact: Int) -> Timestamp {
    let kept = center.definition.callbacks.keepsPlace ? state.contacts[contact].created?.waitsSince : nil
    return kept ?? state.now
  }

  /// The number by which routing knows the telephone that is to be called: its own for each call, where nobody asks
  /// whether two are the same.
  private mutating func party(of contact: Int) -> PartyHandle {
    guard center.definition.callbacks.mergesDuplicates, let number = state.contacts[contact].caller.number
    else {
      return PartyHandle(contact)
    }
    if let known = state.parties[number] { return PartyHandle(raw: known) }
    let party = Int32(state.parties.count)
    state.parties[number] = party
    return PartyHandle(raw: party)
  }

  /// The party is to be called now: by the whisper of the agent who has accepted the callback, or at once for one who is
  /// kept free.
  mutating func isToDial(_ contact: Int, for agent: Int) {
    notice(.dialed(agent: agent), contact)
    switch state.contacts[contact].stage {
    case .agentWhisper(let queue): beginOutboundWhisper(contact, queue, isToBeDialed: true)
    case .queued(let queue):
      state.contacts[contact].agent = agent
      let now = state.now
      keep(contact) { $0.dequeuedAt = now }
      tell(of: agent, contact) { "\($0) is kept free for the callback" }
      dial(contact, queue)
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      break
    }
  }

  /// The whisper of the queue begins, before anybody is called or when the party is on the line.
  mutating func beginOutboundWhisper(_ contact: Int, _ queue: QueueIndex, isToBeDialed: Bool) {
    state.contacts[contact].stage = .outboundWhisper(queue)
    state.contacts[contact].created?.hasWhisper = true
    state.contacts[contact].contact.isToBeDialed = isToBeDialed
    interpreter.enter(center.outboundWhispers[queue.index], &state.contacts[contact].contact)
    becomeReady(contact, .customer)
    startTimer(.whisperLimit, after: Self.whisperLimit, contact)
  }

  /// The whisper asks for the call; answered at once where nobody is to be called.
  mutating func dialCustomer(_ shown: Value, ringing limit: Int32, _ contact: Int) -> ContactEvent? {
    guard case .outboundWhisper(let queue) = state.contacts[contact].stage, isToBeDialed(contact) else {
      return .answered(true)
    }
    if !shown.isMissing {
      let number = program.string(shown, in: effects)
      if !number.isEmpty { state.contacts[contact].contact.set(.systemAddress, number, program) }
    }
    dial(contact, queue, ringing: limit)
    return nil
  }

  /// The party's telephone rings, while the whisper waits, at most so many seconds; 0 for as long as the center lets it.
  mutating func dial(_ contact: Int, _ queue: QueueIndex, ringing limit: Int32 = 0) {
    cancelTimer(.whisperLimit, contact)
    state.contacts[contact].contact.isToBeDialed = false
    state.contacts[contact].created?.isDialed = true
    state.contacts[contact].created?.calls += 1
    state.contacts[contact].stage = .dialing(queue)
    let caller = state.contacts[contact].caller
    record(.note, "calling \(caller) back", contact)
    let callbacks = center.definition.callbacks
    // Where a person holds the telephone, that person answers, or nobody.
    let isHeld = isAtHeldTelephone(contact)
    let isAnswered = !isHeld && Int(state.contacts[contact].created?.calls ?? 0) > callbacks.unanswered
    let rings = isAnswered ? Self.ringing : callbacks.rings
    let longest = limit > 0 ? Milliseconds.seconds(Int64(limit)) : rings
    if isHeld { ringBegins(contact, for: min(rings, longest)) }
    state.contacts[contact].created?.isAnswered = isAnswered && rings <= longest
    startTimer(.beginsLater, after: min(rings, longest), contact)
  }

  /// The agent is free again; the callback waits for its next try, if it has one.
  mutating func partyDoesNotAnswer(_ contact: Int, _ words: String = "does not answer") {
    let caller = state.contacts[contact].caller
    ringIsOver(contact)
    record(.note, "\(caller) \(words)", contact)
    state.contacts[contact].created?.lastTry = .notAnswered
    if let agent = state.contacts[contact].agent { notice(.agentLeft(agent: agent), contact) }
    stopDialing(contact)
    route(.partyNotReached(ContactHandle(contact)))
  }

  /// The agent has hung up while the party's telephone rang, or before.
  mutating func dialingStops(_ contact: Int) {
    if let agent = state.contacts[contact].agent {
      let isDead = status(ofAgent: agent) == .error
      ringIsOver(contact)
      tell(of: agent, contact, did: isDead ? nil : .hungUp) {
        isDead ? "the telephone of \($0) is dead" : "\($0) hung up"
      }
      state.contacts[contact].created?.lastTry = isDead ? .telephoneDied : .agentHungUp
      notice(.agentLeft(agent: agent), contact)
    }
    stopDialing(contact)
  }

  private mutating func stopDialing(_ contact: Int) {
    stopFlows(contact)
    state.contacts[contact].stage = .scheduled
    state.contacts[contact].created?.isDialed = false
    state.contacts[contact].agent = nil
    keep(contact) { $0.agent = nil }
  }

  /// The whisper goes on; one that is over already joins the party with the agent. A party that was called first waits
  /// for the agent now.
  mutating func partyAnswers(_ contact: Int, _ queue: QueueIndex) {
    let caller = state.contacts[contact].caller
    record(.note, "\(caller) answers", contact)
    let now = state.now
    keep(contact) { $0.connectedAt = now }
    let handle = ContactHandle(contact)
    if let agent = state.contacts[contact].agent, state.routing.offer(to: AgentHandle(agent)) == handle {
      state.contacts[contact].stage = .queued(queue)
      let since = callbackWaitsSince(contact)
      state.contacts[contact].queuedAt = since
      keep(contact) {
        $0.queuedAt = since
        $0.dequeuedAt = nil
      }
      start(.customerQueue, standard: center.defaultQueueFlow, contact, .customer)
      return route(.partyAnswered(handle))
    }
    route(.partyAnswered(handle))
    state.contacts[contact].stage = .outboundWhisper(queue)
    startTimer(.whisperLimit, after: Self.whisperLimit, contact)
    guard state.contacts[contact].contact.execution.flow != nil else { return join(contact) }
    deliver(.answered(true), contact, .customer)
  }
}
