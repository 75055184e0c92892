import ContactCenter
import FlowEngine

// From the queue to the agent and to the end: agents act by their script.
extension World {
  /// The longest a whisper may be (reference, section 1.3).
  static var whisperLimit: Milliseconds { .minutes(2) }

  /// Puts the contact into the queue, if it has room.
  ///
  /// Refused when it waits in a queue already, or is with an agent.
  mutating func enter(_ queue: QueueIndex, _ contact: Int, _ side: Side) -> QueueAnswer {
    let isTransfer = side == .agent && state.contacts[contact].transfer != nil
    guard side == .customer || isTransfer else { return .refused }
    switch state.contacts[contact].stage {
    case .inFlow, .disconnectFlow: break
    case .joined where isTransfer: break
    case .queued, .agentWhisper, .customerWhisper, .joined, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      return .refused
    }
    var queue = queue
    if state.conditions.hasOverrides, let answer = overrideQueue(&queue, .transfer, contact, side) {
      return answer
    }
    return isFull(queue) ? .atCapacity : .entered
  }

  @inline(__always) func isFull(_ queue: QueueIndex) -> Bool {
    switch state.conditions.setting(of: queue) {
    case .full: true
    case .empty: false
    case .asItIs: capacity(of: queue).map { state.queues[queue.index].waiting.count >= $0 } ?? false
    }
  }

  /// The flow is over: what follows depends on where the contact was.
  mutating func left(_ departure: Departure, _ contact: Int, _ side: Side) {
    if side == .agent, state.contacts[contact].transfer != nil { return transferLeft(departure, contact) }
    if side == .agent, state.contacts[contact].created?.kind == .callback {
      switch state.contacts[contact].stage {
      case .outboundWhisper, .dialing: return holdFlowLeft(departure, contact)
      default: break
      }
    }
    if side == .agent, !departure.isByError {
      if case .flowNotHere(let name) = departure {
        let name = flowName(name, contact)
        record(.note, "the whisper continues in \(name), which is not here", contact)
      }
      return agentWhisperEnds(contact)
    }
    if state.contacts[contact].isOnHold { return holdFlowLeft(departure, contact) }
    switch departure {
    case .queued: joinQueue(contact)
    case .joinedThirdParty: joinThirdParty(contact)
    case .disconnected: end(contact, .byFlow)
    case .flowEnded:
      switch state.contacts[contact].stage {
      case .outboundWhisper(let queue) where isToBeDialed(contact): dial(contact, queue)
      case .customerWhisper, .outboundWhisper: join(contact)
      case .queued, .agentWhisper: break  // waits on, in silence
      case .inFlow, .disconnectFlow, .joined, .withThirdParty, .scheduled, .dialing, .ended:
        end(contact, .byFlow)
      }
    case .flowNotHere(let name): end(contact, .flowNotHere(flowName(name, contact)))
    case .unhandled(let error): end(contact, .byError(.unhandled(error)))
    case .fault(let number): end(contact, .byError(.fault(Int(number))))
    case .silentLoop: end(contact, .byError(.silentLoop))
    }
  }

  /// What people call a flow that is not here.
  func flowName(_ reference: Value, _ contact: Int) -> String {
    let text = state.contacts[contact].contact.string(reference, program)
    return program.resourceNames[text] ?? ResourceReference.lastPart(of: text) ?? text
  }

  mutating func joinQueue(_ contact: Int) {
    guard let queue = state.contacts[contact].contact.targetQueue else { return }
    state.contacts[contact].stage = .queued(queue)
    state.contacts[contact].queuedAt = state.now
    state.contacts[contact].actionsBeforeQueue = state.contacts[contact].contact.actionCount
    state.contacts[contact].contact.emptyTypeAhead()
    if program.rules.routingChangeDelay > 0 { settleRouting(contact) }
    let place = lineUp(contact, in: queue)
    if observer.isOn { tellQueue(queue, place, contact) }
    if isToBeDialed(contact) {
      if state.contacts[contact].contact.execution.flow != nil { stopFlows(contact) }
    } else {
      start(.customerQueue, standard: center.defaultQueueFlow, contact, .customer)
    }
    if center.hasRoutingCriteria { beginRouting(contact, in: queue) }
    offerNext(in: queue)
  }

  @inline(never) private mutating func tellQueue(_ queue: QueueIndex, _ place: Int, _ contact: Int) {
    let name = program.queues[queue.index].name
    record(.queue, "entered queue \(name), place \(place)", contact, .queue(name: name))
  }

  /// Starts the flow of a hook, or the service's default where none is set; false when the hook is switched off.
  @discardableResult mutating func start(
    _ hook: EventHook, standard: FlowIndex, _ contact: Int, _ side: Side
  ) -> Bool {
    let flow: FlowIndex
    switch setting(of: hook, contact) {
    case .off: return false
    case .unset: flow = standard
    case .flow(let named): flow = named
    }
    if side == .agent { state.contacts[contact].contact.swapExecutions() }
    interpreter.enter(flow, &state.contacts[contact].contact)
    if side == .agent { state.contacts[contact].contact.swapExecutions() }
    becomeReady(contact, side)
    return true
  }

  /// Records what an agent does, in words that are given the agent's name.
  @inline(never) mutating func tell(
    of agent: Int, _ contact: Int, _ words: (String) -> String
  ) {
    guard observer.isOn else { return }
    let name = center.agents[agent].name
    record(.agent, words(name), contact, .agent(name: name))
  }

  // MARK: Offering

  /// Offers the first waiting contact to the agent of the queue who has been available longest.
  mutating func offerNext(in queue: QueueIndex) {
    if center.hasRoutingCriteria { return offerByCriteria(in: queue) }
    while let agent = center.longestAvailableAgent(of: queue, state.agents, driven: state.drivenAgents),
      let contact = state.queues[queue.index].waiting.first(where: { state.contacts[$0].agent == nil })
    {
      offer(contact, to: agent)
    }
  }

  mutating func offer(_ contact: Int, to agent: Int) {
    state.agents[agent] = .offered(contact: contact, at: state.now)
    state.contacts[contact].agent = agent
    tell(of: agent, contact) { "offered to \($0)" }
    if let answersAfter = center.agents[agent].answersAfter, !state.drivenAgents.contains(agent) {
      startTimer(.agentAnswers, after: answersAfter, contact)
    }
  }

  mutating func agentAnswers(_ contact: Int) {
    guard case .queued(let queue) = state.contacts[contact].stage, let agent = state.contacts[contact].agent
    else {
      return
    }
    if !state.drivenAgents.contains(agent), state.contacts[contact].declines < center.agents[agent].declines {
      return decline(contact, agent, staysAvailable: true)
    }
    state.agents[agent] = .answering(contact: contact)
    state.contacts[contact].stage = .agentWhisper(queue)
    state.contacts[contact].contact.setAgent(name: center.agents[agent].name, program)
    tell(of: agent, contact) { "\($0) answered" }
    if start(.agentWhisper, standard: center.defaultAgentWhisper, contact, .agent) {
      startTimer(.whisperLimit, after: Self.whisperLimit, contact)
    } else {
      agentWhisperEnds(contact)
    }
  }

  /// The agent does not take the contact, which waits on for whoever has been available longest: another agent, or
  /// this one where it still takes contacts.
  mutating func decline(_ contact: Int, _ agent: Int, staysAvailable: Bool) {
    tell(of: agent, contact) { "\($0) declined" }
    state.contacts[contact].declines += 1
    state.contacts[contact].agent = nil
    if staysAvailable { return release(agent) }
    state.agents[agent] = .unavailable
    if case .queued(let queue) = state.contacts[contact].stage { offerNext(in: queue) }
  }

  private mutating func agentWhisperEnds(_ contact: Int) {
    guard case .agentWhisper(let queue) = state.contacts[contact].stage else { return }
    stopFlows(contact)
    leaveQueue(contact, queue)
    if isToBeDialed(contact) { return beginOutboundWhisper(contact, queue) }
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
    state.contacts[contact].stage = .joined(queue)
    state.contacts[contact].contact.emptyTypeAhead()
    state.agents[agent] = .onContact(contact: contact, since: state.now)
    tell(of: agent, contact) { "joined with \($0)" }
    startTimer(.talkEnds, after: center.agents[agent].talks, contact)
    if let after = center.agents[agent].holdsAfter, !state.drivenAgents.contains(agent) {
      startTimer(.hold, after: max(after, Milliseconds(1)), contact)
    }
    if let transfer = center.agents[agent].transfer, !state.drivenAgents.contains(agent) {
      startTimer(.transfer, after: max(transfer.after, Milliseconds(1)), contact)
    }
  }

  /// The agent has talked enough and hangs up; the caller hears the disconnect flow, if there is one.
  mutating func agentLeaves(_ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    tell(of: agent, contact) { "\($0) hung up" }
    endTalk(contact)
    state.contacts[contact].agent = nil
    guard case .flow(let flow) = setting(of: .customerRemaining, contact) else {
      end(contact, .byAgent)
      release(agent)
      return
    }
    state.contacts[contact].stage = .disconnectFlow
    interpreter.enter(flow, &state.contacts[contact].contact)
    becomeReady(contact, .customer)
    release(agent)
  }

  // MARK: Leaving

  mutating func leaveQueue(_ contact: Int, _ queue: QueueIndex) {
    if state.queues[queue.index].waiting.last == contact {
      state.queues[queue.index].waiting.removeLast()
    } else if let place = state.queues[queue.index].waiting.firstIndex(of: contact) {
      state.queues[queue.index].waiting.remove(at: place)
    }
  }

  /// The agent is free again, and the next contact may be offered.
  mutating func release(_ agent: Int) {
    state.agents[agent] = .available(since: state.now)
    for queue in program.queues.indices where center.agentsOfQueue[queue].contains(agent) {
      offerNext(in: QueueIndex(queue))
    }
  }

  @inline(__always) private mutating func silence(_ contact: Int, _ side: Side) {
    if hears(contact, side) { stopPrompt(contact, side) }
  }

  /// No flow runs for the contact any more, nor anything that one began: prompts, timers, Lambdas.
  mutating func stopFlows(_ contact: Int) {
    if observer.isOn { logFlowsStop(contact) }
    silence(contact, .customer)
    silence(contact, .agent)
    state.ready.removeAll(of: contact)
    state.contacts[contact].stopFlows()
    state.timers.forgetAll(of: Int32(truncatingIfNeeded: contact))
  }

  /// The contact is over.
  mutating func end(_ contact: Int, _ how: ContactEnd) {
    let stage = state.contacts[contact].stage
    guard stage != .ended else { return }
    if case .byFlow = how, stage == .inFlow, program.rules.disconnectFlowRunsAfterHangUpByFlow,
      case .flow(let flow) = setting(of: .customerRemaining, contact)
    {
      state.contacts[contact].stage = .disconnectFlow
      interpreter.enter(flow, &state.contacts[contact].contact)
      becomeReady(contact, .customer)
      return
    }
    if observer.isOn { tellEnd(how, contact) }
    stopFlows(contact)
    switch stage {
    case .queued(let queue), .agentWhisper(let queue): leaveQueue(contact, queue)
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      break
    }
    state.contacts[contact].stage = .ended
    state.contacts[contact].isOnHold = false
    state.contacts[contact].transfer = nil
    state.contacts[contact].endedAt = state.now
    state.contacts[contact].endedBy = how
    if observer.isOn { logRecord(contact) }
    if !keepsEndedContacts { state.freeContacts.append(contact) }
    if let agent = state.contacts[contact].agent {
      state.contacts[contact].agent = nil
      release(agent)
    }
  }

  @inline(never) private mutating func tellEnd(_ how: ContactEnd, _ contact: Int) {
    let words = how.words(program)
    record(.ended, words, contact, .ended(by: how.party))
  }
}

extension Departure {
  /// True when the flow could not go on.
  fileprivate var isByError: Bool {
    switch self {
    case .unhandled, .fault, .silentLoop: true
    case .disconnected, .flowEnded, .queued, .joinedThirdParty, .flowNotHere: false
    }
  }
}

extension ContactEnd {
  /// How it ended, in words.
  public func words(_ program: Program) -> String {
    switch self {
    case .byFlow: "ended by the flow"
    case .byCaller: "the caller hung up"
    case .byAgent: "ended by the agent"
    case .byThirdParty: "ended by the outside party"
    case .notAnswered: "nobody answered the callback"
    case .flowNotHere(let name): "continues in \(name), which is not here"
    case .byError(.fault(let number)): "ended by an error: " + program.faults[number].message
    case .byError(.unhandled(let error)): "ended by an error: no branch takes \(error.rawValue)"
    case .byError(.silentLoop): "ended by an error: the flow loops without waiting"
    }
  }

  /// Who ended it, as the transcript's `by` says.
  public var party: String {
    switch self {
    case .byFlow, .flowNotHere: "flow"
    case .byCaller: "caller"
    case .byAgent: "agent"
    case .byThirdParty: "third party"
    case .notAnswered: "caller"
    case .byError: "error"
    }
  }
}
