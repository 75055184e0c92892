import ContactCenter
import Testing

@testable import Routing

/// Who is offered to whom.
@Suite struct RoutingOrderTests {
  @Test func theAgentAvailableLongestIsOfferedFirst() {
    var floor = Floor(.simple(agents: 3))
    floor.choose(RoutingPlan.offline, 0)
    floor.pass(.seconds(1))
    floor.choose(RoutingPlan.available, 0)
    floor.pass(.seconds(1))
    for contact in 0..<3 { floor.queue(contact) }
    #expect((0..<3).map { floor.agent($0) } == [1, 2, 0])
  }

  @Test func aLowerPriorityNumberGoesBeforeAge() {
    var floor = Floor(.simple())
    floor.queue(0)
    floor.pass(.seconds(1))
    floor.queue(1)
    floor.pass(.seconds(1))
    floor.queue(2, priority: 1)
    floor.happen(.contactLeft(0))
    #expect(floor.effects.last { $0.isOffer } == .offer(2, to: 0))
    floor.happen(.contactLeft(2))
    #expect(floor.agent(1) == 0)
  }

  @Test func anAdjustedAgeMovesAContactAheadOrBack() {
    var floor = Floor(.simple(settings: RoutingSettings(ringLimit: .minutes(5))))
    for contact in 0..<4 {
      floor.queue(contact)
      floor.pass(.seconds(10))
    }
    floor.happen(.behaviorChanged(3, priority: 0, age: 25))
    floor.happen(.behaviorChanged(1, priority: 0, age: -15))
    #expect((0..<4).map { floor.routing.place(of: ContactHandle($0)) } == [1, 4, 3, 2])
    var order: [Int?] = []
    for _ in 0..<4 {
      let next = (0..<4).first { floor.stage($0) == .offered }
      order.append(next)
      if let next { floor.happen(.contactLeft(ContactHandle(next))) }
    }
    #expect(order == [0, 3, 2, 1])
  }

  @Test func queuesThatTheProfilePutsFirstGoFirst() {
    let profile = RoutingProfileDefinition(
      name: "p", queues: [.init(0, priority: 2), .init(1, priority: 1), .init(2, priority: 2)])
    var floor = Floor(
      RoutingPlan(queues: [.init(), .init(), .init()], profiles: [profile], agents: [.init(profile: 0)]))
    for (contact, queue) in [(0, 0), (1, 2), (2, 1)] {
      floor.queue(contact, in: queue)
      floor.pass(.seconds(1))
    }
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.agent(2) == 0)
    floor.happen(.contactLeft(2))
    // Among queues of the same priority the oldest contact.
    #expect(floor.agent(0) == 0)
  }

  @Test func agentsOfADelayedProfileTakeContactsThatHaveWaited() {
    let profiles = [
      RoutingProfileDefinition(name: "first", queues: [.init(0)]),
      RoutingProfileDefinition(name: "second", queues: [.init(0, delay: .seconds(30))]),
    ]
    var floor = Floor(
      RoutingPlan(
        queues: [.init()], profiles: profiles,
        agents: [.init(profile: 0), .init(profile: 1, state: RoutingPlan.available)]))
    floor.queue(0)
    floor.pass(Milliseconds(29_999))
    #expect(floor.stage(0) == .waiting)
    floor.pass(Milliseconds(1))
    #expect(floor.agent(0) == 1)
    // One that waits already is taken by an agent who comes.
    floor.queue(1)
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.agent(1) == 0)
  }

  @Test func aYoungContactDoesNotHideAnOlderOneFromDelayedAgents() {
    let profile = RoutingProfileDefinition(name: "p", queues: [.init(0, delay: .seconds(10))])
    var floor = Floor(RoutingPlan(queues: [.init()], profiles: [profile], agents: [.init(profile: 0)]))
    floor.queue(0)
    floor.pass(.seconds(20))
    floor.queue(1, priority: 1)
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.agent(0) == 0 && floor.stage(1) == .waiting)
  }

  @Test func stepsOfCriteriaWidenUntilAnyAgentWillDo() {
    let french = { (level: Int) in Proficiency(name: "language", value: "French", level: level) }
    var plan = RoutingPlan.simple(agents: 3)
    plan.agents[0].proficiencies = [french(2)]
    plan.agents[1].proficiencies = [french(4)]
    plan.agents[1].state = RoutingPlan.offline
    var floor = Floor(plan)
    let well = ProficiencyExpression.has("language", value: "French", levels: 3...5)
    let some = ProficiencyExpression.has("language", value: "French", levels: 1...5)
    let criteria = floor.routing.handle(
      for: RoutingCriteria(steps: [.init(well, expiry: .seconds(10)), .init(some, expiry: .seconds(20))]))
    floor.choose(RoutingPlan.offline, 0)
    floor.queue(0, criteria: criteria)
    #expect(floor.stage(0) == .waiting)
    floor.pass(.seconds(10))
    #expect(floor.effects.contains(.advanceStep(0, to: 1)))
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.agent(0) == 0)
    floor.happen(.offerAccepted(0))
    floor.queue(1, criteria: criteria)
    floor.queue(2)
    #expect(floor.agent(2) == 2, "others are not held up by one who asks for more")
    floor.happen(.contactLeft(2))
    floor.pass(.seconds(30))
    #expect(floor.agent(1) == 2, "after the last step any agent of the queue")
  }

  @Test func theBestAgentIsTakenAtOnceWhereThereIsOne() {
    var plan = RoutingPlan.simple(agents: 2)
    plan.agents[1].proficiencies = [Proficiency(name: "language", value: "French", level: 5)]
    var floor = Floor(plan)
    let criteria = floor.routing.handle(
      for: RoutingCriteria(steps: [
        .init(
          .all([
            .has("language", value: nil, levels: 3...5),
            .not(.has("language", value: "Tamil", levels: 1...5)),
          ]))
      ]))
    floor.queue(0, criteria: criteria)
    #expect(floor.agent(0) == 1)
    floor.queue(1, criteria: criteria)
    floor.pass(.minutes(60))
    #expect(floor.stage(1) == .waiting, "a step without an expiry stays")
    floor.happen(.criteriaChanged(1, nil))
    #expect(floor.agent(1) == 0)
  }

  @Test func chatsAreTakenUpToTheConcurrencyAndMixOnlyWhereTheProfileSaysSo() {
    for mixes in [false, true] {
      let profile = RoutingProfileDefinition(
        name: "p", queues: [.init(0)],
        channels: [.init(.voice), .init(.chat, concurrency: 2, mixes: mixes)])
      var floor = Floor(
        RoutingPlan(
          queues: [.init()], profiles: [profile],
          agents: [.init(profile: 0, state: RoutingPlan.available, acceptsAtOnce: true)]))
      floor.queue(0, by: .chat)
      floor.queue(1, by: .voice)
      floor.queue(2, by: .chat)
      floor.queue(3, by: .chat)
      #expect(floor.stage(0) == .accepted)
      #expect(floor.stage(1) == (mixes ? .accepted : .waiting))
      #expect(floor.stage(2) == (mixes ? .waiting : .accepted), "a call does not mix with chats")
      #expect(floor.stage(3) == .waiting)
    }
  }

  @Test func anAgentsOwnQueueGoesFirstAndHoldsTen() {
    var floor = Floor(.simple(agents: 2))
    floor.queue(0)
    floor.queue(1)
    floor.queue(2)
    floor.pass(.seconds(1))
    for contact in 3..<13 { floor.queue(contact, in: 1) }
    floor.queue(13, in: 1)
    #expect(floor.effects == [.refuse(13, .atCapacity)])
    floor.happen(.contactLeft(1))
    #expect(floor.agent(2) == 1, "not the other agent's own contacts")
    floor.happen(.contactLeft(0))
    #expect(floor.agent(3) == 0)
  }

  @Test func aFullQueueRefusesAndCountsWhoRings() {
    var floor = Floor(.simple(capacity: 2))
    floor.queue(0)
    floor.queue(1)
    floor.queue(2)
    #expect(floor.effects == [.refuse(2, .atCapacity)])
    floor.happen(.offerAccepted(0))
    floor.happen(.agentWhisperEnded(0))
    floor.queue(2)
    #expect(floor.stage(2) == .waiting)
  }

  @Test func aContactGoesFromQueueToQueueElevenTimes() {
    var floor = Floor(.simple(queues: 2, agents: 0))
    floor.queue(0)
    for turn in 0..<11 {
      floor.happen(.contactMoved(0, to: QueueHandle((turn + 1) % 2)))
      #expect(floor.effects.first == .enter(0, QueueHandle((turn + 1) % 2)))
    }
    floor.happen(.contactMoved(0, to: 0))
    #expect(floor.effects == [.refuse(0, .tooManyTransfers)])
    #expect(floor.routing.queue(of: 0) == 1)
  }

  @Test func aMovedContactStaysWhereTheOtherQueueIsFull() {
    var floor = Floor(.simple(queues: 2, agents: 0, capacity: 1))
    floor.queue(0)
    floor.queue(1, in: 1)
    floor.happen(.contactMoved(0, to: 1))
    #expect(floor.effects == [.refuse(0, .atCapacity)])
    #expect(floor.routing.queue(of: 0) == 0 && floor.stage(0) == .waiting)
  }

  @Test func aContactThatRingsIsTakenFromTheAgentWhenItMoves() {
    let profile = RoutingProfileDefinition(name: "p", queues: [.init(0)])
    var floor = Floor(
      RoutingPlan(
        queues: [.init(), .init()], profiles: [profile],
        agents: [.init(profile: 0, state: RoutingPlan.available)]))
    floor.queue(0)
    floor.queue(1)
    floor.happen(.contactMoved(0, to: 1))
    #expect(floor.effects.filter { !$0.isTimer } == [.withdraw(0, from: 0), .enter(0, 1), .offer(1, to: 0)])
    #expect(floor.stage(0) == .waiting)
  }

  @Test func aForkGoesOnByItself() {
    var floor = Floor(.simple(agents: 1))
    floor.queue(0)
    floor.queue(1)
    var fork = floor
    fork.happen(.contactLeft(0))
    #expect(fork.agent(1) == 0)
    #expect(floor.stage(0) == .offered && floor.stage(1) == .waiting && floor.status(0) == .pending)
    floor.happen(.contactLeft(1))
    #expect(fork.stage(1) == .offered)
  }

  /// The page of the service on the block that resumes a contact says so.
  @Test func whatIsPausedLeavesRoomForAnotherContact() {
    var floor = Floor(.simple(work: .seconds(20), atOnce: true))
    func join(_ contact: Int, _ floor: inout Floor) {
      floor.queue(contact)
      floor.happen(.contactJoined(ContactHandle(contact)))
    }
    join(0, &floor)
    floor.queue(1)
    #expect(floor.stage(1) == .waiting)
    floor.happen(.contactPaused(0))
    floor.happen(.contactPaused(0))
    #expect(floor.stage(1) == .accepted && floor.status(0) == .busy)
    floor.happen(.contactJoined(1))
    floor.queue(2)
    #expect(floor.stage(2) == .waiting)
    // Both are the agent's now, until both are over, and the work after them.
    floor.happen(.contactResumed(0))
    floor.happen(.agentLeft(1))
    floor.pass(.seconds(20))
    #expect(floor.stage(2) == .waiting)
    floor.happen(.contactPaused(0))
    #expect(floor.stage(2) == .accepted)
    // One that is over while it is paused has its room again for the work after it.
    floor.happen(.contactLeft(2))
    floor.happen(.contactLeft(0))
    floor.queue(3)
    #expect(floor.stage(3) == .waiting)
    floor.pass(.seconds(20))
    #expect(floor.stage(3) == .accepted)
  }
}

extension RoutingEffect {
  var isOffer: Bool { if case .offer = self { true } else { false } }
  var isTimer: Bool { if case .startTimer = self { true } else { false } }
}
