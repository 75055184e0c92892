import ContactCenter
import FlowEngine
import Routing

// Queues and agents as routing keeps them: the world tells what happens, and does what is asked of it.
extension World {
  /// Tells routing what happens now, and carries out what it asks for; what is asked for meanwhile comes after that.
  @inline(never) mutating func route(_ event: RoutingEvent) {
    state.routing.receive(event, at: state.now, &routingEffects)
    guard !isRouting else { return }
    isRouting = true
    var place = 0
    while place < routingEffects.count {
      carryOut(routingEffects[place])
      place += 1
    }
    routingEffects.removeAll()
    isRouting = false
  }

  private mutating func carryOut(_ effect: RoutingEffect) {
    switch effect {
    case .enter(let contact, let queue): entered(contact.index, center.queue(queue))
    case .refuse(let contact, let why): refused(contact.index, why)
    case .offer(let contact, let agent): offered(contact.index, to: agent.index)
    case .withdraw(let contact, _): offerIsOver(contact.index)
    case .miss(let contact, let agent, let how): missed(contact.index, by: agent.index, how)
    case .connect(let contact, let agent): answered(contact.index, by: agent.index)
    case .dial(let contact, let agent): isToDial(contact.index, for: agent.index)
    case .stopDialing(let contact): dialingStops(contact.index)
    case .giveUp(let contact):
      end(contact.index, state.contacts[contact.index].created?.lastTry.end ?? .notAnswered)
    case .remain(let contact, let agent): customerRemains(contact.index, without: agent.index)
    case .release(let agent, let contact): notice(.agentLeft(agent: agent.index), contact.index)
    case .beginWork(let work, let agent, let contact):
      beginWork(work.index, agent.index, after: contact.index)
    case .endWork(let work, let agent): endWork(work.index, agent.index)
    case .advanceStep(let contact, let step):
      record(.note, "routing step \(step) is over", contact.index)
    case .startTimer(let timer, let due): start(timer, at: due)
    }
  }

  // MARK: Timers

  private mutating func start(_ timer: RoutingTimer, at due: Timestamp) {
    let owner = Int(timer.owner)
    guard timer.kind != .work else { return startWorkTimer(owner, at: due) }
    // Who answers by script before it has rung for long enough needs no limit.
    if timer.kind == .ring, let answer = state.contacts[owner].timers.due(.agentAnswers),
      answer <= due.nanoseconds
    {
      return
    }
    state.contacts[owner].routingTokens[Int(timer.kind.rawValue)] = timer.token
    startTimer(TimerQueue.Kind(timer.kind), after: due - state.now, owner)
  }

  /// The timer of a contact is due that routing asked for.
  mutating func routingTimerIsDue(_ kind: RoutingTimer.Kind, _ contact: Int) {
    let token = state.contacts[contact].routingTokens[Int(kind.rawValue)]
    route(.timerFired(RoutingTimer(kind: kind, owner: Int32(truncatingIfNeeded: contact), token: token)))
  }

  // MARK: Looking

  public var agentCount: Int { center.agents.count }

  /// What an agent does at this moment.
  public func status(ofAgent agent: Int) -> AgentStatus { state.routing.status(of: AgentHandle(agent)) }

  /// Since when the agent does so.
  public func statusBegan(ofAgent agent: Int) -> Timestamp {
    state.routing.statusBegan(of: AgentHandle(agent))
  }

  /// The contact that is offered to an agent, or that the agent hears or speaks with; the newest where there are several.
  public func contact(ofAgent agent: Int) -> Int? {
    let handle = AgentHandle(agent)
    return (state.routing.offer(to: handle) ?? state.routing.newestContact(of: handle))?.index
  }

  /// The work after a contact that an agent has to do, the newest where there are several.
  public func work(ofAgent agent: Int) -> WorkHandle? { state.routing.works(of: AgentHandle(agent)).first }

  /// The contact after which there is work.
  public func contact(ofWork work: WorkHandle) -> Int { state.works[work.index].contact }

  /// The contacts that wait in a queue, in the order in which they are answered.
  public func waiting(in queue: QueueIndex) -> [Int] {
    state.routing.contacts(in: center.handle(of: queue)).map(\.index)
  }

  /// The contact's place among those that wait, from 1; nil when it does not wait there.
  public func place(of contact: Int, in queue: QueueIndex) -> Int? {
    let handle = ContactHandle(contact)
    guard state.routing.queue(of: handle) == center.handle(of: queue) else { return nil }
    return state.routing.place(of: handle)
  }

}

extension TimerQueue.Kind {
  init(_ kind: RoutingTimer.Kind) {
    switch kind {
    case .ring: self = .offerRings
    case .delay: self = .profileDelay
    case .step: self = .routingStep
    case .callback: self = .callbackRetry
    case .work: self = .afterContactWork
    }
  }
}

extension Channel {
  /// As routing profiles count it.
  public var routing: RoutingChannel {
    switch self {
    case .voice: .voice
    case .chat: .chat
    case .task: .task
    }
  }
}
