import ContactCenter
import FlowEngine

// An agent puts the caller on hold and comes back: the customer hold flow runs in between (reference, section 1.3).
extension World {
  /// The caller hears the hold flow; false where they do not speak, or the caller is on hold or being transferred already.
  mutating func hold(_ contact: Int) -> Bool {
    if state.contacts[contact].contact.channel == .task { return pause(contact) }
    return putOnHold(contact)
  }

  /// As `hold(_:)`, whatever the channel: a task that is transferred is not paused.
  mutating func putOnHold(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, case .joined = state.contacts[contact].stage,
      !state.contacts[contact].isOnHold, state.contacts[contact].transfer == nil
    else { return false }
    tell(of: agent, contact) { "\($0) puts the caller on hold" }
    setHold(true, contact)
    if state.contacts[contact].consultation == .conference { state.contacts[contact].consultation = .calling }
    start(.customerHold, standard: center.defaultCustomerHold, contact, .customer)
    return true
  }

  /// The agent speaks with the caller again; false where the caller is not on hold.
  mutating func resume(_ contact: Int) -> Bool {
    if !state.pausedTasks.isEmpty, resumeTask(contact) { return true }
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
    forgetPause(contact)
    cancelTimer(.hold, contact)
    cancelTimer(.transfer, contact)
  }

  /// The agent's script says so.
  mutating func holdIsDue(_ contact: Int) {
    guard let agent = state.contacts[contact].agent, !resume(contact), hold(contact) else { return }
    startTimer(.hold, after: max(center.agents[agent].holds, Milliseconds(1)), contact)
  }

  /// The party that hears the flow between them, the transfer flow or the outbound whisper: the caller, unless on hold.
  func mainSide(_ contact: Int) -> Side { state.contacts[contact].isOnHold ? .agent : .customer }

  /// True where a caller speaks with a person, and no flow hears their keys and words: in a transfer they hear the
  /// transfer flow, unless they are on hold.
  @inline(__always) func isTalking(_ contact: Int) -> Bool {
    guard case .joined = state.contacts[contact].stage else {
      return state.contacts[contact].stage.isWithPerson
    }
    return state.contacts[contact].transfer == nil || state.contacts[contact].isOnHold
  }

  /// The transfer flow, or the outbound whisper, says who of agent and caller is on hold (reference,
  /// `UpdatePreviousContactParticipantState`): whoever is hears the hold flow, the other one this flow; without a hold both
  /// do. False where the party to be held is not there: in other flows, and before the called party has answered.
  mutating func hold(_ who: PreviousParticipants, _ contact: Int, _ side: Side) -> ContactEvent? {
    guard let agent = state.contacts[contact].agent, side == mainSide(contact) else {
      return .answered(false)
    }
    switch state.contacts[contact].stage {
    case .joined where state.contacts[contact].transfer != nil: break
    case .outboundWhisper where who == .agentOnHold || !isToBeDialed(contact): break
    default: return .answered(false)
    }
    let needed: Side = who == .customerOnHold ? .agent : .customer
    if side != needed {
      // What the engine asked for is carried out; the flow goes on, on the other side.
      effects.removeAll()
      stopFlow(contact, needed)
      state.contacts[contact].contact.swapExecutions()
      setHold(who == .customerOnHold, contact)
      let flow = state.contacts[contact].transfer == nil ? "the whisper" : "the transfer flow"
      if who == .customerOnHold {
        tell(of: agent, contact) { "the caller is on hold, \($0) hears \(flow)" }
        start(.customerHold, standard: center.defaultCustomerHold, contact, .customer)
      } else {
        tell(of: agent, contact) {
          who == .offHold ? "\($0) and the caller hear \(flow)" : "the caller hears \(flow)"
        }
      }
    }
    let isAgentOnHold = state.contacts[contact].contact.otherExecution.flow != nil
    if who == .agentOnHold, !isAgentOnHold {
      tell(of: agent, contact) { "\($0) is on hold" }
      start(.agentHold, standard: center.defaultAgentHold, contact, .agent)
    } else if who == .offHold, isAgentOnHold {
      stopFlow(contact, .agent)
      tell(of: agent, contact) { "\($0) is not on hold any more" }
    }
    guard side != needed else { return .answered(true) }
    deliver(.answered(true), contact, needed)
    return nil
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
