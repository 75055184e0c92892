import ContactCenter
import FlowEngine
import Routing

// An agent calls a third party by a quick connect while the caller is on hold (reference, section 1.3): a contact of its
// own, in which the agent hears what a caller hears. Then the agent may bring all together, leave the caller to the
// third party, or let that go.
extension World {
  /// The contact by which a third party is spoken with about this one, from the agent's call on; nil for none.
  public func consultation(of contact: Int) -> Int? {
    switch state.contacts[contact].consultation {
    case .calling, .conference: Int(state.contacts[contact].partner)
    case .none, .called: nil
    }
  }

  /// The contact about which an agent called a third party by this one; nil for any other contact.
  public func consulted(by contact: Int) -> Int? {
    state.contacts[contact].consultation == .called ? Int(state.contacts[contact].partner) : nil
  }

  /// The agent who is there as the third party; nil where none has answered yet.
  public func third(of contact: Int) -> Int? {
    guard let other = consultation(of: contact), case .joined = state.contacts[other].stage else {
      return nil
    }
    return state.contacts[other].agent
  }

  /// What people call the third party who is there, an agent or an outside number; nil where none has answered yet.
  public func thirdName(of contact: Int) -> String? {
    if let third = third(of: contact) { return center.agentName(third) }
    guard let other = consultation(of: contact), state.contacts[other].stage == .withThirdParty else {
      return nil
    }
    return state.contacts[other].thirdParty?.number
  }

  /// The caller is put on hold, and the flow of the quick connect runs for the agent; false where they do not speak, or a
  /// third party is called already.
  mutating func consult(_ contact: Int, by number: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, case .joined = state.contacts[contact].stage,
      state.contacts[contact].transfer == nil, state.contacts[contact].consultation == .none
    else { return false }
    let quickConnect = center.quickConnects[number]
    cancelTimer(.hold, contact)
    cancelTimer(.transfer, contact)
    tell(of: agent, contact) { "\($0) calls \(quickConnect.name)" }
    if !state.contacts[contact].isOnHold { _ = hold(contact) }
    let origin = state.contacts[contact].contact
    let call = IncomingCall(
      from: state.contacts[contact].caller, to: nil, flow: quickConnect.flow, channel: origin.channel)
    let third = freshContact()
    state.contactCount += 1
    state.contacts[third].begin(
      PreparedCall(call, for: program), serial: state.contactCount, seed: state.seed, at: state.now, program)
    state.contacts[third].contact.begin(after: origin, by: .transfer, program)
    for (name, value) in origin.entries(origin.attributes, names: program.slotNames(.attributes), program) {
      state.contacts[third].contact.setAttribute(name, value, program)
    }
    state.contacts[third].related = WorldContact.RelatedContact(index: contact, serial: origin.serial)
    state.contacts[third].generation = state.contacts[contact].generation
    state.contacts[third].transfer = number
    state.contacts[third].consultation = .called
    state.contacts[third].partner = Int32(contact)
    state.contacts[contact].consultation = .calling
    state.contacts[contact].partner = Int32(third)
    if let queue = quickConnect.queue { state.contacts[third].contact.setTargetQueue(queue, program) }
    if let target = quickConnect.agent {
      state.contacts[third].contact.setAgent(center.preparedAgents[target])
    }
    tell(of: agent, third) { "\($0) calls \(quickConnect.name), with the caller on hold" }
    interpreter.enter(quickConnect.flow, &state.contacts[third].contact)
    becomeReady(third, .customer)
    return true
  }

  /// Caller, agent and third party speak together; false where the third party is not there, or it is so already.
  mutating func confer(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, state.contacts[contact].consultation == .calling,
      let name = thirdName(of: contact)
    else { return false }
    if state.contacts[contact].isOnHold { _ = resume(contact) }
    state.contacts[contact].consultation = .conference
    tell(of: agent, contact) { "\($0) brings the caller and \(name) together" }
    return true
  }

  /// The third party, or the call to it, is let go; false where there is none.
  mutating func endConsultation(_ contact: Int) -> Bool {
    guard let other = consultation(of: contact), let agent = state.contacts[contact].agent else {
      return false
    }
    let third = thirdName(of: contact) ?? "the third party"
    part(contact, other)
    tell(of: agent, contact) { "\($0) lets \(third) go" }
    end(other, .byAgent)
    return true
  }

  /// The third party has answered: whoever called it about the caller speaks with it.
  mutating func thirdPartyIsThere(_ contact: Int, _ name: () -> String) {
    guard let caller = consulted(by: contact), let agent = state.contacts[caller].agent else { return }
    if observer.isOn { tell(of: agent, caller) { "\(name()) speaks with \($0)" } }
    if transfersWarm(agent) { startTimer(.transfer, after: Self.introduction, caller) }
  }

  /// One contact of a consultation is over. Without its caller the other is too; without the third party the caller's
  /// goes on.
  ///
  /// - Parameter farewell: what is told of it, if anything is.
  mutating func consultationEnds(_ contact: Int, _ farewell: String?) {
    let other = Int(state.contacts[contact].partner)
    let wasCalled = state.contacts[contact].consultation == .called
    part(contact, other)
    guard wasCalled else { return end(other, state.contacts[contact].endedBy ?? .byAgent) }
    guard let agent = state.contacts[other].agent else { return }
    if let farewell { tell(of: agent, other) { _ in farewell } }
    guard transfersWarm(agent) else { return }
    cancelTimer(.transfer, other)
    _ = resume(other)
    cancelTimer(.talkEnds, other)
    startTimer(.talkEnds, after: center.agents[agent].talks, other)
  }

  /// What is told when the contact by which a third party was called is over: who has left, or why nobody was reached. Nil for
  /// any other contact.
  func farewell(ofThird contact: Int) -> String? {
    guard let caller = consulted(by: contact), let agent = state.contacts[caller].agent else { return nil }
    if let third = thirdName(of: caller) { return "\(third) has left" }
    let name = center.agentName(agent)
    guard let number = state.contacts[contact].transfer else { return "\(name) reaches nobody" }
    if case .queued = state.contacts[contact].stage, let queue = center.quickConnects[number].queue {
      return "\(name) reaches nobody: no agent of \(program.queues[queue.index].name) took the call"
    }
    return "\(name) reaches nobody: \(obstacle(to: number, of: caller))"
  }

  private mutating func part(_ contact: Int, _ other: Int) {
    state.contacts[contact].consultation = .none
    state.contacts[contact].partner = -1
    state.contacts[other].consultation = .none
    state.contacts[other].partner = -1
  }

  /// The agent of a contact is gone, or of the third party's. A third party who is there keeps the caller: the contact goes
  /// on as that by which it was called. False where the caller is alone.
  mutating func customerStaysWithThird(_ contact: Int, _ agent: Int, _ how: ContactEnd) -> Bool {
    if state.contacts[contact].consultation == .called {
      end(contact, how)
      return true
    }
    guard let other = consultation(of: contact) else { return false }
    if let party = state.contacts[other].thirdParty, state.contacts[other].stage == .withThirdParty {
      customerStays(contact, with: party, from: other, how)
      return true
    }
    guard let third = third(of: contact), case .joined(let queue) = state.contacts[other].stage else {
      part(contact, other)
      end(other, how)
      return false
    }
    let talkEnds = state.contacts[other].timers.due(.talkEnds).map { Timestamp(nanoseconds: $0) }
    part(contact, other)
    endTalk(contact)
    stopFlows(contact)
    stopFlows(other)
    state.contacts[contact].agent = third
    state.contacts[contact].stage = .joined(queue)
    state.contacts[contact].queuedAt = state.contacts[other].queuedAt
    takeOver(contact, from: other, how)
    state.contacts[contact].contact.setTargetQueue(queue, program)
    state.contacts[contact].contact.setAgent(center.preparedAgents[third])
    isTakenOver(other, how)
    tell(of: third, contact) { "the caller stays with \($0)" }
    notice(.joined(agent: third), contact)
    if let talkEnds { startTimer(.talkEnds, after: talkEnds - state.now, contact) }
    route(.contactReplaced(ContactHandle(other), by: ContactHandle(contact)))
    return true
  }

  /// The same where the third party is an outside number.
  private mutating func customerStays(
    _ contact: Int, with party: WorldContact.ThirdParty, from other: Int, _ how: ContactEnd
  ) {
    let due = timer(.thirdParty, other)
    part(contact, other)
    endTalk(contact)
    stopFlows(contact)
    stopFlows(other)
    takeOver(contact, from: other, how)
    isTakenOver(other, how)
    state.contacts[contact].thirdParty = party
    startTimer(.thirdParty, after: due.map { $0 - state.now } ?? Milliseconds(1), contact)
    joinThirdParty(contact)
    record(.agent, "the caller stays with \(party.number)", contact, .agent(name: party.number))
  }

  /// A contact is over that another one goes on as.
  private mutating func isTakenOver(_ contact: Int, _ how: ContactEnd) {
    state.contacts[contact].stage = .ended
    state.contacts[contact].endedAt = state.now
    state.contacts[contact].endedBy = how
    state.contacts[contact].agent = nil
    if !keepsEndedContacts { state.freeContacts.append(contact) }
  }
}
