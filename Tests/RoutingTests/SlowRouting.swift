import ContactCenter

@testable import Routing

/// Routing as one would explain it: lists that are looked through from end to end.
///
/// It knows the same rules as `Routing` and none of its tables, orders, lines or tokens.
struct SlowRouting {
  struct Contact {
    var stage = ContactStage.none
    var queue = 0
    var channel = RoutingChannel.voice
    var priority = 5
    var adjustment = 0
    var transfers = 0
    var entered = Timestamp(seconds: 0)
    var number = 0
    var agent: Int?
    var ringDue: Timestamp?
    var criteria: RoutingCriteria?
    var step = 0
    var stepDue: Timestamp?
  }

  struct Agent {
    var choice = RoutingPlan.AgentState.offline
    var fault = AgentSlot.Fault.none
    var offer: Int?
    var idleSince = Timestamp(seconds: 0)
    var works: [(channel: RoutingChannel, due: Timestamp?)] = []
  }

  let plan: RoutingPlan
  var contacts: [Contact]
  var agents: [Agent]
  var now: Timestamp
  private var entries = 0

  init(_ plan: RoutingPlan, contacts: Int, at now: Timestamp) {
    self.plan = plan
    self.now = now
    self.contacts = Array(repeating: Contact(), count: contacts)
    agents = plan.agents.map { Agent(choice: plan.states[$0.state.index], idleSince: now) }
  }

  // MARK: Events

  mutating func queue(
    _ contact: Int, _ queue: Int, _ channel: RoutingChannel, _ priority: Int, _ criteria: RoutingCriteria?
  ) {
    guard contacts[contact].stage == .none, hasRoom(queue) else { return }
    contacts[contact] = Contact(queue: queue, channel: channel, priority: priority, criteria: criteria)
    enter(contact)
  }

  mutating func move(_ contact: Int, _ queue: Int) {
    guard [.waiting, .offered].contains(contacts[contact].stage), contacts[contact].transfers < 11,
      hasRoom(queue)
    else { return }
    let agent = contacts[contact].agent
    if let agent { agents[agent].offer = nil }
    contacts[contact].agent = nil
    contacts[contact].queue = queue
    contacts[contact].transfers += 1
    enter(contact)
    if let agent { serve(agent) }
  }

  mutating func change(_ contact: Int, priority: Int, age: Int) {
    guard contacts[contact].stage != .none else { return }
    if priority > 0 { contacts[contact].priority = priority }
    contacts[contact].adjustment += age
  }

  mutating func customerLeaves(_ contact: Int) {
    let (stage, agent) = (contacts[contact].stage, contacts[contact].agent)
    contacts[contact].stage = .none
    contacts[contact].agent = nil
    guard let agent else { return }
    if stage == .offered { agents[agent].offer = nil } else { part(contact, agent, stage) }
    serve(agent)
  }

  mutating func accept(_ contact: Int) {
    guard contacts[contact].stage == .offered, let agent = contacts[contact].agent else { return }
    take(contact, agent)
    serve(agent)
  }

  mutating func miss(_ contact: Int, isDeclined: Bool) {
    guard contacts[contact].stage == .offered, let agent = contacts[contact].agent else { return }
    agents[agent].offer = nil
    goOn(contact, agent, isDeclined ? plan.settings.afterDeclined : plan.settings.afterMissed)
  }

  mutating func endWhisper(_ contact: Int) {
    if contacts[contact].stage == .accepted { contacts[contact].stage = .connecting }
  }

  mutating func join(_ contact: Int) {
    if [.accepted, .connecting].contains(contacts[contact].stage) { contacts[contact].stage = .joined }
  }

  mutating func agentLeaves(_ contact: Int) {
    guard let agent = contacts[contact].agent else { return }
    switch contacts[contact].stage {
    case .offered: miss(contact, isDeclined: true)
    case .accepted:
      contacts[contact].agent = nil
      agents[agent].idleSince = now
      goOn(contact, agent, plan.settings.afterDeclined)
    case .connecting, .joined: customerLeaves(contact)
    case .none, .scheduled, .waiting, .dialing: break
    }
  }

  mutating func choose(_ state: Int, _ agent: Int) {
    let wasAvailable = agents[agent].choice == .available && agents[agent].fault == .none
    agents[agent].choice = plan.states[state]
    agents[agent].fault = .none
    if !wasAvailable, agents[agent].choice == .available { agents[agent].idleSince = now }
    serve(agent)
  }

  /// Whatever is due at this very moment, of the contact or agent that a timer is for.
  mutating func fire(_ timer: RoutingTimer, worksOf agent: Int?) {
    let owner = Int(timer.owner)
    switch timer.kind {
    case .ring: if contacts[owner].ringDue == now { miss(owner, isDeclined: false) }
    case .delay: if contacts[owner].stage == .waiting { seek(owner) }
    case .step:
      guard contacts[owner].stage.isInQueue, contacts[owner].stepDue == now else { return }
      begin(step: contacts[owner].step + 1, owner)
      if contacts[owner].stage == .waiting { seek(owner) }
    case .work:
      guard let agent, let place = agents[agent].works.firstIndex(where: { $0.due == now }) else { return }
      agents[agent].works.remove(at: place)
      agents[agent].idleSince = now
      serve(agent)
    case .callback: break
    }
  }

  // MARK: Rules

  private func hasRoom(_ queue: Int) -> Bool {
    let capacity = queue < plan.queues.count ? plan.queues[queue].capacity : 10
    return capacity.map { $0 > contacts.count { $0.stage.isInQueue && $0.queue == queue } } ?? true
  }

  private mutating func enter(_ contact: Int) {
    entries += 1
    contacts[contact].stage = .waiting
    contacts[contact].entered = now
    contacts[contact].number = entries
    begin(step: 0, contact)
    seek(contact)
  }

  private mutating func begin(step: Int, _ contact: Int) {
    contacts[contact].step = step
    let steps = contacts[contact].criteria?.steps ?? []
    contacts[contact].stepDue = step < steps.count ? steps[step].expiry.map { now + $0 } : nil
  }

  private mutating func seek(_ contact: Int) {
    let able = agents.indices.filter { mayTake(contact, $0) != nil }
    if let agent = able.min(by: { (agents[$0].idleSince, $0) < (agents[$1].idleSince, $1) }) {
      offer(contact, agent)
    }
  }

  private mutating func serve(_ agent: Int) {
    while true {
      let able = contacts.indices.compactMap { contact in
        contacts[contact].stage == .waiting ? mayTake(contact, agent).map { ($0, contact) } : nil
      }
      guard let best = able.min(by: { $0.0 != $1.0 ? $0.0 < $1.0 : isBefore($0.1, $1.1) }) else { return }
      offer(best.1, agent)
    }
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    func key(_ contact: Contact) -> (Int, Timestamp, Int) {
      (contact.priority, contact.entered - .seconds(Int64(contact.adjustment)), contact.number)
    }
    return key(contacts[one]) < key(contacts[other])
  }

  /// How the agent's routing profile ranks the contact, 0 for the agent's own queue; nil where the agent may not take it.
  private func mayTake(_ contact: Int, _ agent: Int) -> Int? {
    let (wanted, state) = (contacts[contact], agents[agent])
    let profile = plan.profiles[plan.agents[agent].profile]
    guard state.choice == .available, state.fault == .none, state.offer == nil,
      let channel = profile.channels.first(where: { $0.channel == wanted.channel })
    else { return nil }
    let load =
      contacts.filter { $0.agent == agent && [.accepted, .connecting, .joined].contains($0.stage) }
      .map(\.channel) + state.works.map(\.channel)
    guard load.count(where: { $0 == wanted.channel }) < channel.concurrency else { return nil }
    for other in load where other != wanted.channel {
      if profile.channels.first(where: { $0.channel == other })?.mixes != true { return nil }
    }
    if wanted.queue >= plan.queues.count { return wanted.queue - plan.queues.count == agent ? 0 : nil }
    guard let queue = profile.queues.first(where: { $0.queue == wanted.queue }),
      queue.channels?.contains(wanted.channel) ?? true, wanted.entered + queue.delay <= now
    else { return nil }
    let steps = wanted.criteria?.steps ?? []
    guard
      wanted.step >= steps.count
        || steps[wanted.step].expression.isMet(by: plan.agents[agent].proficiencies)
    else { return nil }
    return queue.priority
  }

  private mutating func offer(_ contact: Int, _ agent: Int) {
    contacts[contact].agent = agent
    if plan.agents[agent].acceptsAtOnce { return take(contact, agent) }
    contacts[contact].stage = .offered
    contacts[contact].ringDue = now + plan.settings.ringLimit
    agents[agent].offer = contact
  }

  private mutating func take(_ contact: Int, _ agent: Int) {
    agents[agent].offer = nil
    contacts[contact].ringDue = nil
    contacts[contact].stage = .accepted
    let others = contacts.count { $0.agent == agent && [.accepted, .connecting, .joined].contains($0.stage) }
    if others > 1 { agents[agent].idleSince = now }
  }

  private mutating func goOn(_ contact: Int, _ agent: Int, _ rule: RoutingSettings.AfterOffer) {
    if rule == .missed { agents[agent].fault = .missed }
    agents[agent].idleSince = now
    contacts[contact].stage = .waiting
    contacts[contact].agent = nil
    contacts[contact].ringDue = nil
    seek(contact)
    serve(agent)
  }

  private mutating func part(_ contact: Int, _ agent: Int, _ stage: ContactStage) {
    agents[agent].idleSince = now
    let work = plan.agents[agent].afterContactWork
    if stage == .joined, work != .zero {
      agents[agent].works.append((contacts[contact].channel, work.map { now + $0 }))
    }
  }

  // MARK: What can be seen

  func status(_ agent: Int) -> AgentStatus {
    let state = agents[agent]
    if contacts.contains(where: { $0.agent == agent && [.accepted, .connecting, .joined].contains($0.stage) })
    {
      return .busy
    }
    if !state.works.isEmpty { return .afterContactWork }
    if state.offer != nil { return .pending }
    if state.fault != .none { return .missed }
    switch state.choice {
    case .available: return .available
    case .offline: return .offline
    case .nonProductive: return .nonProductive
    }
  }

  func place(_ contact: Int) -> Int? {
    guard contacts[contact].stage.isInQueue else { return nil }
    return 1
      + contacts.indices.count { other in
        contacts[other].stage.isInQueue && contacts[other].queue == contacts[contact].queue
          && isBefore(other, contact)
      }
  }
}
