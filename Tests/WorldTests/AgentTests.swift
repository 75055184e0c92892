import ContactCenter
import FlowEngine
import FlowTestSupport
import Routing
import Testing

@testable import World

/// What routing profiles, states of agents and work after contacts make of calls.
@Suite struct AgentTests {
  static let flows = [FlowText(Act.queue(), named: "main")]

  static func center(
    _ agents: [AgentDefinition], profiles: [RoutingProfileDefinition] = [], states: [String] = [],
    offers: OfferDefinition = OfferDefinition(), callbacks: CallbackDefinition = CallbackDefinition(),
    flows: [FlowText] = flows
  ) throws -> SmallCenter {
    try SmallCenter(
      flows,
      ContactCenterDefinition(
        name: "small",
        queues: [
          QueueDefinition(name: "Desk", agents: profiles.isEmpty ? Array(agents.indices) : []),
          QueueDefinition(name: "Other"),
        ],
        agents: agents, callbacks: callbacks, routingProfiles: profiles, agentStates: states, offers: offers))
  }

  static func agent(
    _ name: String, answers: Int64? = 5, talks: Int64 = 60, profile: Int? = nil, state: String? = nil,
    work: Int64 = 0, acceptsAtOnce: Bool = false
  ) -> AgentDefinition {
    AgentDefinition(
      name: name, answersAfter: answers.map { .seconds($0) }, talks: .seconds(talks), profile: profile,
      state: state, afterContactWork: .seconds(work), acceptsAtOnce: acceptsAtOnce)
  }

  @Test func whoMissesAnOfferIsOfferedNothingMore() throws {
    let center = try Self.center([Self.agent("Ann", answers: nil), Self.agent("Bo")])
    let contact = try center.call()
    center.wait(.seconds(30))
    #expect(
      center.story(of: contact, [.agent]).prefix(4) == [
        "0.0 agent offered to Ann", "20.0 agent Ann did not answer", "20.0 agent offered to Bo",
        "25.0 agent Bo answered",
      ])
    #expect(center.world.status(ofAgent: 0) == .missed)
    center.act(.becomesAvailable)
    #expect(center.world.status(ofAgent: 0) == .available)
  }

  @Test func theRingLimitIsTheCenters() throws {
    let offers = OfferDefinition(rings: .seconds(3), afterMissed: .available)
    let center = try Self.center([Self.agent("Ann")], offers: offers)
    let contact = try center.call()
    center.wait(.seconds(4))
    #expect(
      center.story(of: contact, [.agent]) == [
        "0.0 agent offered to Ann", "3.0 agent Ann did not answer", "3.0 agent offered to Ann",
      ])
  }

  @Test func anAgentOfALaterProfileIsOfferedTheContactAfterTheDelay() throws {
    let profiles = [
      RoutingProfileDefinition(name: "late", queues: [.init(0, delay: .seconds(30))]),
      RoutingProfileDefinition(name: "soon", queues: [.init(0)]),
    ]
    let center = try Self.center(
      [Self.agent("Ann", profile: 0), Self.agent("Bo", talks: 600, profile: 1)], profiles: profiles)
    let first = try center.call()
    let second = try center.call()
    center.wait(.seconds(40))
    #expect(center.story(of: first, [.agent]).first == "0.0 agent offered to Bo")
    #expect(center.story(of: second, [.agent]).first == "30.0 agent offered to Ann")
  }

  @Test func theQueueThatAProfilePutsFirstIsAnsweredFirst() throws {
    let other = FlowText(
      [
        ActionText("set", "UpdateContactTargetQueue", #"{"QueueId": "Other"}"#, next: "go"),
        ActionText("go", "TransferContactToQueue", next: "go"),
      ], named: "other")
    let profile = RoutingProfileDefinition(name: "all", queues: [.init(0, priority: 2), .init(1)])
    let center = try Self.center(
      [Self.agent("Ann", profile: 0)], profiles: [profile], flows: Self.flows + [other])
    _ = try center.call()
    let waits = try center.call()
    let flow = try #require(center.program.flow("other"))
    let goesFirst = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: flow))
    center.wait(.seconds(100))
    #expect(center.story(of: waits, [.agent]) == [])
    #expect(center.story(of: goesFirst, [.agent]).first?.hasSuffix("offered to Ann") == true)
  }

  @Test func workAfterAContactKeepsTheNextOneWaiting() throws {
    let center = try Self.center([Self.agent("Ann", talks: 10, work: 30)])
    let first = try center.call()
    let second = try center.call()
    center.wait(.seconds(60))
    let hungUp = center.story(of: first, [.agent]).filter { $0.contains("hung up") || $0.contains("work") }
    #expect(hungUp.count == 3)
    let words = hungUp.map { $0.split(separator: " ", maxSplits: 1) }
    #expect(
      words.map { $0[1] } == [
        "agent Ann hung up", "agent Ann begins after-contact work", "agent Ann ends after-contact work",
      ])
    let began = try #require(Double(words[1][0]))
    #expect(Double(words[2][0]) == began + 30)
    #expect(center.story(of: second, [.agent]).first == "\(began + 30) agent offered to Ann")
  }

  @Test func anAgentIsThroughWithTheWorkBeforeItsTime() throws {
    let center = try Self.center([Self.agent("Ann", answers: 0, talks: 1, work: 300)])
    let contact = try center.call()
    center.wait(.seconds(20))
    #expect(center.world.status(ofAgent: 0) == .afterContactWork)
    let worked = center.world.work(ofAgent: 0).map { center.world.contact(ofWork: $0) }
    #expect(worked == contact)
    center.act(.endsWork)
    center.expectFreeAgents()
    #expect(center.world.nextDue == nil)
    center.act(.endsWork, isDone: false)
  }

  @Test func anAgentInAStateOfTheCentersOwnIsOfferedNothing() throws {
    let center = try Self.center(
      [Self.agent("Ann", state: "Break"), Self.agent("Bo", state: "Offline")], states: ["Break"])
    let contact = try center.call()
    center.wait(.minutes(5))
    #expect(center.story(of: contact, [.agent]) == [])
    let figures = center.world.figures(of: QueueIndex(0))
    #expect(figures.agents.online == 1)
    #expect(figures.agents[.nonProductive] == 1)
    center.act(.chooses(RoutingPlan.available))
    #expect(center.story(of: contact, [.agent]) == ["300.0 agent offered to Ann"])
  }

  @Test func aTelephoneThatAcceptsByItselfDoesNotRing() throws {
    let center = try Self.center([Self.agent("Ann", acceptsAtOnce: true)])
    let contact = try center.call()
    #expect(center.story(of: contact, [.agent]) == ["0.0 agent Ann answered"])
  }

  @Test func anAgentWhoHangsUpInTheWhisperLeavesTheCallerInTheQueue() throws {
    let center = try Self.center([Self.agent("Ann", answers: 1), Self.agent("Bo", answers: 1)])
    let contact = try center.call()
    center.wait(Milliseconds(1100))
    #expect(center.stage(contact) == .agentWhisper(QueueIndex(0)))
    center.act(.hangsUp)
    center.look()
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    #expect(center.world.status(ofAgent: 0) == .missed)
    #expect(
      center.story(of: contact, [.agent]).suffix(2) == ["1.1 agent Ann hung up", "1.1 agent offered to Bo"])
    center.wait(.minutes(3))
    #expect(center.stage(contact) == .ended)
  }

  @Test(arguments: [(1000, false), (5100, false), (20_000, true)])
  func aDeadTelephonePutsTheCallerWhereTheServiceWould(after: Int64, isOver: Bool) throws {
    let center = try Self.center([Self.agent("Ann", talks: 600)])
    let contact = try center.call()
    center.wait(Milliseconds(after))
    center.act(.fails)
    #expect(center.stage(contact) == (isOver ? .ended : .queued(QueueIndex(0))))
    #expect(center.world.status(ofAgent: 0) == .error)
    center.act(.becomesAvailable)
    center.look()
  }

  @Test func aDriverIsToldOfEveryStage() throws {
    let center = try Self.center([Self.agent("Ann", talks: 10, work: 5)])
    center.world.keepsNotices = true
    let contact = try center.call()
    center.wait(.minutes(1))
    var notices: [ContactNotice] = []
    while let notice = center.world.takeNotice() { notices.append(notice) }
    let kinds = notices.map(\.kind)
    #expect(
      kinds == [
        .began, .entered(QueueIndex(0)), .offered(agent: 0), .answered(agent: 0), .connecting(agent: 0),
        .joined(agent: 0), .agentLeft(agent: 0), .ended(.byAgent), .workBegan(agent: 0, work: 0),
        .workEnded(agent: 0, work: 0),
      ])
    #expect(notices.allSatisfy { $0.contact == contact })
  }

  @Test func whatAQueueHasCountedIsTold() throws {
    let center = try Self.center([Self.agent("Ann", talks: 10)])
    _ = try center.call()
    center.wait(.minutes(1))
    let abandons = try center.call()
    center.hangUp(abandons)
    let totals = center.world.totals(of: QueueIndex(0))
    #expect(totals.queued == 2)
    #expect(totals.answered == 1)
    #expect(totals.abandoned == 1)
    #expect(totals.handled == 1)
    #expect(totals.serviceLevelPerMille == 500)
  }
}
