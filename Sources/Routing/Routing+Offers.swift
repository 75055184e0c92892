import ContactCenter

// From the offer to the end of the conversation.
extension Routing {
  /// Offers a contact, which stands in no line, to an agent who can be offered one.
  mutating func offer(_ contact: Int32, to agent: Int32, _ effects: inout RoutingEffects) {
    contacts[contact].agent = agent
    agents[agent].offer = contact
    totals[contacts[contact].queue].offers += 1
    if contacts[contact].callback >= 0, isCustomerFirst(contact) {
      leaveQueue(contact)
      dial(contact, &effects)
      refresh(agent)
    } else {
      ring(contact, &effects)
    }
  }

  /// The contact rings at its agent, or is with the agent at once.
  @inline(__always) mutating func ring(_ contact: Int32, _ effects: inout RoutingEffects) {
    let agent = contacts[contact].agent
    contacts[contact].stage = .offered
    if agents[agent].acceptsAtOnce {
      accept(contact, &effects)
    } else {
      effects.append(.offer(ContactHandle(raw: contact), to: AgentHandle(raw: agent)))
      startStageTimer(contact, .ring, now + settings.ringLimit.count * 1_000_000, &effects)
      refresh(agent)
    }
  }

  mutating func startStageTimer(
    _ contact: Int32, _ kind: RoutingTimer.Kind, _ due: Int64, _ effects: inout RoutingEffects
  ) {
    let token = nextToken(contact)
    contacts[contact].stageToken = token
    effects.append(
      .startTimer(
        RoutingTimer(kind: kind, owner: contact, token: token), at: Timestamp(nanoseconds: due)))
  }

  mutating func acceptOffer(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .offered else { return }
    let agent = contacts[contact].agent
    accept(contact, &effects)
    match(agent, &effects)
  }

  private mutating func accept(_ contact: Int32, _ effects: inout RoutingEffects) {
    let agent = contacts[contact].agent
    contacts[contact].stage = .accepted
    contacts[contact].stageToken = 0
    agents[agent].offer = -1
    agents[agent].contacts += 1
    loads[agent * RoutingChannel.count + Int32(contacts[contact].channel)] += 1
    let mate = agents[agent].firstMate
    contacts[contact].nextMate = mate
    contacts[contact].previousMate = -1
    if mate >= 0 { contacts[mate].previousMate = contact }
    agents[agent].firstMate = contact
    effects.append(.connect(ContactHandle(raw: contact), with: AgentHandle(raw: agent)))
    if agents[agent].contacts > 1 { restartIdle(agent) }
    refresh(agent)
  }

  /// The agent does not take an offered contact: it is offered to the next, or waits on.
  mutating func miss(_ contact: Int32, _ how: MissedOffer, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .offered else { return }
    let agent = contacts[contact].agent
    agents[agent].offer = -1
    goOn(contact, without: agent, how, &effects)
  }

  /// A contact that is in its queue still goes on without its agent.
  private mutating func goOn(
    _ contact: Int32, without agent: Int32, _ how: MissedOffer, _ effects: inout RoutingEffects
  ) {
    contacts[contact].agent = -1
    contacts[contact].stageToken = 0
    totals[contacts[contact].queue].missedOffers += 1
    effects.append(.miss(ContactHandle(raw: contact), by: AgentHandle(raw: agent), how))
    switch how {
    case .failed: agents[agent].fault = .error
    case .notAnswered: if settings.afterMissed == .missed { agents[agent].fault = .missed }
    case .declined, .hungUp: if settings.afterDeclined == .missed { agents[agent].fault = .missed }
    }
    restartIdle(agent)
    refresh(agent)
    seek(contact, &effects)
    match(agent, &effects)
  }

  /// The contact leaves the queue; the customer of a callback is called, others hear their whisper.
  mutating func endAgentWhisper(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .accepted else { return }
    leaveForAgent(contact)
    if contacts[contact].callback >= 0, !contacts[contact].isDialed {
      dial(contact, &effects)
    } else {
      contacts[contact].stage = .connecting
    }
  }

  mutating func join(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact) else { return }
    if contacts[contact].stage == .accepted { endAgentWhisper(contact, &effects) }
    guard contacts[contact].stage == .connecting else { return }
    contacts[contact].stage = .joined
    contacts[contact].joined = now
    if contacts[contact].callback >= 0 { totals[contacts[contact].queue].callbacksAnswered += 1 }
  }

  // MARK: Pauses

  /// The agent has room for another contact in place of one that is paused.
  mutating func pause(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage == .joined, !contacts[contact].isPaused else { return }
    let agent = contacts[contact].agent
    contacts[contact].isPaused = true
    loads[agent * RoutingChannel.count + Int32(contacts[contact].channel)] -= 1
    restartIdle(agent)
    refresh(agent)
    match(agent, &effects)
  }

  /// What was paused goes on, whatever else the agent has by now.
  mutating func resume(_ contact: Int32) {
    guard isKnown(contact), contacts[contact].isPaused else { return }
    takeRoomAgain(contact)
    refresh(contacts[contact].agent)
  }

  private mutating func takeRoomAgain(_ contact: Int32) {
    contacts[contact].isPaused = false
    loads[contacts[contact].agent * RoutingChannel.count + Int32(contacts[contact].channel)] += 1
  }

  // MARK: Leaving

  /// The agent leaves; what becomes of the contact depends on how far it is.
  ///
  /// - Parameter works: whether work after the contact follows.
  mutating func agentLeaves(_ contact: Int32, works: Bool, _ effects: inout RoutingEffects) {
    guard isKnown(contact) else { return }
    let agent = contacts[contact].agent
    switch contacts[contact].stage {
    case .none, .scheduled, .waiting: return
    case .offered: return miss(contact, works ? .declined : .failed, &effects)
    case .accepted:
      detach(contact, works: false, &effects)
      return goOn(contact, without: agent, works ? .hungUp : .failed, &effects)
    case .dialing:
      effects.append(.stopDialing(ContactHandle(raw: contact)))
      freeFromDialing(contact, &effects)
      tryAgain(contact, &effects)
    case .connecting, .joined:
      effects.append(.remain(ContactHandle(raw: contact), without: AgentHandle(raw: agent)))
      detach(contact, works: works, &effects)
      forget(contact)
    }
    match(agent, &effects)
  }

  /// Takes the contact from its agent. Work follows where both were joined, and the agent has some to do.
  mutating func detach(_ contact: Int32, works: Bool, _ effects: inout RoutingEffects) {
    let agent = contacts[contact].agent
    if contacts[contact].isPaused { takeRoomAgain(contact) }
    let (next, previous) = (contacts[contact].nextMate, contacts[contact].previousMate)
    if previous >= 0 { contacts[previous].nextMate = next } else { agents[agent].firstMate = next }
    if next >= 0 { contacts[next].previousMate = previous }
    agents[agent].contacts -= 1
    let isJoined = contacts[contact].stage == .joined
    if isJoined {
      let queue = contacts[contact].queue
      totals[queue].handled += 1
      totals[queue].talkTime += Int128(now - contacts[contact].joined)
    }
    if isJoined, works, agents[agent].afterContactWork != 0 {
      beginWork(contact, agent, &effects)
    } else {
      loads[agent * RoutingChannel.count + Int32(contacts[contact].channel)] -= 1
    }
    restartIdle(agent)
    refresh(agent)
  }

  /// The other contact, which routing has let go, goes on as the one that the agent is joined with; that is over.
  mutating func replace(_ contact: Int32, by other: Int32) {
    guard isKnown(contact), isKnown(other), contacts[contact].stage == .joined,
      contacts[other].stage == .none
    else { return }
    let (agent, tokens) = (contacts[contact].agent, contacts[other].tokens)
    let (next, previous) = (contacts[contact].nextMate, contacts[contact].previousMate)
    contacts[other] = contacts[contact]
    contacts[other].tokens = tokens
    contacts[other].delayToken = 0
    contacts[other].stepToken = 0
    if previous >= 0 { contacts[previous].nextMate = other } else { agents[agent].firstMate = other }
    if next >= 0 { contacts[next].previousMate = other }
    forget(contact)
  }
}
