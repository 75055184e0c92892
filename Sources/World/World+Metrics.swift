import ContactCenter
import FlowEngine

// The figures of queues: those of this moment, and those that the service has counted some seconds ago.
extension World {
  func value(of metric: Metric, _ queue: QueueIndex?, _ contact: Int) -> Int64? {
    guard let queue = queue ?? state.contacts[contact].contact.targetQueue else { return nil }
    let metrics = metrics(of: queue)
    switch metric {
    case .agentsAvailable: return Int64(metrics.agents.available)
    case .agentsStaffed: return Int64(metrics.agents.staffed)
    case .agentsOnline: return Int64(metrics.agents.online)
    case .oldestContactAge: return metrics.oldest?.count ?? 0
    case .contactsInQueue: return Int64(metrics.size)
    }
  }

  /// The figures of a queue at this moment.
  public func metrics(of queue: QueueIndex) -> QueueMetrics {
    let counted = QueueMetrics(
      size: state.queues[queue.index].waiting.count, oldest: oldest(in: queue).map { state.now - $0 },
      agents: agentCounts(of: queue))
    return declared(counted, queue)
  }

  /// The figures with what is declared of the queue.
  private func declared(_ counted: QueueMetrics, _ queue: QueueIndex) -> QueueMetrics {
    var metrics = counted
    switch state.conditions.setting(of: queue) {
    case .asItIs: break
    case .full: metrics.size = max(metrics.size, capacity(of: queue) ?? metrics.size)
    case .empty:
      metrics.size = 0
      metrics.oldest = nil
    }
    return metrics
  }

  private func figures(of queue: QueueIndex) -> QueueFigures {
    let waiting = state.queues[queue.index].waiting.compactMap { contact in
      state.contacts[contact].queuedAt.map {
        QueueFigures.Waiting(since: $0, channel: state.contacts[contact].contact.channel)
      }
    }
    return QueueFigures(waiting: waiting, agents: agentCounts(of: queue))
  }

  private func agentCounts(of queue: QueueIndex) -> AgentCounts {
    var counts = AgentCounts()
    for agent in center.agentsOfQueue[queue.index] {
      counts.online += 1
      switch state.agents[agent] {
      case .unavailable: counts.nonProductive += 1
      case .available: counts.available += 1
      case .offered: break
      case .answering, .onContact: counts.busy += 1
      }
    }
    return counts
  }

  /// How many contacts may wait in a queue; nil when there is no bound.
  public func capacity(of queue: QueueIndex) -> Int? { center.capacities[queue.index] }

  /// The contact's place among those that wait, from 1; nil when it does not wait there.
  public func place(of contact: Int, in queue: QueueIndex) -> Int? {
    state.queues[queue.index].waiting.firstIndex(of: contact).map { $0 + 1 }
  }

  /// Loads `$.Metrics`: of the queue as it was counted, of the contact's own place as it is.
  mutating func loadMetrics(_ queue: QueueIndex, _ channel: Channel?, _ contact: Int, _ side: Side) {
    let age = Milliseconds.seconds(Int64(program.rules.metricsAge))
    let counted = pastFigures(of: queue, age)
    let metrics = declared(QueueMetrics(counted, at: state.now - age, by: channel), queue)
    let place = place(of: contact, in: queue)
    let wait = estimatedWait(queue, ahead: place.map { $0 - 1 } ?? metrics.size)
    var values: [(String, String?)] = [
      ("Metrics.Queue.Name", program.queues[queue.index].name),
      ("Metrics.Queue.ARN", program.queues[queue.index].reference),
      ("Metrics.Queue.Size", String(metrics.size)),
      ("Metrics.Queue.OldestContactAge", metrics.oldest.map { String($0.wholeSeconds) }),
      ("Metrics.Queue.EstimatedWaitTime", wait.map(String.init)),
      ("Metrics.Agents.Online.Count", String(metrics.agents.online)),
      ("Metrics.Agents.Staffed.Count", String(metrics.agents.staffed)),
      ("Metrics.Agents.Available.Count", String(metrics.agents.available)),
      ("Metrics.Agents.Busy.Count", String(metrics.agents.busy)),
      ("Metrics.Agents.NonProductive.Count", String(metrics.agents.nonProductive)),
      ("Metrics.Agents.AfterContactWork.Count", "0"), ("Metrics.Agents.Missed.Count", "0"),
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

  /// In seconds, from what the scripted agents will do; nil when nobody takes contacts of the queue.
  private func estimatedWait(_ queue: QueueIndex, ahead: Int) -> Int64? {
    let agents = center.agentsOfQueue[queue.index].map { center.agents[$0] }.filter { $0.answersAfter != nil }
    guard !agents.isEmpty else { return nil }
    let handling = agents.reduce(Int64(0)) {
      $0 + ($1.answersAfter?.wholeSeconds ?? 0) + $1.talks.wholeSeconds
    }
    return handling / Int64(agents.count) * Int64(ahead + 1) / Int64(agents.count)
  }

  // MARK: What was

  /// The figures of some time ago; those of now where none are kept.
  private func pastFigures(of queue: QueueIndex, _ age: Milliseconds) -> QueueFigures {
    guard age > .zero else { return figures(of: queue) }
    let moment = state.now - age
    let past = state.queues[queue.index].past
    return (past.last { $0.from <= moment } ?? past.first)?.figures ?? figures(of: queue)
  }

  /// Keeps the figures of every queue where they have changed, as the clock is about to go on; older ones than are ever
  /// asked for are forgotten.
  @inline(never) mutating func keepFigures() {
    let oldest = state.now - .seconds(Int64(program.rules.metricsAge))
    for index in program.queues.indices {
      let figures = figures(of: QueueIndex(index))
      if state.queues[index].past.last?.figures != figures {
        state.queues[index].past.append(PastFigures(from: state.now, figures: figures))
      }
      let past = state.queues[index].past
      if let first = past.lastIndex(where: { $0.from <= oldest }), first > 0 {
        state.queues[index].past.removeFirst(first)
      }
    }
  }
}
