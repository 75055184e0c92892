import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Who of those that wait is answered first, and who moves to another queue.
@Suite struct RoutingTests {
  static func route(_ parameter: String, _ value: String) -> [ActionText] {
    [ActionText("route", "UpdateContactRoutingBehavior", "{\"\(parameter)\": \"\(value)\"}", next: "queue")]
      + Act.queue()
  }

  static let flows = [
    FlowText(Act.queue(), named: "main"), FlowText(route("QueuePriority", "1"), named: "first"),
    FlowText(route("QueueTimeAdjustmentSeconds", "30"), named: "older"),
    FlowText(route("QueuePriority", "9"), named: "last"),
  ]

  func enter(_ flow: String, _ center: SmallCenter) throws -> Int {
    let index = try #require(center.program.flow(referredToAs: flow))
    let contact = center.world.receive(IncomingCall(from: .withheld, to: nil, flow: index))
    center.look()
    return contact
  }

  @Test func priorityGoesBeforeAgeAndAgeBeforeArrival() throws {
    let center = try SmallCenter(Self.flows, .withAgents(["Ann": nil]))
    let last = try enter("last", center)
    let plain = try enter("main", center)
    center.wait(.seconds(10))
    let older = try enter("older", center)
    let another = try enter("main", center)
    let first = try enter("first", center)
    #expect(center.world.waiting(in: QueueIndex(0)) == [first, older, plain, another, last])
    #expect(center.world.figures(of: QueueIndex(0)).oldestContactAge == .seconds(10))
  }

  @Test func oneThatWaitsTakesItsNewPlaceAtOnce() throws {
    let waiting = FlowText(
      [
        ActionText(
          "loop", "MessageParticipantIteratively",
          #"{"Messages": [{"Text": "music"}], "InterruptFrequencySeconds": "20"}"#,
          if: [.init("MessagesInterrupted", "up")]),
        ActionText("up", "UpdateContactRoutingBehavior", #"{"QueuePriority": "2"}"#, next: "loop"),
      ], named: "waiting")
    let urgent = FlowText(
      [Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), named: "urgent")
    let center = try SmallCenter(Self.flows + [waiting, urgent], .withAgents(["Ann": nil]))
    let plain = try enter("main", center)
    let moved = try enter("urgent", center)
    #expect(center.world.waiting(in: QueueIndex(0)) == [plain, moved])
    center.wait(.seconds(21))
    #expect(center.world.waiting(in: QueueIndex(0)) == [moved, plain])
  }

  @Test func oneThatWaitsTakesItsNewPlaceAfterTheDelay() throws {
    let waiting = FlowText(
      [
        ActionText("up", "UpdateContactRoutingBehavior", #"{"QueuePriority": "2"}"#, next: "loop"),
        ActionText("loop", "MessageParticipantIteratively", #"{"Messages": [{"Text": "music"}]}"#),
      ], named: "waiting")
    let urgent = FlowText(
      [Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), named: "urgent")
    var rules = ServiceRules()
    rules.routingChangeDelay = 60
    let center = try SmallCenter(Self.flows + [waiting, urgent], .withAgents(["Ann": nil]), rules: rules)
    let plain = try enter("main", center)
    let moved = try enter("urgent", center)
    center.wait(.seconds(59))
    #expect(center.world.waiting(in: QueueIndex(0)) == [plain, moved])
    center.wait(.seconds(1))
    #expect(center.world.waiting(in: QueueIndex(0)) == [moved, plain])
  }

  /// The first agent declines each contact once, then takes it; the second until it was declined three times.
  @Test func whoDeclinesByScriptIsOfferedTheContactAgain() throws {
    let agents = [
      AgentDefinition(name: "Ann", answersAfter: .seconds(2), declines: 1),
      AgentDefinition(name: "Bo", answersAfter: .seconds(3), declines: 3),
    ]
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: [0, 1])], agents: agents)
    let center = try SmallCenter(Self.flows, definition)
    let contact = try enter("main", center)
    center.wait(.seconds(10))
    #expect(
      center.story(of: contact, [.agent]).prefix(6) == [
        "0.0 agent offered to Ann", "2.0 agent Ann declined", "2.0 agent offered to Bo",
        "5.0 agent Bo declined",
        "5.0 agent offered to Ann", "7.0 agent Ann answered",
      ])
  }

  // MARK: Moving

  static let twoQueues = ContactCenterDefinition(
    name: "two",
    queues: [
      QueueDefinition(name: "Desk", agents: [0]), QueueDefinition(name: "Other", capacity: 1, agents: [1]),
    ],
    agents: [
      AgentDefinition(name: "Ann", answersAfter: nil, talks: .seconds(60)),
      AgentDefinition(name: "Ben", answersAfter: .seconds(5), talks: .seconds(60)),
    ])

  static let mover = [
    FlowText([Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), named: "main"),
    FlowText(
      [
        Act.say("please", "please hold the line now", next: "move"),
        ActionText(
          "move", "DequeueContactAndTransferToQueue", #"{"QueueId": "Other"}"#, next: "moved",
          on: [.init("QueueAtCapacity", "full"), .init("NoMatchingError", "odd")]),
        Act.say("moved", "you are in the other line now", next: "stay"),
        Act.say("full", "all lines are full", next: "stay"),
        ActionText("stay", "EndFlowExecution"),
      ], named: "waiting"),
  ]

  @Test func aMoveIsANewSegmentInTheOtherQueue() throws {
    let center = try SmallCenter(Self.mover, Self.twoQueues)
    let contact = try center.call()
    let before = center.world.state.contacts[contact].contact.data("ContactId", center.program)
    center.wait(.seconds(3))
    #expect(center.stage(contact) == .queued(QueueIndex(1)))
    #expect(center.world.waiting(in: QueueIndex(0)) == [])
    let engine = center.world.state.contacts[contact].contact
    #expect(engine.data("ContactId", center.program) != before)
    #expect(engine.data("PreviousContactId", center.program) == before)
    #expect(engine.data("InitiationMethod", center.program) == "QUEUE_TRANSFER")
    #expect(engine.data("Queue.Name", center.program) == "Other")
    #expect(center.heard(contact) == ["please hold the line now", "you are in the other line now"])
    center.wait(.seconds(10))
    #expect(center.texts(.agent, contact).contains("joined with Ben"))
  }

  @Test func whoMovesToAFreeAgentThatAnswersAtOnceIsJoinedBehindTheWhispers() throws {
    let definition = ContactCenterDefinition(
      name: "two",
      queues: [
        QueueDefinition(name: "Desk", agents: [0]), QueueDefinition(name: "Other", agents: [1]),
      ],
      agents: [
        AgentDefinition(name: "Ann", answersAfter: nil, talks: .seconds(60)),
        AgentDefinition(name: "Ben", answersAfter: .seconds(5), talks: .seconds(60), acceptsAtOnce: true),
      ])
    let center = try SmallCenter(Self.mover, definition)
    let contact = try center.call()
    center.wait(.seconds(10))
    #expect(center.heard(contact).prefix(2) == ["please hold the line now", "you are in the other line now"])
    #expect(center.texts(.agent, contact).contains("joined with Ben"))
  }

  @Test func aFullQueueLeavesTheContactWhereItWas() throws {
    let center = try SmallCenter(Self.mover, Self.twoQueues)
    center.declare { $0.set(QueueIndex(1), .full) }
    let contact = try center.call()
    center.wait(.seconds(20))
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    #expect(center.heard(contact).last == "all lines are full")
  }

  @Test func whoMovesForEverIsRefusedAfterElevenMoves() throws {
    let again = FlowText(
      [
        ActionText(
          "move", "DequeueContactAndTransferToQueue", #"{"QueueId": "Desk"}"#, next: "move",
          on: [.init("QueueAtCapacity", "odd"), .init("NoMatchingError", "refused")]),
        Act.say("refused", "you stay here", next: "refused"),
      ], named: "waiting")
    let center = try SmallCenter([Self.mover[0], again], Self.twoQueues)
    let contact = try center.call()
    center.wait(.seconds(1))
    #expect(center.world.state.contacts[contact].queueMoves == 11)
    #expect(center.heard(contact).first == "you stay here")
  }
}
