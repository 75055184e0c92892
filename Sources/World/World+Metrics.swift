import ContactCenter
import FlowEngine
import Routing

// The figures of queues: those of this moment, and those that the service has counted some seconds ago.
extension World {
  func value(of metric: Metric, _ queue: QueueIndex?, _ contact: Int) -> Int64? {
    guard let queue = queue ?? state.contacts[contact].contact.targetQueue else { return nil }
    let figures = figures(of: queue)
    switch metric {
    case .agentsAvailable: return Int64(figures.agents.available)
    case .agentsStaffed: return Int64(figures.agents.staffed)
    case .agentsOnline: return Int64(figures.agents.online)
    case .oldestContactAge: return figures.oldestContactAge?.count ?? 0
    case .contactsInQueue: return Int64(figures.contactsInQueue)
    }
  }

  /// The figures of a queue at this moment.
  public func figures(of queue: QueueIndex) -> LiveFigures {
    declared(state.routing.figures(of: center.handle(of: queue), at: state.now), queue)
  }

  /// What a queue has counted since the world began.
  public func totals(of queue: QueueIndex) -> QueueTotals {
    state.routing.totals(of: center.handle(of: queue))
  }

  /// The figures with what is declared of the queue.
  private func declared(_ counted: LiveFigures, _ queue: QueueIndex) -> LiveFigures {
    var figures = counted
    switch state.conditions.setting(of: queue) {
    case .asItIs: break
    case .full:
      figures.contactsInQueue = max(figures.contactsInQueue, capacity(of: queue) ?? figures.contactsInQueue)
    case .empty:
      figures.contactsInQueue = 0
      figures.oldestContactAge = nil
    }
    return figures
  }

  private func counted(_ queue: QueueIndex) -> QueueFigures {
    let handle = center.handle(of: queue)
    let lines = RoutingChannel.allCases.map { channel in
      let live = state.routing.figures(of: handle, by: channel, at: state.now)
      return QueueFigures.Line(
        count: live.contactsInQueue, since: live.oldestContactAge.map { state.now - $0 })
    }
    return QueueFigures(lines: lines, agents: state.routing.agentCounts(of: handle))
  }

  /// How many contacts may wait in a queue; nil when there is no bound.
  public func capacity(of queue: QueueIndex) -> Int? { center.capacity(of: queue) }

  /// Loads `$.Metrics`: of the queue as it was counted, of the contact's own place as it is.
  mutating func loadMetrics(_ queue: QueueIndex, _ channel: Channel?, _ contact: Int, _ side: Side) {
    let age = Milliseconds.seconds(Int64(program.rules.metricsAge))
    let counted = pastFigures(of: queue, age)
    let figures = declared(LiveFigures(counted, at: state.now - age, by: channel), queue)
    let place = place(of: contact, in: queue)
    let wait = estimatedWait(queue, ahead: place.map { $0 - 1 } ?? figures.contactsInQueue)
    var values: [(String, String?)] = [
      ("Metrics.Queue.Name", state.contacts[contact].contact.name(of: queue, program)),
      ("Metrics.Queue.ARN", state.contacts[contact].contact.reference(of: queue, program)),
      ("Metrics.Queue.Size", String(figures.contactsInQueue)),
      ("Metrics.Queue.OldestContactAge", figures.oldestContactAge.map { String($0.wholeSeconds) }),
      ("Metrics.Queue.EstimatedWaitTime", wait.map(String.init)),
      ("Metrics.Agents.Online.Count", String(figures.agents.online)),
      ("Metrics.Agents.Staffed.Count", String(figures.agents.staffed)),
      ("Metrics.Agents.Available.Count", String(figures.agents.available)),
      ("Metrics.Agents.Busy.Count", String(figures.agents[.busy])),
      ("Metrics.Agents.NonProductive.Count", String(figures.agents[.nonProductive])),
      ("Metrics.Agents.AfterContactWork.Count", String(figures.agents[.afterContactWork])),
      ("Metrics.Agents.Missed.Count", String(figures.agents[.missed])),
    ]
    if program.rules.idleMetrics == .missing, isIdle(age) { values = values.map { ($0.0, nil) } }
    values.append(("Metrics.Contact.EstimatedWaitTime", wait.map(String.init)))
    values.append(("Metrics.Contact.PositionInQueue", place.map(String.init)))
    let program = program
    change(contact, side) { for (name, value) in values { $0.setLoaded(name, value, program) } }
  }

  /// True when nothing went on in the whole center so long ago, and no queue is declared to be full.
  private func isIdle(_ age: Milliseconds) -> Bool {
    program.queues.indices.allSatisfy { index in
      let queue = QueueIndex(index)
      return state.conditions.setting(of: queue) != .full && pastFigures(of: queue, age).isIdle
    }
  }

  /// In seconds, from what the scripted agents who are there will do; nil when nobody takes contacts of the queue.
  private func estimatedWait(_ queue: QueueIndex, ahead: Int) -> Int64? {
    let there = center.places(ofAgentsOf: queue).filter { isStaffed($0) }
    let agents = there.map { center.agents[$0] }.filter { $0.answersAfter != nil }
    guard !agents.isEmpty else { return nil }
    let handling = agents.reduce(Int64(0)) {
      $0 + ($1.answersAfter?.wholeSeconds ?? 0) + $1.talks.wholeSeconds
    }
    return handling / Int64(agents.count) * Int64(ahead + 1) / Int64(agents.count)
  }

  /// True for an agent who takes contacts, now or after the present one.
  private func isStaffed(_ agent: Int) -> Bool {
    switch status(ofAgent: agent) {
    case .available, .pending, .busy, .afterContactWork, .missed: true
    case .offline, .error, .nonProductive: false
    }
  }

  // MARK: What was

  /// The figures of some time ago; before the first that are kept nobody waited.
  private func pastFigures(of queue: QueueIndex, _ age: Milliseconds) -> QueueFigures {
    guard age > .zero else { return counted(queue) }
    let moment = state.now - age
    let past = state.pastFigures[queue.index]
    if let known = past.last(where: { $0.from <= moment }) { return known.figures }
    var figures = past.first?.figures ?? counted(queue)
    for line in figures.lines.indices { figures.lines[line] = QueueFigures.Line(count: 0, since: nil) }
    return figures
  }

  /// Keeps the figures of every queue where they have changed, as the clock is about to go on; older ones than are ever
  /// asked for are forgotten.
  @inline(never) mutating func keepFigures() {
    let oldest = state.now - .seconds(Int64(program.rules.metricsAge))
    for index in program.queues.indices {
      let figures = counted(QueueIndex(index))
      if state.pastFigures[index].last?.figures != figures {
        state.pastFigures[index].append(PastFigures(from: state.now, figures: figures))
      }
      let past = state.pastFigures[index]
      if let first = past.lastIndex(where: { $0.from <= oldest }), first > 0 {
        state.pastFigures[index].removeFirst(first)
      }
    }
  }
}
