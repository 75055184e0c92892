import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// What a contact record tells of queue, agent, hold, transfer and work: exactly what happened.
@Suite struct HandlingTests {
  /// Ann answers after 20 s and talks for three minutes; each has half a minute of work after a contact.
  private static func center(
    _ agents: [AgentDefinition]? = nil, main: [ActionText]? = nil, others: [FlowText] = [],
    quickConnects: [QuickConnectDefinition] = [], callbacks: CallbackDefinition = CallbackDefinition()
  ) throws -> SmallCenter {
    let agents = agents ?? [agent("Ann")]
    let definition = ContactCenterDefinition(
      name: "small",
      queues: [QueueDefinition(name: "Desk"), QueueDefinition(name: "Other")], agents: agents,
      callbacks: callbacks, quickConnects: quickConnects,
      routingProfiles: [
        RoutingProfileDefinition(name: "Desk people", queues: [.init(0)]),
        RoutingProfileDefinition(name: "Others", queues: [.init(1)]),
      ])
    return try SmallCenter([FlowText(main ?? Act.queue(), named: "main")] + others, definition)
  }

  private static func agent(
    _ name: String, answersAfter: Int64? = 20, declines: Int = 0, holdsAfter: Int64? = nil, profile: Int = 0,
    transfer: AgentDefinition.Transfer? = nil, acceptsAtOnce: Bool = false
  ) -> AgentDefinition {
    AgentDefinition(
      name: name, answersAfter: answersAfter.map { .seconds($0) }, talks: .seconds(180), declines: declines,
      holdsAfter: holdsAfter.map { .seconds($0) }, holds: .seconds(20), transfer: transfer, profile: profile,
      afterContactWork: .seconds(30), acceptsAtOnce: acceptsAtOnce)
  }

  private func facts(_ record: ContactRecord) -> [String: String] {
    Dictionary(uniqueKeysWithValues: record.entries.map { ($0.path.joined(separator: "/"), $0.value) })
  }

  private func expect(
    _ record: ContactRecord, _ expected: KeyValuePairs<String, String?>,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let facts = facts(record)
    for (name, value) in expected { #expect(facts[name] == value, "\(name)", sourceLocation: location) }
  }

  @Test func answered() throws {
    let center = try Self.center()
    let contact = try center.call(from: "+919811112222")
    center.wait(.minutes(10))
    expect(
      center.world.record(of: contact),
      [
        "InitiationTimestamp": "2026-11-23T10:05:00Z", "ConnectedToSystemTimestamp": "2026-11-23T10:05:00Z",
        "DisconnectTimestamp": "2026-11-23T10:08:20Z", "DisconnectReason": "AGENT_DISCONNECT",
        "Queue/Name": "Desk", "Queue/EnqueueTimestamp": "2026-11-23T10:05:00Z",
        "Queue/DequeueTimestamp": "2026-11-23T10:05:20Z", "Queue/Duration": "20",
        "AgentConnectionAttempts": "1", "Agent/Username": "Ann", "Agent/RoutingProfile/Name": "Desk people",
        "Agent/ConnectedToAgentTimestamp": "2026-11-23T10:05:20Z", "Agent/AgentInteractionDuration": "180",
        "Agent/NumberOfHolds": "0", "Agent/CustomerHoldDuration": "0", "Agent/LongestHoldDuration": "0",
        "Agent/AfterContactWorkStartTimestamp": "2026-11-23T10:08:20Z",
        "Agent/AfterContactWorkEndTimestamp": "2026-11-23T10:08:50Z", "Agent/AfterContactWorkDuration": "30",
        "LastUpdateTimestamp": "2026-11-23T10:08:50Z", "NextContactId": nil,
      ])
  }

  @Test func workThatGoesOnHasNoEnd() throws {
    let center = try Self.center()
    let contact = try center.call()
    center.wait(.seconds(210))
    expect(
      center.world.record(of: contact),
      [
        "Agent/AfterContactWorkStartTimestamp": "2026-11-23T10:08:20Z",
        "Agent/AfterContactWorkEndTimestamp": nil, "Agent/AfterContactWorkDuration": nil,
        "LastUpdateTimestamp": "2026-11-23T10:08:20Z",
      ])
  }

  @Test(arguments: [
    (agent("Ann", answersAfter: nil), "2", 40), (agent("Ann", answersAfter: 5, declines: 1), "2", 25),
  ])
  func missedAndDeclined(first: AgentDefinition, attempts: String, seconds: Int) throws {
    let center = try Self.center([first, Self.agent("Bo")])
    let contact = try center.call()
    center.wait(.seconds(100))
    expect(
      center.world.record(of: contact),
      [
        "AgentConnectionAttempts": attempts, "Agent/Username": "Bo", "Queue/Duration": String(seconds),
        "DisconnectReason": nil, "DisconnectTimestamp": nil,
      ])
  }

  @Test func anAgentWhoHangsUpInTheWhisperWasAnAttempt() throws {
    let center = try Self.center([Self.agent("Ann", answersAfter: 5)])
    let contact = try center.call()
    center.wait(Milliseconds(5100))
    center.act(.hangsUp)
    expect(
      center.world.record(of: contact),
      ["AgentConnectionAttempts": "1", "Agent/Username": nil, "Queue/DequeueTimestamp": nil])
  }

  @Test func aTelephoneThatAcceptsByItselfIsOneAttempt() throws {
    let center = try Self.center([Self.agent("Ann", acceptsAtOnce: true)])
    let contact = try center.call()
    center.wait(.seconds(5))
    expect(
      center.world.record(of: contact), ["AgentConnectionAttempts": "1", "Queue/Duration": "0"])
  }

  @Test func abandoned() throws {
    let center = try Self.center()
    let contact = try center.call()
    center.wait(.seconds(12))
    center.hangUp(contact)
    center.wait(.minutes(1))
    expect(
      center.world.record(of: contact),
      [
        "DisconnectReason": "CUSTOMER_DISCONNECT", "Queue/DequeueTimestamp": "2026-11-23T10:05:12Z",
        "Queue/Duration": "12", "AgentConnectionAttempts": "1", "Agent/Username": nil,
        "Agent/AfterContactWorkStartTimestamp": nil, "LastUpdateTimestamp": "2026-11-23T10:05:12Z",
      ])
  }

  @Test func whoNeverWaitedHasNoQueueTimes() throws {
    let center = try Self.center(main: [Act.say("say", "Hello, you", next: "bye")])
    let contact = try center.call()
    center.wait(.minutes(1))
    expect(
      center.world.record(of: contact),
      ["Queue/EnqueueTimestamp": nil, "Queue/Duration": nil, "AgentConnectionAttempts": nil])
  }

  @Test func hold() throws {
    let center = try Self.center([Self.agent("Ann", holdsAfter: 30)])
    let contact = try center.call()
    center.wait(.seconds(60))
    expect(
      center.world.record(of: contact),
      [
        "Agent/NumberOfHolds": "1", "Agent/CustomerHoldDuration": "9",
        "Agent/AgentInteractionDuration": "30",
      ])
    center.wait(.seconds(40))
    center.act(.holds)
    center.wait(.seconds(50))
    center.hangUp(contact)
    expect(
      center.world.record(of: contact),
      [
        "Agent/NumberOfHolds": "2", "Agent/CustomerHoldDuration": "70", "Agent/LongestHoldDuration": "50",
        "Agent/AgentInteractionDuration": "59", "DisconnectReason": "CUSTOMER_DISCONNECT",
      ])
  }

  /// As a transfer's is whose flow leaves the caller at once.
  @Test func aHoldThatLastsNoTimeIsNone() throws {
    let center = try Self.center()
    let contact = try center.call()
    center.wait(.seconds(60))
    for _ in 0..<2 {
      center.act(.holds)
      center.act(.resumes)
    }
    expect(
      center.world.record(of: contact),
      ["Agent/NumberOfHolds": "0", "Agent/CustomerHoldDuration": "0", "Agent/LongestHoldDuration": "0"])
  }

  @Test func aDeadTelephoneIsAProblemOfTelecommunications() throws {
    let center = try Self.center()
    let contact = try center.call()
    center.wait(.seconds(60))
    center.act(.fails)
    expect(
      center.world.record(of: contact),
      [
        "DisconnectReason": "TELECOM_PROBLEM", "Agent/AgentInteractionDuration": "39",
        "Agent/AfterContactWorkStartTimestamp": nil,
      ])
    #expect(center.texts(.ended, contact) == ["the agent's telephone died"])
  }

  /// The agent hung up first: the survey that runs then does not change that.
  @Test func theReasonIsWhoLeftFirst() throws {
    let center = try Self.center(
      main: [Act.hook("hook", "CustomerRemaining", "after", next: "queue")] + Act.queue(),
      others: [FlowText([Act.say("say", "Thank you for your time with us", next: "bye")], named: "after")])
    let contact = try center.call()
    center.wait(.minutes(5))
    #expect(center.world.state.contacts[contact].endedBy == .byFlow)
    expect(
      center.world.record(of: contact),
      ["DisconnectReason": "AGENT_DISCONNECT", "Agent/AgentInteractionDuration": "180"])
  }

  @Test func aQueueEnteredInTheDisconnectFlowIsAnotherContact() throws {
    let center = try Self.center(
      main: [Act.hook("hook", "CustomerRemaining", "after", next: "queue")] + Act.queue(),
      others: [FlowText(Act.queue("queue", "Other"), named: "after")])
    let contact = try center.call()
    center.wait(.minutes(5))
    let records = center.world.records(of: contact)
    #expect(records.count == 2)
    expect(
      records[0],
      [
        "Queue/Name": "Desk", "DisconnectReason": "AGENT_DISCONNECT", "Agent/Username": "Ann",
        "Agent/AfterContactWorkDuration": "30", "NextContactId": facts(records[1])["ContactId"],
      ])
    expect(
      records[1],
      [
        "InitiationMethod": "DISCONNECT", "Queue/Name": "Other", "Agent/Username": nil,
        "PreviousContactId": facts(records[0])["ContactId"],
      ])
  }

  @Test func transferred() throws {
    let ann = Self.agent("Ann", transfer: .init(to: "Others", after: .seconds(60)))
    let center = try Self.center(
      [ann, Self.agent("Bo", profile: 1)],
      others: [FlowText([ActionText("go", "TransferContactToQueue")], named: "over")],
      quickConnects: [QuickConnectDefinition(name: "Others", target: .queue(1), flow: "over")])
    let contact = try center.call(from: "+919811112222")
    center.wait(.minutes(10))
    let records = center.world.records(of: contact)
    #expect(records.count == 2)
    let (first, second) = (facts(records[0]), facts(records[1]))
    #expect(first["NextContactId"] == second["ContactId"] && second["ContactId"] != nil)
    #expect(second["PreviousContactId"] == first["ContactId"])
    #expect(second["InitialContactId"] == first["ContactId"])
    expect(
      records[0],
      [
        "InitiationMethod": "INBOUND", "Queue/Name": "Desk", "Queue/Duration": "20", "Agent/Username": "Ann",
        "Agent/AgentInteractionDuration": "60", "AgentConnectionAttempts": "1", "Agent/NumberOfHolds": "0",
        "Agent/CustomerHoldDuration": "0", "DisconnectTimestamp": "2026-11-23T10:06:20Z",
        "DisconnectReason": "TRANSFERRED",
        "Agent/AfterContactWorkStartTimestamp": "2026-11-23T10:06:20Z",
        "Agent/AfterContactWorkDuration": "30", "LastUpdateTimestamp": "2026-11-23T10:06:50Z",
      ])
    expect(
      records[1],
      [
        "InitiationMethod": "TRANSFER", "InitiationTimestamp": "2026-11-23T10:06:20Z",
        "ConnectedToSystemTimestamp": "2026-11-23T10:06:20Z", "Queue/Name": "Other", "Queue/Duration": "20",
        "Agent/Username": "Bo", "Agent/RoutingProfile/Name": "Others",
        "Agent/AgentInteractionDuration": "180", "AgentConnectionAttempts": "1", "Agent/NumberOfHolds": "0",
        "DisconnectReason": "AGENT_DISCONNECT", "Agent/AfterContactWorkDuration": "30",
      ])
  }

  @Test func callback() throws {
    let center = try Self.center(main: CallbackTests.callback())
    let caller = try center.call(from: "+919811112222")
    let callback = caller + 1
    center.wait(.minutes(10))
    let (first, second) = (facts(center.world.record(of: caller)), facts(center.world.record(of: callback)))
    #expect(first["NextContactId"] == second["ContactId"] && second["ContactId"] != nil)
    #expect(second["PreviousContactId"] == first["ContactId"])
    expect(
      center.world.record(of: callback),
      [
        "InitiationMethod": "CALLBACK", "InitiationTimestamp": "2026-11-23T10:05:00Z",
        "ConnectedToSystemTimestamp": "2026-11-23T10:06:25Z",
        "Queue/EnqueueTimestamp": "2026-11-23T10:06:00Z",
        "Queue/Duration": "20", "AgentConnectionAttempts": "1", "Agent/Username": "Ann",
        "Agent/AgentInteractionDuration": "180", "Agent/AfterContactWorkDuration": "30",
        "DisconnectReason": "AGENT_DISCONNECT",
      ])
  }

  /// A party who was called first enters the queue when it answers.
  @Test func callbackThatCallsTheCustomerFirst() throws {
    let center = try Self.center(
      main: CallbackTests.callback(), callbacks: CallbackDefinition(order: .customerFirst))
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(10))
    expect(
      center.world.record(of: callback),
      [
        "ConnectedToSystemTimestamp": "2026-11-23T10:06:05Z",
        "Queue/EnqueueTimestamp": "2026-11-23T10:06:05Z", "Queue/Duration": "20",
        "AgentConnectionAttempts": "1",
      ])
  }

  /// An agent who only waited for the party had no contact with it.
  @Test func aCallbackThatNobodyAnsweredHasNoAgent() throws {
    let center = try Self.center(
      main: CallbackTests.callback(), callbacks: CallbackDefinition(unanswered: 9))
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(10))
    expect(
      center.world.record(of: callback),
      [
        "ConnectedToSystemTimestamp": nil, "Agent/Username": nil, "AgentConnectionAttempts": "2",
        "DisconnectReason": "OTHER",
      ])
  }

  @Test func anOutsidePartyIsWhereTheContactWentTo() throws {
    let center = try Self.center(
      main: [
        ActionText(
          "out", "TransferParticipantToThirdParty",
          #"{"ThirdPartyPhoneNumber": "+912212345678", "ThirdPartyConnectionTimeLimitSeconds": "30", "ContinueFlowExecution": "False"}"#,
          on: [.init("NoMatchingError", "bye")])
      ])
    let contact = try center.call()
    center.wait(.seconds(30))
    expect(
      center.world.record(of: contact),
      [
        "TransferredToEndpoint/Address": "+912212345678", "TransferredToEndpoint/Type": "TELEPHONE_NUMBER",
        "TransferCompletedTimestamp": "2026-11-23T10:05:05Z",
      ])
  }

  @Test func movedToAnotherQueue() throws {
    let waiting = FlowText(
      [
        Act.say("say", "Please wait a little", next: "move"),
        ActionText(
          "move", "DequeueContactAndTransferToQueue", #"{"QueueId": "Other"}"#, next: "stop",
          on: [.init("QueueAtCapacity", "stop"), .init("NoMatchingError", "stop")]),
        ActionText("stop", "EndFlowExecution", "{}"),
      ], named: "wait")
    let center = try Self.center(
      [Self.agent("Bo", profile: 1)],
      main: [Act.hook("hook", "CustomerQueue", "wait", next: "queue")] + Act.queue(), others: [waiting])
    let contact = try center.call()
    center.wait(.minutes(5))
    let records = center.world.records(of: contact)
    try #require(records.count >= 2)
    expect(
      records[0],
      [
        "Queue/Name": "Desk", "Queue/Duration": "1", "Agent/Username": nil, "AgentConnectionAttempts": nil,
        "NextContactId": facts(records[1])["ContactId"],
      ])
    expect(records[1], ["InitiationMethod": "QUEUE_TRANSFER", "Queue/Name": "Other"])
  }

  @Test func aWorldThatKeepsNoEndedContactsKeepsNoneOfThis() throws {
    let center = try Self.center()
    var world = World(
      center.world.center, store: try .inMemory(), seed: 7, now: center.world.state.now,
      observer: Transcript(isOn: false), keepsEndedContacts: false)
    _ = world.receive(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0)))
    world.advance(to: world.state.now + .minutes(10))
    #expect(world.state.handlings.isEmpty)
  }
}
