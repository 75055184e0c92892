import ContactCenter
import FlowEngine
import Routing
import World

// From the queue to the end of the talk: what routing asks for is done as a `World` does it.
extension RememberingWorld {
  @inline(never) mutating func route(_ event: RoutingEvent) {
    routing.receive(event, at: now, &effects)
    guard !isRouting else { return }
    isRouting = true
    var place = 0
    while place < effects.count {
      carryOut(effects[place])
      place += 1
    }
    effects.removeAll()
    isRouting = false
  }

  private mutating func carryOut(_ effect: RoutingEffect) {
    switch effect {
    case .enter(let contact, let queue): entered(contact.index, queue)
    case .offer(let contact, let agent): offered(contact.index, to: agent.index)
    case .withdraw(let contact, _): offerIsOver(contact.index)
    case .miss(let contact, let agent, _): missed(contact.index, by: agent.index)
    case .connect(let contact, let agent): isAnswered(contact.index, by: agent.index)
    case .remain(let contact, let agent):
      note(.agentLeft(agent: agent.index), contact.index)
      if contacts[contact.index].agent == agent.raw { end(contact.index, .byAgent) }
    case .release(let agent, let contact): note(.agentLeft(agent: agent.index), contact.index)
    case .beginWork(let work, let agent, let contact):
      note(.workBegan(agent: agent.index, work: work.index), contact.index)
    case .endWork(let work, let agent): note(.workEnded(agent: agent.index, work: work.index), 0)
    case .startTimer(let timer, let due): start(timer, at: due.nanoseconds)
    case .advanceStep: break
    case .refuse, .dial, .stopDialing, .giveUp: book.giveUp()
    }
  }

  private mutating func start(_ timer: RoutingTimer, at due: Int64) {
    let kind: Timer
    switch timer.kind {
    case .ring:
      // Who answers before it has rung for long enough needs no limit.
      if contacts[Int(timer.owner)].answersAt <= due { return }
      kind = .ring
    case .delay: kind = .delay
    case .step: kind = .step
    case .work: kind = .work
    case .callback: return book.giveUp()
    }
    timers.put(due, kind: kind.rawValue, owner: timer.owner, token: timer.token)
  }

  // MARK: Queues

  private mutating func entered(_ contact: Int, _ queue: QueueHandle) {
    contacts[contact].stage = .queued
    contacts[contact].queuedAt = moment
    note(.entered(center.queue(queue)), contact)
  }

  private mutating func offered(_ contact: Int, to agent: Int) {
    contacts[contact].agent = Int32(truncatingIfNeeded: agent)
    contacts[contact].token &+= 1
    contacts[contact].answersAt = .max
    guard let after = center.agents[agent].answersAfter else { return }
    contacts[contact].answersAt = moment + after.count * 1_000_000
    if after == .zero {
      answering.append(Int32(truncatingIfNeeded: contact))
    } else {
      start(.agentAnswers, at: contacts[contact].answersAt, contact)
    }
  }

  private mutating func offerIsOver(_ contact: Int) {
    contacts[contact].agent = -1
    contacts[contact].token &+= 1
  }

  private mutating func missed(_ contact: Int, by agent: Int) {
    offerIsOver(contact)
    note(.missed(agent: agent), contact)
    if contacts[contact].stage == .agentWhisper {
      book.leaveWhispers(after: contacts[contact].way, at: moment - contacts[contact].answeredAt)
      contacts[contact].stage = .queued
    }
  }

  // MARK: Agents

  private mutating func isAnswered(_ contact: Int, by agent: Int) {
    contacts[contact].agent = Int32(truncatingIfNeeded: agent)
    contacts[contact].token &+= 1
    contacts[contact].stage = .agentWhisper
    contacts[contact].answeredAt = moment
    note(.answered(agent: agent), contact)
    let held = contacts[contact]
    guard let whispers = book.whispers(after: held.way, of: agent, held.flow, arrival: held.arrival) else {
      return
    }
    contacts[contact].connectsAt = moment + whispers.connects
    if whispers.connects == 0 {
      endAgentWhisper(contact)
    } else {
      if whispered >= 0 { startWhisper() }
      whispered = contact
    }
  }

  /// The whisper's end may be told before: what it waits for is put down as late as can be.
  mutating func startWhisper() {
    let contact = whispered
    whispered = -1
    guard contacts[contact].stage == .agentWhisper else { return }
    start(.agentWhisperEnds, at: contacts[contact].connectsAt, contact)
  }

  mutating func endAgentWhisper(_ contact: Int) {
    let held = contacts[contact]
    book.leaveQueue(of: held.way, after: held.connectsAt - held.queuedAt, held.flow, arrival: held.arrival)
    route(.agentWhisperEnded(ContactHandle(contact)))
    note(.connecting(agent: Int(held.agent)), contact, at: held.connectsAt)
    contacts[contact].stage = .customerWhisper
    guard let whispers = book.whispers(after: held.way, of: Int(held.agent), held.flow, arrival: held.arrival)
    else { return }
    // Nobody leaves while the customer hears a whisper: what is behind it is told now.
    let joined = held.answeredAt + whispers.joins
    if joined <= last { join(contact, at: joined) }
  }

  private mutating func join(_ contact: Int, at joined: Int64) {
    book.takeWhispers(after: contacts[contact].way)
    contacts[contact].stage = .joined
    let agent = Int(contacts[contact].agent)
    note(.joined(agent: agent), contact, at: joined)
    let end = joined + center.agents[agent].talks.count * 1_000_000
    if end <= last { start(.talkEnds, at: end, contact) }
    route(.contactJoined(ContactHandle(contact)))
  }

  mutating func fire(_ timer: Timer, _ owner: Int, _ token: UInt32) {
    switch timer {
    case .wayEnds: endWay(owner)
    case .agentAnswers: route(.offerAccepted(ContactHandle(owner)))
    case .agentWhisperEnds: endAgentWhisper(owner)
    case .talkEnds: route(.agentLeft(ContactHandle(owner)))
    case .ring: routingTimerIsDue(.ring, owner, token)
    case .delay: routingTimerIsDue(.delay, owner, token)
    case .step: routingTimerIsDue(.step, owner, token)
    case .work: routingTimerIsDue(.work, owner, token)
    }
  }

  private mutating func routingTimerIsDue(_ kind: RoutingTimer.Kind, _ owner: Int, _ token: UInt32) {
    route(.timerFired(RoutingTimer(kind: kind, owner: Int32(truncatingIfNeeded: owner), token: token)))
  }
}
