import ContactCenter

// Contacts that wait for an agent and a call to their customer. Each call that is under way keeps one agent, so that never
// more customers are called than agents are free.
extension Routing {
  mutating func schedule(_ request: CallbackRequest, _ effects: inout RoutingEffects) {
    let contact = request.entry.contact.raw
    makeKnown(contact)
    var refusal = refusal(request.entry)
    if refusal == nil, request.merges, isCalled(request.party.raw, back: request.entry.queue.raw) {
      refusal = .merged
    }
    if let refusal { return effects.append(.refuse(request.entry.contact, refusal)) }
    set(contact, request.entry)
    contacts[contact].callback = makeCallback(request)
    if request.delay > .zero {
      contacts[contact].stage = .scheduled
      startStageTimer(contact, .callback, now + request.delay.count * 1_000_000, &effects)
    } else {
      enter(contact, &effects)
    }
  }

  /// True where the party waits for a callback of the queue, and is not called yet.
  private func isCalled(_ party: Int32, back queue: Int32) -> Bool {
    guard party < callbacksOfParty.count else { return false }
    var callback = callbacksOfParty[party]
    while callback >= 0 {
      let contact = callbacks[callback].contact
      if contacts[contact].queue == queue, !contacts[contact].isDialed { return true }
      callback = callbacks[callback].next
    }
    return false
  }

  private mutating func makeCallback(_ request: CallbackRequest) -> Int32 {
    let party = request.party.raw
    precondition(party >= 0, "party \(party)")
    while party >= callbacksOfParty.count { _ = callbacksOfParty.append(-1) }
    let state = CallbackState(
      contact: request.entry.contact.raw, party: party, order: request.order, limit: max(request.attempts, 1),
      retryDelay: request.retryDelay.count * 1_000_000, waitsSince: request.waitsSince?.nanoseconds ?? -1,
      next: callbacksOfParty[party])
    let place: Int32
    if freeCallback >= 0 {
      place = freeCallback
      freeCallback = callbacks[place].next
      callbacks[place] = state
    } else {
      place = callbacks.append(state)
    }
    if state.next >= 0 { callbacks[state.next].previous = place }
    callbacksOfParty[party] = place
    return place
  }

  mutating func freeCallback(of contact: Int32) {
    let callback = contacts[contact].callback
    let state = callbacks[callback]
    if state.previous >= 0 {
      callbacks[state.previous].next = state.next
    } else {
      callbacksOfParty[state.party] = state.next
    }
    if state.next >= 0 { callbacks[state.next].previous = state.previous }
    callbacks[callback].next = freeCallback
    freeCallback = callback
    contacts[contact].callback = -1
  }

  /// A callback whose time has come, or comes again.
  mutating func beginCallback(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard contacts[contact].stage == .scheduled else { return }
    contacts[contact].stageToken = 0
    enter(contact, &effects)
  }

  /// True for a callback whose customer is to be called before the agent hears of it.
  func isCustomerFirst(_ contact: Int32) -> Bool {
    !contacts[contact].isDialed && callbacks[contacts[contact].callback].order == .customerFirst
  }

  /// The contact has left its queue, and its agent is with it or kept for it.
  mutating func dial(_ contact: Int32, _ effects: inout RoutingEffects) {
    contacts[contact].stage = .dialing
    callbacks[contacts[contact].callback].attempts += 1
    totals[contacts[contact].queue].callbackAttempts += 1
    effects.append(
      .dial(ContactHandle(raw: contact), for: AgentHandle(raw: contacts[contact].agent)))
  }

  mutating func partyAnswers(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .dialing else { return }
    let isCustomerFirst = isCustomerFirst(contact)
    contacts[contact].isDialed = true
    guard isCustomerFirst else {
      contacts[contact].stage = .connecting
      return
    }
    // The customer waits from now on, first for the agent who was kept.
    contacts[contact].entered = now
    setRank(contact)
    arrive(contact)
    ring(contact, &effects)
  }

  mutating func partyIsNotReached(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .dialing else { return }
    let agent = contacts[contact].agent
    effects.append(.withdraw(ContactHandle(raw: contact), from: AgentHandle(raw: agent)))
    freeFromDialing(contact, &effects)
    tryAgain(contact, &effects)
    match(agent, &effects)
  }

  /// The agent who was kept for a call, or waits for it, has nothing to do with it any more.
  mutating func freeFromDialing(_ contact: Int32, _ effects: inout RoutingEffects) {
    let agent = contacts[contact].agent
    if agents[agent].offer == contact {
      agents[agent].offer = -1
      refresh(agent)
    } else {
      detach(contact, works: false, &effects)
    }
    contacts[contact].agent = -1
  }

  mutating func tryAgain(_ contact: Int32, _ effects: inout RoutingEffects) {
    let callback = callbacks[contacts[contact].callback]
    guard callback.attempts < callback.limit else {
      totals[contacts[contact].queue].callbacksGivenUp += 1
      effects.append(.giveUp(ContactHandle(raw: contact)))
      return forget(contact)
    }
    contacts[contact].stage = .scheduled
    startStageTimer(contact, .callback, now + callback.retryDelay, &effects)
  }
}
