import ContactCenter

@testable import Routing

/// A center in a test: routing, its clock, and the timers that are running.
struct Floor {
  var routing: Routing
  var now: Timestamp
  /// What the last event asked for.
  var effects: [RoutingEffect] = []
  private var timers: [(due: Timestamp, timer: RoutingTimer)] = []

  init(_ plan: RoutingPlan) {
    now = Timestamp(seconds: 1_000_000)
    routing = Routing(plan, at: now)
  }

  mutating func happen(_ event: RoutingEvent) {
    var list = RoutingEffects()
    routing.receive(event, at: now, &list)
    effects = list.elements
    for effect in effects {
      if case .startTimer(let timer, let due) = effect { timers.append((due, timer)) }
    }
  }

  /// Lets time pass; timers fire in the order they are due.
  mutating func pass(_ length: Milliseconds) {
    let end = now + length
    var all: [RoutingEffect] = []
    while let place = timers.indices.min(by: { (timers[$0].due, $0) < (timers[$1].due, $1) }),
      timers[place].due <= end
    {
      let entry = timers.remove(at: place)
      now = entry.due
      happen(.timerFired(entry.timer))
      all += effects
    }
    now = end
    effects = all
  }

  /// A contact enters a queue.
  mutating func queue(
    _ contact: Int, in queue: Int = 0, by channel: RoutingChannel = .voice, priority: Int32 = 5,
    criteria: CriteriaHandle? = nil
  ) {
    happen(
      .contactQueued(
        QueueEntry(
          ContactHandle(contact), in: QueueHandle(queue), channel: channel, priority: priority,
          criteria: criteria)))
  }

  mutating func choose(_ state: AgentStateHandle, _ agent: Int) {
    happen(.stateChosen(AgentHandle(agent), state))
  }

  func stage(_ contact: Int) -> ContactStage { routing.stage(of: ContactHandle(contact)) }
  func status(_ agent: Int) -> AgentStatus { routing.status(of: AgentHandle(agent)) }
  func agent(_ contact: Int) -> Int? { routing.agent(of: ContactHandle(contact))?.index }
}

extension RoutingPlan {
  /// One profile for all queues, and agents who are available.
  static func simple(
    queues: Int = 1, agents: Int = 1, capacity: Int? = nil, work: Milliseconds? = .zero, atOnce: Bool = false,
    ownStates: Int = 1, settings: RoutingSettings = RoutingSettings()
  ) -> RoutingPlan {
    RoutingPlan(
      queues: Array(repeating: Queue(capacity: capacity), count: queues),
      profiles: [RoutingProfileDefinition(name: "all", queues: (0..<queues).map { .init($0) })],
      agents: Array(
        repeating: Agent(
          profile: 0, state: RoutingPlan.available, afterContactWork: work, acceptsAtOnce: atOnce),
        count: agents),
      ownStates: ownStates, settings: settings)
  }
}
