// Everything that moves, as numbers, so that two values can be compared by what will come of them.
extension Routing {
  /// Hands out numbers that are equal, in their order, for two values that events came to alike.
  public func forEachNumber(_ body: (Int64) -> Void) {
    body(now)
    body(entries)
    for place in 0..<Int32(contacts.count) { hand(contacts[place], waiting.nodes[place], body) }
    for place in 0..<Int32(agents.count) { hand(agents[place], body) }
    for place in 0..<Int32(works.count) where works[place].isOpen {
      for number in [place, works[place].agent, works[place].queue] { body(Int64(number)) }
      body(works[place].began)
    }
    for place in 0..<Int32(callbacks.count) where contacts[callbacks[place].contact].callback == place {
      let callback = callbacks[place]
      for number in [callback.contact, callback.party, callback.attempts, callback.limit] {
        body(Int64(number))
      }
      body(callback.retryDelay)
      body(callback.waitsSince)
    }
    for place in 0..<Int32(totals.count) {
      let total = totals[place]
      for number in [
        total.queued, total.answered, total.answeredInTime, total.abandoned, total.ended, total.transferred,
        total.offers, total.missedOffers, total.handled, total.callbacksAnswered,
        total.callbackAttempts, total.callbacksGivenUp,
      ] { body(number) }
      for time in [total.answerTime, total.abandonTime, total.talkTime, total.afterContactWorkTime] {
        body(Int64(truncatingIfNeeded: time))
      }
    }
  }

  private func hand(_ contact: ContactState, _ node: Ranking.Node, _ body: (Int64) -> Void) {
    body(Int64(contact.stage.rawValue))
    guard contact.stage != .none else { return }
    for number in [
      Int32(contact.channel), Int32(contact.isDialed ? 1 : 0) + (contact.isPaused ? 2 : 0), contact.priority,
      contact.adjustment,
      contact.transfers, contact.queue, contact.agent, contact.criteria, contact.step,
    ] { body(Int64(number)) }
    for moment in [contact.entered, contact.joined, contact.waited, node.number] { body(moment) }
  }

  private func hand(_ agent: AgentSlot, _ body: (Int64) -> Void) {
    for number in [
      agent.offer, agent.firstMate, agent.firstWork, agent.contacts, agent.works, agent.chosen,
      Int32(agent.status.rawValue), Int32(agent.fault.rawValue),
    ] { body(Int64(number)) }
    body(agent.idleSince)
    body(agent.statusSince)
  }
}
