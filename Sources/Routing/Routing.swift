import ContactCenter

/// The moving state of queues, agents and callbacks: events in, effects out.
///
/// A value: no clock, no chance, no files. The same events at the same moments give the same effects. Who waits is offered
/// to the agent who has been available longest among those whose routing profile, channels and proficiencies allow it; an
/// agent is offered, of the queues that the routing profile puts first, the contact of the lowest priority number, then
/// the oldest. Everything is numbered: an event takes the logarithm of how many wait or are available, and no memory once
/// as many contacts have been there at once.
public struct Routing: Sendable {
  let settings: RoutingSettings
  let states: [RoutingPlan.AgentState]
  let standardQueues: Int32
  let tables: RoutingTables
  var criteria: CriteriaTable

  var contacts: Slots<ContactState>
  var waiting: Ranking
  var agents: Slots<AgentSlot>
  /// Agents who can be offered contacts: of each agent one node a channel.
  var available: Ranking
  /// How many contacts and works each agent has of each channel.
  var loads: Slots<UInt8>
  /// Nanoseconds that each agent has spent in each status.
  var times: Slots<Int64>
  /// For each group and channel the agent who has been available longest, as a node of `available`.
  var longest: Slots<Int32>
  /// For each group how many agents are in each status.
  var counts: Slots<Int32>
  var queues: Slots<QueueState>
  /// For each queue and channel.
  var arrivals: Slots<Arrivals>
  var totals: Slots<QueueTotals>
  var lines: Slots<Line>
  var freeLine: Int32 = -1
  var works: Slots<WorkState>
  var freeWork: Int32 = -1
  var callbacks: Slots<CallbackState>
  var freeCallback: Int32 = -1
  /// For each party the newest of its callbacks.
  var callbacksOfParty: Slots<Int32>
  /// The moment of the event, in nanoseconds since 1970.
  var now: Int64
  /// How many contacts have entered a queue so far.
  var entries: Int64 = 0
  private var room = Room()

  /// - Parameter start: since when the agents are in the states that the plan begins with.
  public init(_ plan: RoutingPlan, at start: Timestamp) {
    settings = plan.settings
    states = plan.states
    standardQueues = Int32(plan.queues.count)
    let tables = RoutingTables(plan)
    self.tables = tables
    criteria = CriteriaTable(proficiencies: tables.proficiencies)
    contacts = Slots([])
    waiting = Ranking(count: 0)
    let channels = Int(RoutingChannel.count)
    agents = Slots(
      plan.agents.enumerated().map { place, agent in
        AgentSlot(
          group: tables.groupOfAgent[place], idleSince: start.nanoseconds, statusSince: start.nanoseconds,
          afterContactWork: agent.afterContactWork.map { $0.count * 1_000_000 } ?? -1,
          chosen: agent.state.raw,
          choice: plan.states[agent.state.index], acceptsAtOnce: agent.acceptsAtOnce)
      })
    available = Ranking(count: plan.agents.count * channels)
    loads = Slots(repeating: 0, count: plan.agents.count * channels)
    times = Slots(repeating: 0, count: plan.agents.count * Int(AgentStatus.count))
    longest = Slots(repeating: Ranking.none, count: tables.groups.count * channels)
    counts = Slots(repeating: 0, count: tables.groups.count * Int(AgentStatus.count))
    var queues = plan.queues.enumerated().map { place, queue in
      QueueState(
        capacity: queue.capacity.map { Int32(clamping: $0) } ?? -1, firstServer: tables.firstServers[place],
        endServer: tables.firstServers[place + 1])
    }
    for agent in plan.agents.indices {
      queues.append(QueueState(capacity: Int32(RoutingPlan.agentQueueCapacity), owner: Int32(agent)))
    }
    self.queues = Slots(queues)
    arrivals = Slots(repeating: Arrivals(), count: queues.count * channels)
    totals = Slots(repeating: QueueTotals(), count: queues.count)
    lines = Slots([])
    works = Slots([])
    callbacks = Slots([])
    callbacksOfParty = Slots([])
    now = start.nanoseconds
    for agent in 0..<Int32(plan.agents.count) {
      counts[agents[agent].group * AgentStatus.count + Int32(AgentStatus.offline.rawValue)] += 1
      refresh(agent)
    }
  }

  /// The number of routing criteria; the same for equal ones.
  public mutating func handle(for criteria: RoutingCriteria) -> CriteriaHandle {
    self.criteria.handle(for: criteria)
  }

  /// Takes in what happened at a moment, which is not before that of the event before.
  ///
  /// - Parameter effects: what is asked for is added to them.
  public mutating func receive(
    _ event: RoutingEvent, at moment: Timestamp, _ effects: inout RoutingEffects
  ) {
    if !isKnownUniquelyReferenced(&room) { separate() }
    assert(moment.nanoseconds >= now, "an event before the last one")
    now = moment.nanoseconds
    switch event {
    case .contactQueued(let entry): queue(entry, &effects)
    case .contactMoved(let contact, let queue, let isAdmitted):
      move(contact.raw, to: queue.raw, isAdmitted: isAdmitted, &effects)
    case .contactTakenOut(let contact): takeOut(contact.raw, &effects)
    case .behaviorChanged(let contact, let priority, let age): changeBehavior(contact.raw, priority, age)
    case .criteriaChanged(let contact, let criteria): changeCriteria(contact.raw, criteria, &effects)
    case .contactLeft(let contact, let isLost): contactLeaves(contact.raw, isLost: isLost, &effects)
    case .offerAccepted(let contact): acceptOffer(contact.raw, &effects)
    case .offerDeclined(let contact): miss(contact.raw, .declined, &effects)
    case .agentWhisperEnded(let contact): endAgentWhisper(contact.raw, &effects)
    case .contactJoined(let contact): join(contact.raw, &effects)
    case .agentLeft(let contact): agentLeaves(contact.raw, works: true, &effects)
    case .contactPaused(let contact): pause(contact.raw, &effects)
    case .contactResumed(let contact): resume(contact.raw)
    case .contactReplaced(let contact, let other): replace(contact.raw, by: other.raw)
    case .workEnded(let work): endWork(work.raw, &effects)
    case .personSatDown(let agent):
      agents[agent.raw].hasOneContact = true
      if agents[agent.raw].afterContactWork == 0 { agents[agent.raw].afterContactWork = -1 }
      refresh(agent.raw)
    case .stateChosen(let agent, let state): choose(state.raw, agent.raw, &effects)
    case .agentFailed(let agent): fail(agent.raw, &effects)
    case .callbackRequested(let request): schedule(request, &effects)
    case .partyAnswered(let contact): partyAnswers(contact.raw, &effects)
    case .partyNotReached(let contact): partyIsNotReached(contact.raw, &effects)
    case .timerFired(let timer): fire(timer, &effects)
    }
  }

  private mutating func fire(_ timer: RoutingTimer, _ effects: inout RoutingEffects) {
    let owner = timer.owner
    switch timer.kind {
    case .ring:
      if isKnown(owner), contacts[owner].stageToken == timer.token { miss(owner, .notAnswered, &effects) }
    case .callback:
      if isKnown(owner), contacts[owner].stageToken == timer.token { beginCallback(owner, &effects) }
    case .delay:
      if isKnown(owner), contacts[owner].delayToken == timer.token { endDelay(owner, &effects) }
    case .step:
      if isKnown(owner), contacts[owner].stepToken == timer.token { endStep(owner, &effects) }
    case .work:
      if owner < works.count, works[owner].token == timer.token { endWork(owner, &effects) }
    }
  }

  /// True for a contact that routing has heard of.
  @inline(__always) func isKnown(_ contact: Int32) -> Bool { contact >= 0 && contact < contacts.count }

  /// A token for a timer of the contact, which no timer of the contact has had; never 0.
  mutating func nextToken(_ contact: Int32) -> UInt32 {
    contacts[contact].tokens &+= 1
    if contacts[contact].tokens == 0 { contacts[contact].tokens = 1 }
    return contacts[contact].tokens
  }

  /// Takes room of its own, which another value shares.
  @inline(never) private mutating func separate() {
    room = Room()
    contacts.separate()
    waiting.nodes.separate()
    agents.separate()
    available.nodes.separate()
    loads.separate()
    times.separate()
    longest.separate()
    counts.separate()
    queues.separate()
    arrivals.separate()
    totals.separate()
    lines.separate()
    works.separate()
    callbacks.separate()
    callbacksOfParty.separate()
  }

  /// Two values with the same object share their room.
  private final class Room: Sendable {}
}
