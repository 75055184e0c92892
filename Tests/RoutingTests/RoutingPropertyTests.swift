import ContactCenter
import Testing

@testable import Routing

/// Centers and events by chance: routing does what the slow model does, and what must always hold does.
@Suite struct RoutingPropertyTests {
  private static let contactCount = 24

  private func makePlan(_ chance: inout TestChance) -> RoutingPlan {
    let queues = 1 + chance.below(3)
    let profiles = (0..<1 + chance.below(3)).map { number in
      let served = (0..<queues).filter { _ in chance.below(4) > 0 }.map { queue in
        RoutingProfileDefinition.Queue(
          queue, priority: 1 + chance.below(2), delay: .seconds(Int64([0, 0, 5, 12][chance.below(4)])),
          channels: chance.below(4) == 0 ? [.voice] : nil)
      }
      let channels: [RoutingProfileDefinition.Channel] =
        chance.below(2) == 0
        ? [.init(.voice)]
        : [.init(.voice), .init(.chat, concurrency: 1 + chance.below(3), mixes: chance.below(2) == 0)]
      return RoutingProfileDefinition(name: "\(number)", queues: served, channels: channels)
    }
    let agents = (0..<1 + chance.below(6)).map { _ in
      RoutingPlan.Agent(
        profile: chance.below(profiles.count), state: AgentStateHandle(chance.below(3)),
        afterContactWork: [.zero, .seconds(7), nil][chance.below(3)], acceptsAtOnce: chance.below(3) == 0,
        proficiencies: chance.below(2) == 0
          ? []
          : [
            Proficiency(
              name: "language", value: ["French", "Tamil"][chance.below(2)], level: 1 + chance.below(5))
          ])
    }
    return RoutingPlan(
      queues: (0..<queues).map { _ in .init(capacity: chance.below(3) == 0 ? 5 : nil) }, profiles: profiles,
      agents: agents, ownStates: 1,
      settings: RoutingSettings(
        afterMissed: chance.below(2) == 0 ? .missed : .available,
        afterDeclined: chance.below(2) == 0 ? .missed : .available))
  }

  private static let criteria: [RoutingCriteria] = [
    RoutingCriteria(steps: [
      .init(.has("language", value: "French", levels: 3...5), expiry: .seconds(6)),
      .init(.has("language", value: nil, levels: 1...5), expiry: .seconds(9)),
    ]),
    RoutingCriteria(steps: [.init(.not(.has("language", value: "Tamil", levels: 1...5)))]),
    RoutingCriteria(steps: [
      .init(
        .any([
          .has("language", value: "French", levels: 1...2), .has("language", value: "Tamil", levels: 4...5),
        ]))
    ]),
  ]

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func routingDoesWhatTheSlowModelDoes(seed: UInt64) {
    var chance = TestChance(seed: seed)
    let plan = makePlan(&chance)
    let start = Timestamp(seconds: 1_000_000)
    var routing = Routing(plan, at: start)
    var model = SlowRouting(plan, contacts: Self.contactCount, at: start)
    let handles = Self.criteria.map { routing.handle(for: $0) }
    var effects = RoutingEffects()
    var timers: [(due: Timestamp, timer: RoutingTimer, agent: Int?)] = []
    var workAgents: [Int: Int] = [:]
    var now = start
    for step in 0..<250 {
      // No two events at the same moment, so that a time says which timer is meant.
      var next = now + Milliseconds(Int64(1 + chance.below(2500)))
      let due = timers.indices.min { timers[$0].due < timers[$1].due }
      let contact = chance.below(Self.contactCount)
      let agent = chance.below(plan.agents.count)
      var event: RoutingEvent
      if let due, timers[due].due <= next {
        let entry = timers.remove(at: due)
        next = entry.due
        event = .timerFired(entry.timer)
        model.now = next
        model.fire(entry.timer, worksOf: entry.agent)
      } else {
        model.now = next
        event = self.event(&chance, contact, agent, plan, handles, &model)
      }
      now = next
      effects.removeAll()
      routing.receive(event, at: now, &effects)
      for effect in effects.elements {
        switch effect {
        case .beginWork(let work, let agent, _): workAgents[work.index] = agent.index
        case .startTimer(let timer, let due):
          timers.append((due, timer, timer.kind == .work ? workAgents[Int(timer.owner)] : nil))
        default: break
        }
      }
      guard agree(routing, model, "seed \(seed), step \(step), \(event)") else { return }
    }
  }

  /// An event by chance, which the model has been told of.
  private func event(
    _ chance: inout TestChance, _ contact: Int, _ agent: Int, _ plan: RoutingPlan,
    _ handles: [CriteriaHandle], _ model: inout SlowRouting
  ) -> RoutingEvent {
    let handle = ContactHandle(contact)
    switch chance.below(20) {
    case 0..<7:
      // Sometimes an agent's own queue.
      let queue = chance.below(plan.queues.count + (chance.below(5) == 0 ? plan.agents.count : 0))
      let channel: RoutingChannel = chance.below(3) == 0 ? .chat : .voice
      let priority = 4 + chance.below(3)
      let choice = queue < plan.queues.count && chance.below(3) == 0 ? chance.below(handles.count) : nil
      model.queue(contact, queue, channel, priority, choice.map { Self.criteria[$0] })
      return .contactQueued(
        QueueEntry(
          handle, in: QueueHandle(queue), channel: channel, priority: Int32(priority),
          criteria: choice.map { handles[$0] }))
    case 7:
      let queue = chance.below(plan.queues.count)
      model.move(contact, queue)
      return .contactMoved(handle, to: QueueHandle(queue))
    case 8:
      let (priority, age) = (chance.below(8), chance.below(40) - 20)
      model.change(contact, priority: priority, age: age)
      return .behaviorChanged(handle, priority: Int32(priority), age: Int32(age))
    case 9, 10:
      model.customerLeaves(contact)
      return .contactLeft(handle)
    case 11, 12:
      model.accept(contact)
      return .offerAccepted(handle)
    case 13:
      model.miss(contact, isDeclined: true)
      return .offerDeclined(handle)
    case 14:
      model.endWhisper(contact)
      return .agentWhisperEnded(handle)
    case 15, 16:
      model.join(contact)
      return .contactJoined(handle)
    case 17:
      model.agentLeaves(contact)
      return .agentLeft(handle)
    default:
      let state = chance.below(5) < 3 ? 0 : chance.below(3)
      model.choose(state, agent)
      return .stateChosen(AgentHandle(agent), AgentStateHandle(state))
    }
  }

  private func agree(_ routing: Routing, _ model: SlowRouting, _ where: String) -> Bool {
    let contacts = (0..<Self.contactCount).map(ContactHandle.init)
    let stages = contacts.map { routing.stage(of: $0) } == model.contacts.map(\.stage)
    let agents = contacts.map { routing.agent(of: $0)?.index } == model.contacts.map(\.agent)
    let places = contacts.map { routing.place(of: $0) } == model.contacts.indices.map { model.place($0) }
    let statuses =
      model.agents.indices.map { routing.status(of: AgentHandle($0)) }
      == model.agents.indices.map { model.status($0) }
    let figures =
      routing.queues.count == model.plan.queues.count + model.agents.count
      && model.plan.queues.indices.allSatisfy { queue in
        let figures = routing.figures(of: QueueHandle(queue), at: model.now)
        let waiting = model.contacts.filter { $0.stage.isInQueue && $0.queue == queue }
        return figures.contactsInQueue == waiting.count
          && figures.oldestContactAge == waiting.map(\.entered).min().map { model.now - $0 }
      }
    #expect(stages, "\(`where`): stages")
    #expect(agents, "\(`where`): agents")
    #expect(places, "\(`where`): places")
    #expect(statuses, "\(`where`): statuses")
    #expect(figures, "\(`where`): figures")
    return stages && agents && places && statuses && figures
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func callbacksNeverCallMoreCustomersThanAgentsAreKept(seed: UInt64) {
    var chance = TestChance(seed: seed)
    var floor = Floor(.simple(agents: 3, work: .seconds(2)))
    for step in 0..<400 {
      let contact = ContactHandle(chance.below(12))
      switch chance.below(12) {
      case 0, 1:
        floor.happen(
          .callbackRequested(
            CallbackRequest(
              QueueEntry(contact, in: 0), to: PartyHandle(chance.below(5)),
              order: chance.below(2) == 0 ? .agentFirst : .customerFirst,
              delay: .seconds(Int64(chance.below(20))), retryDelay: .seconds(Int64(1 + chance.below(20))),
              attempts: Int32(1 + chance.below(3)), merges: chance.below(2) == 0)))
      case 2: floor.queue(contact.index)
      case 3: floor.happen(.contactLeft(contact))
      case 4: floor.happen(.offerAccepted(contact))
      case 5: floor.happen(.agentWhisperEnded(contact))
      case 6: floor.happen(.contactJoined(contact))
      case 7: floor.happen(.agentLeft(contact))
      case 8: floor.happen(.partyAnswered(contact))
      case 9: floor.happen(.partyNotReached(contact))
      case 10: floor.happen(.agentFailed(AgentHandle(chance.below(3))))
      default:
        floor.choose(chance.below(4) == 0 ? RoutingPlan.offline : RoutingPlan.available, chance.below(3))
      }
      floor.pass(Milliseconds(Int64(chance.below(4000))))
      let held = (0..<12).filter {
        [.dialing, .offered, .accepted, .connecting, .joined].contains(floor.stage($0))
      }
      let agents = held.compactMap { floor.agent($0) }
      #expect(agents.count == held.count && Set(agents).count == held.count, "seed \(seed), step \(step)")
      let waiting = (0..<12).count { floor.stage($0) == .waiting }
      let free = (0..<3).count { floor.status($0) == .available }
      #expect(waiting == 0 || free == 0, "seed \(seed), step \(step): \(waiting) wait while \(free) are free")
    }
  }
}
