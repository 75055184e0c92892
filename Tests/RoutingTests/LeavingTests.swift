import ContactCenter
import Testing

@testable import Routing

/// At each step, whoever leaves (reference, section 1.3).
@Suite struct LeavingTests {
  enum Party: Sendable, CaseIterable {
    case customer, agent, agentsTelephone
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let stage: ContactStage
    let leaves: Party
    /// What is asked for, timers and the offer to the next left out.
    let effects: [RoutingEffect]
    let contact: ContactStage
    let agent: AgentStatus
    var testDescription: String { "\(leaves) leaves, \(stage)" }
  }

  /// Contact 0 with agent 0; agent 1 comes only later, and contacts wait for nobody else.
  private func floorWithContact(at stage: ContactStage) -> Floor {
    var plan = RoutingPlan.simple(agents: 2, work: .seconds(30))
    plan.agents[1].state = RoutingPlan.offline
    if stage == .waiting { plan.agents[0].state = RoutingPlan.offline }
    var floor = Floor(plan)
    floor.queue(0)
    if [.accepted, .connecting, .joined].contains(stage) { floor.happen(.offerAccepted(0)) }
    if [.connecting, .joined].contains(stage) { floor.happen(.agentWhisperEnded(0)) }
    if stage == .joined { floor.happen(.contactJoined(0)) }
    #expect(floor.stage(0) == stage)
    floor.pass(.seconds(3))
    return floor
  }

  static let rows: [Row] = [
    Row(stage: .waiting, leaves: .customer, effects: [], contact: .none, agent: .offline),
    Row(stage: .waiting, leaves: .agent, effects: [], contact: .waiting, agent: .offline),
    Row(stage: .waiting, leaves: .agentsTelephone, effects: [], contact: .waiting, agent: .error),
    Row(
      stage: .offered, leaves: .customer, effects: [.withdraw(0, from: 0)], contact: .none,
      agent: .available),
    Row(
      stage: .offered, leaves: .agent, effects: [.miss(0, by: 0, .declined)], contact: .waiting,
      agent: .missed),
    Row(
      stage: .offered, leaves: .agentsTelephone, effects: [.miss(0, by: 0, .failed)], contact: .waiting,
      agent: .error),
    Row(
      stage: .accepted, leaves: .customer, effects: [.release(0, from: 0)], contact: .none,
      agent: .available),
    // "If the agent leaves during the agent whisper the caller stays queued."
    Row(
      stage: .accepted, leaves: .agent, effects: [.miss(0, by: 0, .hungUp)], contact: .waiting,
      agent: .missed),
    Row(
      stage: .accepted, leaves: .agentsTelephone, effects: [.miss(0, by: 0, .failed)], contact: .waiting,
      agent: .error),
    // "If the caller leaves during the customer whisper the contact ends."
    Row(
      stage: .connecting, leaves: .customer, effects: [.release(0, from: 0)], contact: .none,
      agent: .available),
    Row(
      stage: .connecting, leaves: .agent, effects: [.remain(0, without: 0)], contact: .none,
      agent: .available),
    Row(
      stage: .connecting, leaves: .agentsTelephone, effects: [.remain(0, without: 0)], contact: .none,
      agent: .error),
    Row(
      stage: .joined, leaves: .customer,
      effects: [.release(0, from: 0), .beginWork(WorkHandle(0), 0, after: 0)], contact: .none,
      agent: .afterContactWork),
    Row(
      stage: .joined, leaves: .agent,
      effects: [.remain(0, without: 0), .beginWork(WorkHandle(0), 0, after: 0)], contact: .none,
      agent: .afterContactWork),
    Row(
      stage: .joined, leaves: .agentsTelephone, effects: [.remain(0, without: 0)], contact: .none,
      agent: .error),
  ]

  @Test(arguments: rows)
  func whoLeavesAtWhichStep(row: Row) {
    var floor = floorWithContact(at: row.stage)
    switch row.leaves {
    case .customer: floor.happen(.contactLeft(0))
    case .agent: floor.happen(.agentLeft(0))
    case .agentsTelephone: floor.happen(.agentFailed(0))
    }
    #expect(floor.effects.filter { !$0.isTimer } == row.effects)
    #expect(floor.stage(0) == row.contact)
    #expect(floor.status(0) == row.agent)
    // A contact that waits on is taken by the next agent; of one that is gone nothing is left.
    floor.choose(RoutingPlan.available, 1)
    #expect(floor.agent(0) == (row.contact == .waiting ? 1 : nil))
    #expect(
      floor.routing.figures(of: 0, at: floor.now).contactsInQueue == (row.contact == .waiting ? 1 : 0))
  }

  @Test func theTableHasEveryStepAndParty() {
    let stages: [ContactStage] = [.waiting, .offered, .accepted, .connecting, .joined]
    for stage in stages {
      for party in Party.allCases {
        #expect(Self.rows.contains { $0.stage == stage && $0.leaves == party }, "\(party) at \(stage)")
      }
    }
  }

  @Test func whatComesTooLateChangesNothing() {
    var floor = floorWithContact(at: .offered)
    floor.happen(.contactLeft(0))
    for event in [
      RoutingEvent.contactLeft(0), .offerAccepted(0), .offerDeclined(0), .agentWhisperEnded(0),
      .contactJoined(0), .agentLeft(0), .contactMoved(0, to: 0), .partyAnswered(0), .partyNotReached(0),
      .behaviorChanged(0, priority: 1, age: 5), .criteriaChanged(0, nil), .workEnded(WorkHandle(3)),
      .contactLeft(99), .offerAccepted(99), .agentLeft(99),
    ] {
      floor.happen(event)
      #expect(floor.effects == [], "\(event)")
    }
    floor.pass(.minutes(1))
    #expect(floor.effects == [], "nor does the ring limit of an offer that is gone")
    #expect(floor.status(0) == .available)
  }

  @Test func theRingLimitPassesTheContactToTheNextAgent() {
    var floor = Floor(.simple(agents: 2))
    floor.queue(0)
    floor.pass(Milliseconds(19_999))
    #expect(floor.agent(0) == 0)
    floor.pass(Milliseconds(1))
    #expect(floor.agent(0) == 1)
    #expect(floor.status(0) == .missed)
    floor.pass(.seconds(20))
    #expect(floor.stage(0) == .waiting)
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.agent(0) == 0)
    floor.happen(.offerAccepted(0))
    floor.pass(.minutes(1))
    #expect(floor.stage(0) == .accepted)
  }

  @Test func whoDeclinesAndStaysAvailableIsOfferedTheContactLast() {
    var floor = Floor(
      .simple(agents: 2, settings: RoutingSettings(afterMissed: .available, afterDeclined: .available)))
    floor.pass(.seconds(1))
    floor.queue(0)
    floor.happen(.offerDeclined(0))
    #expect(floor.agent(0) == 1 && floor.status(0) == .available)
    floor.pass(.seconds(20))
    #expect(floor.agent(0) == 0)
  }

  @Test func workAfterTheContactEndsByItselfOrByTheAgent() {
    for limit in [Milliseconds.seconds(30), nil] {
      var floor = Floor(.simple(work: limit, atOnce: true))
      floor.queue(0)
      floor.happen(.contactJoined(0))
      floor.queue(1)
      floor.pass(.seconds(60))
      floor.happen(.contactLeft(0))
      #expect(floor.status(0) == .afterContactWork && floor.stage(1) == .waiting)
      floor.pass(.seconds(30))
      if limit == nil {
        #expect(floor.status(0) == .afterContactWork)
        floor.happen(.workEnded(WorkHandle(0)))
      }
      #expect(floor.stage(1) == .accepted)
      let totals = floor.routing.totals(of: 0)
      #expect(totals.averageHandleTime == .seconds(90))
      #expect(totals.averageSpeedOfAnswer == .zero)
      // Its room is used again, and a limit of the first does not end the second.
      floor.happen(.contactJoined(1))
      floor.happen(.agentLeft(1))
      #expect(floor.effects.contains(.beginWork(WorkHandle(0), 0, after: 1)))
      floor.happen(.workEnded(WorkHandle(0)))
      #expect(floor.status(0) == .available)
    }
  }

  @Test func anAgentWhoChoseABreakTakesItAfterTheContact() {
    var floor = Floor(.simple(work: .seconds(10), atOnce: true))
    floor.queue(0)
    floor.happen(.contactJoined(0))
    floor.queue(1)
    floor.choose(AgentStateHandle(2), 0)
    #expect(floor.status(0) == .busy)
    floor.happen(.contactLeft(0))
    floor.pass(.seconds(10))
    #expect(floor.status(0) == .nonProductive && floor.stage(1) == .waiting)
  }
}
