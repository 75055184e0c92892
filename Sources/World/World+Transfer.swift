import ContactCenter
import FlowEngine
import Routing

// An agent transfers the caller by a quick connect: the caller is on hold, and the transfer flow runs for the agent
// (reference, section 1.3). Once it gives the contact to a queue, to an agent or to an outside number, the one who transfers
// is gone.
extension World {
  /// The transfer flow begins; false where they do not speak, or a transfer is under way.
  mutating func transfer(_ contact: Int, to number: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, case .joined = state.contacts[contact].stage,
      state.contacts[contact].transfer == nil, state.contacts[contact].consultation == .none,
      !state.isPaused(contact)
    else { return false }
    let quickConnect = center.quickConnects[number]
    cancelTimer(.hold, contact)
    tell(of: agent, contact) { "\($0) transfers the caller to \(quickConnect.name)" }
    if state.contacts[contact].contact.channel == .task { stopFlow(contact, .customer) }
    if !state.contacts[contact].isOnHold { _ = putOnHold(contact) }
    state.contacts[contact].transfer = number
    if let queue = quickConnect.queue { state.contacts[contact].contact.setTargetQueue(queue, program) }
    if let target = quickConnect.agent {
      state.contacts[contact].contact.setAgent(center.preparedAgents[target])
    }
    let interpreter = interpreter
    change(contact, .agent) { interpreter.enter(quickConnect.flow, &$0) }
    becomeReady(contact, .agent)
    return true
  }

  /// The agent's script says so.
  mutating func transferIsDue(_ contact: Int) {
    guard let agent = state.contacts[contact].agent, let transfer = center.agents[agent].transfer,
      let number = center.quickConnects.firstIndex(where: { $0.name == transfer.quickConnect })
    else { return }
    // Whoever was called first is there.
    if consultation(of: contact) != nil {
      cancelTimer(.talkEnds, contact)
      return agentLeaves(contact)
    }
    guard transfer.isWarm else {
      _ = self.transfer(contact, to: number)
      return
    }
    guard consult(contact, by: number) else { return }
    cancelTimer(.talkEnds, contact)
    startTimer(.talkEnds, after: center.agents[agent].talks, contact)
  }

  /// The agent's script has talked enough. Who reached nobody to leave the caller to speaks with the caller again first.
  mutating func talkIsOver(_ contact: Int) {
    guard consultation(of: contact) != nil, let agent = state.contacts[contact].agent, transfersWarm(agent),
      thirdName(of: contact) == nil
    else { return agentLeaves(contact) }
    _ = endConsultation(contact)
    _ = resume(contact)
    cancelTimer(.talkEnds, contact)
    startTimer(.talkEnds, after: center.agents[agent].talks, contact)
  }

  /// How long an agent's script speaks with whom it called before it leaves the caller to them.
  static var introduction: Milliseconds { Milliseconds.seconds(10) }

  /// True for an agent whose script calls a third party before it transfers.
  func transfersWarm(_ agent: Int) -> Bool {
    !isDriven(agent) && center.agents[agent].transfer?.isWarm == true
  }

  /// The flow gives the contact to the agent whom the quick connect names, who must be free.
  mutating func transferToAgent(_ contact: Int, _ side: Side) -> ContactEvent? {
    guard side == mainSide(contact), let number = state.contacts[contact].transfer,
      let target = center.quickConnects[number].agent
    else { return .answered(false) }
    let status = status(ofAgent: target)
    guard status == .available else {
      tell(of: target, contact) { "\($0) \(Self.words(for: status))" }
      return .queueAnswered(.refused)
    }
    return .queueAnswered(.entered)
  }

  /// The agent leaves while the transfer flow runs: a cold transfer, in which the caller hears that flow.
  mutating func leaveTransfer(_ number: Int, _ contact: Int) {
    let isHeard = !state.contacts[contact].isOnHold
    if isHeard {
      stopFlow(contact, .agent)
      cancelTimer(.talkEnds, contact)
      cancelTimer(.transfer, contact)
    } else {
      endHold(contact)
      stopFlows(contact)
    }
    goOnWithoutAgent(contact)
    // A caller who hears it already hears it to its end.
    if isHeard { return }
    interpreter.enter(center.quickConnects[number].flow, &state.contacts[contact].contact)
    becomeReady(contact, .customer)
  }

  /// The caller goes on as a contact of its own, and the agent is through with the one before.
  private mutating func goOnWithoutAgent(_ contact: Int) {
    beginGuide(.disconnectAgentUI, contact)
    state.contacts[contact].agent = nil
    state.contacts[contact].stage = .inFlow
    beginSegment(contact, by: .transfer)
    route(.agentLeft(ContactHandle(contact)))
  }

  /// The transfer flow is over.
  mutating func transferLeft(_ departure: Departure, _ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    state.contacts[contact].transfer = nil
    if case .joinedThirdParty = departure, let party = state.contacts[contact].thirdParty {
      // The call to the outside number goes on: what else runs is stopped as the caller is joined with it.
      if state.contacts[contact].isOnHold { setHold(false, contact) }
      tell(of: agent, contact) { "\($0) leaves the caller to \(party.number)" }
      goOnWithoutAgent(contact)
      return joinThirdParty(contact)
    }
    guard case .queued = departure else {
      tellFailure(departure, in: "transfer flow", contact, .agent)
      state.contacts[contact].contact.setAgent(center.preparedAgents[agent])
      if !resume(contact) {
        stopFlow(contact, .agent)
        tell(of: agent, contact) { "\($0) speaks with the caller again" }
      }
      return
    }
    endHold(contact)
    stopFlows(contact)
    goOnWithoutAgent(contact)
    joinQueue(contact)
  }
}
