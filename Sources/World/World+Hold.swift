import ContactCenter
import FlowEngine

// An agent puts the caller on hold and comes back: the customer hold flow runs in between (reference, section 1.3).
extension World {
  /// The caller hears the hold flow; false where they do not speak, or the caller is on hold already.
  mutating func hold(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, case .joined = state.contacts[contact].stage,
      !state.contacts[contact].isOnHold
    else { return false }
    tell(of: agent, contact) { "\($0) puts the caller on hold" }
    setHold(true, contact)
    start(.customerHold, standard: center.defaultCustomerHold, contact, .customer)
    return true
  }

  /// The agent speaks with the caller again; false where the caller is not on hold.
  mutating func resume(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, state.contacts[contact].isOnHold,
      state.contacts[contact].transfer == nil
    else { return false }
    let transfer = state.contacts[contact].timers.due(.transfer).map { Timestamp(nanoseconds: $0) }
    let talkEnds = state.contacts[contact].timers.due(.talkEnds).map { Timestamp(nanoseconds: $0) }
    endHold(contact)
    if let talkEnds { startTimer(.talkEnds, after: talkEnds - state.now, contact) }
    if let transfer { startTimer(.transfer, after: transfer - state.now, contact) }
    tell(of: agent, contact) { "\($0) speaks with the caller again" }
    return true
  }

  /// Nothing of the hold flow goes on.
  mutating func endHold(_ contact: Int) {
    guard state.contacts[contact].isOnHold else { return }
    setHold(false, contact)
    stopFlows(contact)
  }

  /// The caller is on hold from now on, or no more.
  mutating func setHold(_ isOnHold: Bool, _ contact: Int) {
    state.contacts[contact].isOnHold = isOnHold
    let now = state.now
    keep(contact) {
      if isOnHold {
        $0.holds += 1
        $0.onHoldSince = now
      } else {
        $0.endHold(at: now)
      }
    }
  }

  /// The agent is gone, whatever was under way.
  mutating func endTalk(_ contact: Int) {
    if state.contacts[contact].isOnHold || state.contacts[contact].transfer != nil { stopFlows(contact) }
    if state.contacts[contact].isOnHold { setHold(false, contact) }
    state.contacts[contact].transfer = nil
    cancelTimer(.hold, contact)
    cancelTimer(.transfer, contact)
  }

  /// The agent's script says so.
  mutating func holdIsDue(_ contact: Int) {
    guard let agent = state.contacts[contact].agent, !resume(contact), hold(contact) else { return }
    startTimer(.hold, after: max(center.agents[agent].holds, Milliseconds(1)), contact)
  }

  /// In an outbound whisper the agent is on the line already, and hears the agent hold flow; in a transfer the caller is
  /// on hold or not (reference, `UpdatePreviousContactParticipantState`).
  mutating func hold(_ who: PreviousParticipants, _ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    if state.contacts[contact].transfer != nil {
      if who == .customerOnHold { _ = hold(contact) }
      guard who == .offHold, state.contacts[contact].isOnHold else { return }
      setHold(false, contact)
      stopFlow(contact, .customer)
      return tell(of: agent, contact) { "\($0) and the caller hear the transfer flow" }
    }
    guard case .outboundWhisper = state.contacts[contact].stage else { return }
    let isOnHold = state.contacts[contact].contact.otherExecution.flow != nil
    if who == .agentOnHold, !isOnHold {
      tell(of: agent, contact) { "\($0) is on hold" }
      start(.agentHold, standard: center.defaultAgentHold, contact, .agent)
    } else if who != .agentOnHold, isOnHold {
      stopFlow(contact, .agent)
      tell(of: agent, contact) { "\($0) is not on hold any more" }
    }
  }

  /// The run of one party is over, and what it began; the other's goes on.
  mutating func stopFlow(_ contact: Int, _ side: Side) {
    if hears(contact, side) { stopPrompt(contact, side) }
    for kind in TimerKind.allCases { cancelTimer(.init(kind, side), contact) }
    cancelTimer(.lambdaAnswers(side), contact)
    cancelTimer(.recordsAreTried(side), contact)
    state.ready.remove(ReadyQueue.Run(contact: contact, side: side))
    switch side {
    case .customer:
      state.contacts[contact].lambda.clear()
      state.contacts[contact].records.clear()
    case .agent:
      state.contacts[contact].agentLambda.clear()
      state.contacts[contact].agentRecords.clear()
    }
    change(contact, side) { $0.leaveFlow() }
  }

  /// A hold flow that is over, or fails, leaves the caller in silence.
  mutating func holdFlowLeft(_ departure: Departure, _ contact: Int) {
    switch departure {
    case .disconnected: end(contact, .byFlow)
    case .flowEnded, .queued, .joinedThirdParty: break
    case .flowNotHere, .unhandled, .fault, .silentLoop:
      tellFailure(departure, in: "hold flow", contact, .customer)
    }
  }
}
