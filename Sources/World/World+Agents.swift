import ContactCenter
import FlowEngine
import Routing

// From the offer to the work after the contact: agents act by their script, or as a person says.
extension World {
  /// Records what an agent does, in words that are given the agent's name.
  @inline(never) mutating func tell(
    of agent: Int, _ contact: Int, did deed: TranscriptEntry.AgentDeed? = nil, _ words: (String) -> String
  ) {
    guard observer.isOn else { return }
    let name = center.agents[agent].name
    record(.agent, words(name), contact, .agent(name: name, did: deed))
  }

  /// True for an agent who waits to be told what to do.
  func isDriven(_ agent: Int) -> Bool { state.drivenAgents.contains(agent) }

  /// True for an agent at whose desk a person sits.
  func isSeated(_ agent: Int) -> Bool { state.seatedAgents.contains(agent) }

  // MARK: Offers

  /// The contact rings at the agent.
  mutating func offered(_ contact: Int, to agent: Int) {
    state.contacts[contact].agent = agent
    keep(contact) {
      $0.attempts += 1
      $0.isOffered = true
    }
    tell(of: agent, contact, did: .wasOffered) { "offered to \($0)" }
    notice(.offered(agent: agent), contact)
    if let answersAfter = center.agents[agent].answersAfter, !isDriven(agent) {
      startTimer(.agentAnswers, after: answersAfter, contact)
    }
  }

  /// The agent's script says that the telephone is answered now, or that the agent declines, and takes contacts again.
  mutating func agentAnswers(_ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    let declines = !isDriven(agent) && state.contacts[contact].declines < center.agents[agent].declines
    guard declines else { return route(.offerAccepted(ContactHandle(contact))) }
    route(.offerDeclined(ContactHandle(contact)))
    route(.stateChosen(AgentHandle(agent), RoutingPlan.available))
  }

  /// It rings no more.
  mutating func offerIsOver(_ contact: Int) {
    state.contacts[contact].agent = nil
    cancelTimer(.agentAnswers, contact)
    cancelTimer(.offerRings, contact)
  }

  /// The agent does not take the contact, which waits on.
  mutating func missed(_ contact: Int, by agent: Int, _ how: MissedOffer) {
    offerIsOver(contact)
    keep(contact) {
      $0.isOffered = false
      $0.agent = nil
    }
    tell(of: agent, contact, did: how.deed) { how.words($0) }
    notice(.missed(agent: agent), contact)
    if case .agentWhisper(let queue) = state.contacts[contact].stage {
      stopFlow(contact, .agent)
      cancelTimer(.whisperLimit, contact)
      state.contacts[contact].stage = .queued(queue)
    }
    if how == .declined { state.contacts[contact].declines += 1 }
  }

  // MARK: Whispers

  /// The agent has the contact, and hears the whisper; the caller is in the queue still.
  mutating func answered(_ contact: Int, by agent: Int) {
    guard case .queued(let queue) = state.contacts[contact].stage else { return }
    offerIsOver(contact)
    state.contacts[contact].agent = agent
    state.contacts[contact].stage = .agentWhisper(queue)
    keep(contact) {
      // A telephone that accepts by itself is offered nothing before.
      if !$0.isOffered { $0.attempts += 1 }
      $0.isOffered = false
      $0.agent = agent
    }
    state.contacts[contact].contact.setAgent(center.preparedAgents[agent])
    tell(of: agent, contact, did: .answered) { "\($0) answered" }
    notice(.answered(agent: agent), contact)
    beginGuide(.defaultAgentUI, contact)
    if start(.agentWhisper, standard: center.defaultAgentWhisper, contact, .agent) {
      startTimer(.whisperLimit, after: Self.whisperLimit, contact)
    } else {
      agentWhisperEnds(contact)
    }
  }

  mutating func agentWhisperEnds(_ contact: Int) {
    guard case .agentWhisper(let queue) = state.contacts[contact].stage else { return }
    stopFlows(contact)
    let now = state.now
    keep(contact) { $0.dequeuedAt = now }
    let isToBeDialed = isToBeDialed(contact)
    route(.agentWhisperEnded(ContactHandle(contact)))
    // Then routing has asked for the call.
    if isToBeDialed { return }
    if let agent = state.contacts[contact].agent { notice(.connecting(agent: agent), contact) }
    if let created = state.contacts[contact].created, created.kind == .callback, !created.hasWhisper {
      return beginOutboundWhisper(contact, queue, isToBeDialed: false)
    }
    state.contacts[contact].stage = .customerWhisper(queue)
    if start(.customerWhisper, standard: center.defaultCustomerWhisper, contact, .customer) {
      startTimer(.whisperLimit, after: Self.whisperLimit, contact)
    } else {
      join(contact)
    }
  }

  mutating func whisperIsTooLong(_ contact: Int) {
    switch state.contacts[contact].stage {
    case .agentWhisper:
      record(.note, "the agent whisper was stopped after 2 minutes", contact)
      agentWhisperEnds(contact)
    case .customerWhisper:
      record(.note, "the customer whisper was stopped after 2 minutes", contact)
      join(contact)
    case .outboundWhisper(let queue):
      record(.note, "the outbound whisper was stopped after 2 minutes", contact)
      if isToBeDialed(contact) {
        stopFlows(contact)
        dial(contact, queue)
      } else {
        join(contact)
      }
    case .inFlow, .queued, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing, .ended: break
    }
  }

  // MARK: Talking

  mutating func join(_ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    let queue: QueueIndex
    switch state.contacts[contact].stage {
    case .customerWhisper(let own), .outboundWhisper(let own): queue = own
    case .inFlow, .queued, .agentWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .ended:
      return
    }
    stopFlows(contact)
    if state.contacts[contact].isOnHold { setHold(false, contact) }
    state.contacts[contact].stage = .joined(queue)
    let now = state.now
    keep(contact) { $0.joinedAt = now }
    state.contacts[contact].contact.emptyTypeAhead()
    tell(of: agent, contact, did: .joined) { "joined with \($0)" }
    if state.contacts[contact].consultation == .called {
      let name = center.agents[agent].name
      thirdPartyIsThere(contact) { name }
    }
    notice(.joined(agent: agent), contact)
    if !isSeated(agent) { startTimer(.talkEnds, after: center.agents[agent].talks, contact) }
    if let after = center.agents[agent].holdsAfter, !isDriven(agent) {
      startTimer(.hold, after: max(after, Milliseconds(1)), contact)
    }
    if let transfer = center.agents[agent].transfer, !isDriven(agent) {
      startTimer(.transfer, after: max(transfer.after, Milliseconds(1)), contact)
    }
    route(.contactJoined(ContactHandle(contact)))
  }

  /// The agent has talked enough and hangs up.
  mutating func agentLeaves(_ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    tell(of: agent, contact, did: .hungUp) { "\($0) hung up" }
    if let number = state.contacts[contact].transfer { return leaveTransfer(number, contact) }
    endTalk(contact)
    route(.agentLeft(ContactHandle(contact)))
  }

  /// The agent is gone, and the caller hears the disconnect flow, if there is one. A contact that was transferred has no
  /// agent any more: it goes its way.
  mutating func customerRemains(_ contact: Int, without agent: Int) {
    notice(.agentLeft(agent: agent), contact)
    guard state.contacts[contact].agent == agent else { return }
    let isDead = status(ofAgent: agent) == .error
    if isDead { tell(of: agent, contact) { "the telephone of \($0) is dead" } }
    if state.contacts[contact].consultation != .none,
      customerStaysWithThird(contact, agent, isDead ? .byDeadTelephone : .byAgent)
    {
      return
    }
    endTalk(contact)
    stopFlows(contact)
    beginGuide(.disconnectAgentUI, contact)
    state.contacts[contact].agent = nil
    let (now, how) = (state.now, isDead ? ContactEnd.byDeadTelephone : .byAgent)
    keep(contact) {
      $0.agentLeftAt = now
      $0.agentLeft = how
    }
    guard case .flow(let flow) = setting(of: .customerRemaining, contact) else { return end(contact, how) }
    state.contacts[contact].stage = .disconnectFlow
    interpreter.enter(flow, &state.contacts[contact].contact)
    becomeReady(contact, .customer)
  }

  // MARK: Work after contacts

  mutating func beginWork(_ work: Int, _ agent: Int, after contact: Int) {
    while state.works.count <= work { state.works.append(WorldState.Work()) }
    state.works[work] = WorldState.Work(contact: contact)
    keepWork(of: agent, after: contact, isOver: false)
    tell(of: agent, contact) { "\($0) begins after-contact work" }
    notice(.workBegan(agent: agent, work: work), contact)
  }

  mutating func startWorkTimer(_ work: Int, at due: Timestamp) {
    state.timerCount &+= 1
    state.works[work].timer = state.timerCount
    state.timers.insert(
      TimerQueue.Entry(
        due: due.nanoseconds, sequence: state.timerCount, owner: TimerQueue.owner(ofWork: work),
        kind: .afterContactWork))
  }

  mutating func endWork(_ work: Int, _ agent: Int) {
    let contact = state.works[work].contact
    state.timers.forget(state.works[work].timer)
    state.works[work].timer = 0
    keepWork(of: agent, after: contact, isOver: true)
    tell(of: agent, contact) { "\($0) ends after-contact work" }
    notice(.workEnded(agent: agent, work: work), contact)
  }
}

extension MissedOffer {
  fileprivate var deed: TranscriptEntry.AgentDeed? {
    switch self {
    case .declined: .declined
    case .notAnswered: .didNotAnswer
    case .hungUp: .hungUp
    case .failed: nil
    }
  }

  fileprivate func words(_ name: String) -> String {
    switch self {
    case .declined: "\(name) declined"
    case .notAnswered: "\(name) did not answer"
    case .hungUp: "\(name) hung up"
    case .failed: "the telephone of \(name) is dead"
    }
  }
}
