import ContactCenter
import FlowEngine
import World

// What happened to a contact, written down.
extension SimulationDay where Center: ~Copyable {
  /// Something may have happened: writes it down, and does what the caller of the contact does then.
  ///
  /// - Parameter contact: whose timer fired or whose caller did something; negative for the work after a contact.
  mutating func follow(_ contact: Int) {
    takeNotices()
    guard contact >= 0, contact < callers.count, callers[contact].isThere, world.asks(contact) else { return }
    answer(contact)
  }

  /// Writes down what happened in the world since it was asked last. An agent who goes then adds to it.
  mutating func takeNotices() {
    while let notice = world.takeNotice() {
      makeRoom(for: notice.contact)
      write(notice)
    }
    if waitsBegan >= 0 { startPatience() }
  }

  private mutating func write(_ notice: ContactNotice) {
    let contact = notice.contact
    switch notice.kind {
    case .began, .offered: break
    case .created(let creator, let kind): beginCreated(contact, kind, by: creator)
    case .entered(let queue):
      leftQueue(contact, by: .moved, at: now)
      callers[contact].place = .waiting(queue.index)
      entered(contact, queue.index)
    case .turnedAway: callers[contact].wasTurnedAway = true
    case .answered(let agent): isBusy(agent, with: contact)
    case .missed(let agent): if callers[contact].agent == agent { isDone(agent, contact, hasHandled: false) }
    case .dialed(let agent), .connecting(let agent):
      isBusy(agent, with: contact)
      guard case .waiting(let queue) = callers[contact].place else { break }
      leftQueue(contact, by: .answered, at: notice.at.nanoseconds)
      callers[contact].place = .withAgent(queue)
    case .joined(let agent):
      isBusy(agent, with: contact)
      if callers[contact].isCallback, callers[contact].talks == 0 {
        book.add(.callbacksAnswered, queue: callers[contact].lastQueue, interval: callers[contact].interval)
      }
      if case .withAgent(let queue) = callers[contact].place, !callers[contact].isTalking {
        talk(contact, of: queue, from: notice.at.nanoseconds)
      }
    case .joinedThirdParty: callers[contact].wasTransferred = true
    case .agentLeft(let agent):
      if callers[contact].agent == agent { isDone(agent, contact, hasHandled: true) }
    case .workBegan(let agent, let work):
      let (queue, interval) = (callers[contact].answeredQueue, callers[contact].answeredInterval)
      while works.count <= work { works.append(nil) }
      works[work] = Work(agent: agent, since: now, queue: queue, interval: interval)
    case .workEnded(let agent, let work):
      if let done = works[work].take() { noteDone(done, at: now) }
      isFree(agent)
    case .ended(let how):
      leftQueue(
        contact, by: how == .byCaller && !callers[contact].hasCallback ? .abandoned : .moved, at: now)
      callers[contact].place = .elsewhere
      ended(contact, how)
    }
  }

  /// A contact that a flow created: a callback, a task.
  private mutating func beginCreated(_ contact: Int, _ kind: NewContact.Kind, by creator: Int) {
    // Its draws come from a key of its own, which does not depend on its number.
    let serial = UInt64(truncatingIfNeeded: world.serial(contact))
    callers[contact].begin(key: serial &* 0x9E37_79B9_7F4A_7C15)
    callers[contact].isCreated = true
    callers[contact].isCallback = kind == .callback
    if kind == .callback { callers[creator].hasCallback = true }
  }

  // MARK: Queues

  private mutating func entered(_ contact: Int, _ queue: Int) {
    callers[contact].entries &+= 1
    callers[contact].since = now
    callers[contact].interval = book.interval(now)
    callers[contact].lastQueue = queue
    callers[contact].wasTurnedAway = false
    // A callback that is tried again enters again, and counts once.
    if !callers[contact].isCallback {
      book.add(.offered, queue: queue, interval: callers[contact].interval)
    } else if callers[contact].entries == 1 {
      book.add(.callbacks, queue: queue, interval: callers[contact].interval)
    }
    drawPatience(contact, in: queue)
  }

  /// The contact leaves the queue that it waits in, if it waits.
  private mutating func leftQueue(_ contact: Int, by how: QueueFigure, at moment: Int64) {
    guard case .waiting(let queue) = callers[contact].place else { return }
    let wait = moment - callers[contact].since
    let interval = callers[contact].interval
    if how == .answered { callers[contact].wasAnswered = true }
    switch how {
    case _ where callers[contact].isCallback: break
    case .answered:
      book.add(.answered, queue: queue, interval: interval)
      book.add(.waitAnswered, wait, queue: queue, interval: interval)
      if wait <= setting.serviceLevel { book.add(.answeredInTime, queue: queue, interval: interval) }
      book.addWait(wait, queue: queue, interval: interval)
    case .abandoned:
      book.add(.abandoned, queue: queue, interval: interval)
      book.add(.waitAbandoned, wait, queue: queue, interval: interval)
    default: book.add(.moved, queue: queue, interval: interval)
    }
  }

  // MARK: Agents

  private mutating func isBusy(_ agent: Int, with contact: Int) {
    guard callers[contact].agent != agent else { return }
    callers[contact].agent = agent
    callers[contact].busySince = now
    callers[contact].answeredQueue = callers[contact].lastQueue
    callers[contact].answeredInterval = callers[contact].interval
    callers[contact].isTalking = false
  }

  /// The agent is through with the contact, but for the work after it.
  private mutating func isDone(_ agent: Int, _ contact: Int, hasHandled: Bool) {
    noteDone(contact, agent, at: now, hasHandled: hasHandled)
    callers[contact].agent = -1
    callers[contact].isTalking = false
    if case .withAgent = callers[contact].place { callers[contact].place = .elsewhere }
    isFree(agent)
  }

  private mutating func noteDone(_ contact: Int, _ agent: Int, at moment: Int64, hasHandled: Bool = true) {
    let since = callers[contact].busySince
    noteBusy(agent, from: since, to: moment)
    guard hasHandled, callers[contact].answeredQueue >= 0 else { return }
    let (queue, interval) = (callers[contact].answeredQueue, callers[contact].answeredInterval)
    book.add(.handled, queue: queue, interval: interval)
    book.add(.handleTime, moment - since, queue: queue, interval: interval)
  }

  private mutating func noteBusy(_ agent: Int, from since: Int64, to moment: Int64) {
    guard agent < setting.teamOfAgent.count, setting.teamOfAgent[agent] >= 0 else { return }
    book.add(.busy, from: since, to: moment, team: setting.teamOfAgent[agent])
  }

  /// Work after a contact counts for its handle time.
  mutating func noteDone(_ work: Work, at moment: Int64) {
    noteBusy(work.agent, from: work.since, to: moment)
    if work.queue >= 0 {
      book.add(.handleTime, moment - work.since, queue: work.queue, interval: work.interval)
    }
  }

  // MARK: The end

  private mutating func ended(_ contact: Int, _ how: ContactNotice.End) {
    if callers[contact].agent >= 0 { isDone(callers[contact].agent, contact, hasHandled: true) }
    guard callers[contact].isThere else { return }
    let outcome = callers[contact].outcome(how)
    callers[contact].isThere = false
    guard !callers[contact].isCreated else { return }
    book.figures.outcomes[outcome.rawValue] += 1
    if outcome == .contained {
      let action = world.action(contact)
      if setting.program.actionSources.indices.contains(action) {
        book.figures.contained[setting.program.actionSources[action].flow.index] += 1
      }
    }
  }

  /// The simulated time is long over, and the contact still there.
  mutating func isUnfinished(_ contact: Int, at moment: Int64) {
    let agent = callers[contact].agent
    if agent >= 0 { noteDone(contact, agent, at: moment) }
    if !callers[contact].isCreated {
      let outcome = callers[contact].wasAnswered ? callers[contact].outcome(.byAgent) : .unfinished
      book.figures.outcomes[outcome.rawValue] += 1
    }
    callers[contact].isThere = false
  }
}
