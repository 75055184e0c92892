import ContactCenter
import FlowEngine
import World

// What happened to a contact, written down.
extension SimulationDay {
  /// Something may have happened to a contact: writes it down, and does what its caller does then.
  mutating func follow(_ contact: Int) {
    guard contact < world.state.contacts.count else { return }
    makeRoom(for: contact)
    if !callers[contact].isThere {
      guard !world.state.contacts[contact].isEnded else { return }
      beginCreated(contact)
    }
    observe(contact)
    if callers[contact].isThere { answer(contact) }
  }

  /// A contact that a flow created: a callback, a task.
  private mutating func beginCreated(_ contact: Int) {
    // Its draws come from a key of its own, which does not depend on its number.
    let serial = UInt64(truncatingIfNeeded: world.state.contacts[contact].contact.serial)
    callers[contact].begin(key: serial &* 0x9E37_79B9_7F4A_7C15)
    callers[contact].isCreated = true
    callers[contact].isCallback = world.state.contacts[contact].created?.kind == .callback
    if callers[contact].isCallback, let creator = world.state.contacts[contact].related?.index,
      creator < callers.count
    {
      callers[creator].hasCallback = true
    }
  }

  /// Writes down where the contact is now, if that is somewhere else than before.
  mutating func observe(_ contact: Int) {
    let stage = world.state.contacts[contact].stage
    noteAgent(contact, stage)
    let place = Self.place(stage)
    let before = callers[contact].place
    if place != before {
      if case .waiting(let queue) = before { leftQueue(contact, queue, to: place, stage) }
      callers[contact].place = place
      if case .waiting(let queue) = place { entered(contact, queue) }
    }
    switch stage {
    case .joined(let queue): if !callers[contact].isTalking { talk(contact, of: queue.index) }
    case .withThirdParty: callers[contact].wasTransferred = true
    case .ended: ended(contact)
    case .inFlow, .queued, .agentWhisper, .customerWhisper, .disconnectFlow, .scheduled, .dialing,
      .outboundWhisper:
      break
    }
  }

  private static func place(_ stage: WorldContact.Stage) -> SimulatedCaller.Place {
    switch stage {
    case .queued(let queue), .agentWhisper(let queue): .waiting(queue.index)
    case .customerWhisper(let queue), .joined(let queue), .dialing(let queue), .outboundWhisper(let queue):
      .withAgent(queue.index)
    case .inFlow, .disconnectFlow, .withThirdParty, .scheduled, .ended: .elsewhere
    }
  }

  // MARK: Queues

  private mutating func entered(_ contact: Int, _ queue: Int) {
    callers[contact].entries &+= 1
    callers[contact].since = now
    callers[contact].interval = book.interval(now)
    let figure = callers[contact].isCallback ? QueueFigure.callbacks : .offered
    book.add(figure, queue: queue, interval: callers[contact].interval)
    losePatience(contact, in: queue)
  }

  private mutating func leftQueue(
    _ contact: Int, _ queue: Int, to place: SimulatedCaller.Place, _ stage: WorldContact.Stage
  ) {
    let wait = now - callers[contact].since
    let interval = callers[contact].interval
    func add(_ figure: QueueFigure, _ amount: Int64 = 1) {
      book.add(figure, amount, queue: queue, interval: interval)
    }
    if case .withAgent = place {
      callers[contact].wasAnswered = true
      if callers[contact].isCallback { return add(.callbacksAnswered) }
      add(.answered)
      add(.waitAnswered, wait)
      if wait <= setting.plan.serviceLevel.count * 1_000_000 { add(.answeredInTime) }
      book.addWait(wait, queue: queue, interval: interval)
    } else if callers[contact].isCallback {
      return
    } else if stage == .ended, world.state.contacts[contact].endedBy == .byCaller {
      add(.abandoned)
      add(.waitAbandoned, wait)
    } else {
      add(.moved)
    }
  }

  // MARK: Agents

  /// Notes from when to when an agent is busy with the contact.
  private mutating func noteAgent(_ contact: Int, _ stage: WorldContact.Stage) {
    let agent: Int
    switch stage {
    case .agentWhisper, .customerWhisper, .joined, .dialing, .outboundWhisper:
      agent = world.state.contacts[contact].agent ?? -1
    case .inFlow, .queued, .disconnectFlow, .withThirdParty, .scheduled, .ended: agent = -1
    }
    let before = callers[contact].agent
    guard agent != before else { return }
    if before >= 0 {
      noteDone(contact, before, at: now)
      isFree(before)
    }
    callers[contact].agent = agent
    callers[contact].busySince = now
    callers[contact].isTalking = false
  }

  private mutating func noteDone(_ contact: Int, _ agent: Int, at moment: Int64) {
    let since = callers[contact].busySince
    if agent < setting.teamOfAgent.count, setting.teamOfAgent[agent] >= 0 {
      book.add(.busy, from: since, to: moment, team: setting.teamOfAgent[agent])
    }
    let queue: Int
    switch callers[contact].place {
    case .waiting(let own), .withAgent(let own): queue = own
    case .elsewhere: return
    }
    let interval = callers[contact].interval
    book.add(.handled, queue: queue, interval: interval)
    book.add(.handleTime, moment - since, queue: queue, interval: interval)
  }

  // MARK: The end

  private mutating func ended(_ contact: Int) {
    let outcome = outcome(contact)
    callers[contact].isThere = false
    callers[contact].keys = []
    guard !callers[contact].isCreated else { return }
    book.figures.outcomes[outcome.rawValue] += 1
    if outcome == .contained {
      let action = world.state.contacts[contact].contact.execution.action.index
      if world.program.actionSources.indices.contains(action) {
        book.figures.contained[world.program.actionSources[action].flow.index] += 1
      }
    }
  }

  private func outcome(_ contact: Int) -> CallOutcome {
    let caller = callers[contact]
    if caller.wasAnswered { return .answered }
    if caller.wasTransferred { return .transferred }
    switch world.state.contacts[contact].endedBy {
    case .byError, .flowNotHere: return .failed
    case .byThirdParty: return .transferred
    case .byCaller where caller.hasCallback, .byFlow where caller.hasCallback: return .callback
    case .byCaller: return caller.entries > 0 ? .abandoned : .hungUp
    case .byFlow, .byAgent, .byDeadTelephone, .notAnswered, .merged, nil:
      return caller.entries > 0 ? .endedInQueue : .contained
    }
  }

  /// The simulated time is long over, and the contact still there.
  mutating func isUnfinished(_ contact: Int, at moment: Int64) {
    let agent = callers[contact].agent
    if agent >= 0 { noteDone(contact, agent, at: moment) }
    if !callers[contact].isCreated {
      let outcome = callers[contact].wasAnswered ? CallOutcome.answered : .unfinished
      book.figures.outcomes[outcome.rawValue] += 1
    }
    callers[contact].isThere = false
  }
}
