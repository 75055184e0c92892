import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactTargetQueueTests {
  static func set(_ parameters: String) -> ActionText {
    .probe("UpdateContactTargetQueue", parameters, on: ["NoMatchingError"])
  }

  @Test(arguments: ["Support", "arn:x/queue/support-id", "support-id", "$.Attributes.queue"])
  func theQueueIsKnownFromThenOn(reference: String) throws {
    let call = try Call.begin(
      Self.set("{\"QueueId\": \"\(reference)\"}"), attributes: [("queue", "arn:x/queue/support-id")])
    #expect(call.last == "next")
    #expect(call.contact.targetQueue == QueueIndex(0))
    #expect(call.field(.queueName) == "Support")
    #expect(call.field(.queueARN) == "arn:x/queue/support-id")
    #expect(call.field(.queueOutboundAddress) == "+911800000701")
    #expect(call.field(.queueOutboundType) == "TELEPHONE_NUMBER")
  }

  /// The center has the queue, and does not tell its ARN.
  @Test func anARNThatOnlyTheFlowKnowsIsTheQueues() throws {
    let arn = "arn:aws:connect:x:1:instance/i/queue/Sales"
    let call = try Call.begin(Self.set("{\"QueueId\": \"\(arn)\"}"))
    #expect(call.field(.queueName) == "Sales")
    #expect(call.field(.queueARN) == arn)
    #expect(call.program.queues[1].reference == arn)
  }

  @Test func anARNInAnAttributeFindsTheQueueOfItsLastPart() throws {
    let call = try Call.begin(
      Self.set(#"{"QueueId": "$.Attributes.queue"}"#),
      attributes: [("queue", "arn:aws:connect:x:1:instance/i/queue/Sales")])
    #expect(call.last == "next")
    #expect(call.field(.queueName) == "Sales")
  }

  /// The center has the queue by name, and another flow shows that name for the ARN.
  @Test(arguments: ["$.Attributes.queue", "arn:aws:connect:x:1:instance/i/queue/7c1f"])
  func anARNThatAFlowPairsWithTheNameIsTheQueues(reference: String) throws {
    let arn = "arn:aws:connect:x:1:instance/i/queue/7c1f"
    let other = FlowText(
      [Self.set("{\"QueueId\": \"\(arn)\"}")], named: "other",
      metadata: #"{"probe": {"queue": {"id": "\#(arn)", "text": "Sales"}}}"#)
    let program = try Program.linking([FlowText([Self.set("{\"QueueId\": \"\(reference)\"}")]), other])
    #expect(program.problems.isEmpty)
    let call = Call(program)
    call.contact.setAttribute("queue", arn, program)
    call.begin()
    #expect(call.last == "next")
    #expect(call.field(.queueName) == "Sales")
    #expect(call.field(.queueARN) == arn)
  }

  /// Two queues of one instance cannot both be the one that the center names.
  @Test func theSecondARNOfANameIsNoQueueOfTheCenter() throws {
    let flows = ["7c1f", "9d2e"].map { id in
      let arn = "arn:aws:connect:x:1:instance/i/queue/\(id)"
      return FlowText(
        [Self.set("{\"QueueId\": \"\(arn)\"}")], named: id,
        metadata: #"{"probe": {"queue": {"id": "\#(arn)", "text": "Sales"}}}"#)
    }
    #expect(try Program.linking(flows).problems.map(\.rule) == ["unknown-queue"])
  }

  @Test func theNextQueueReplacesAllOfIt() throws {
    let call = try Call.begin(
      ActionText("first", "UpdateContactTargetQueue", #"{"QueueId": "Support"}"#, next: "probe"),
      Self.set(#"{"QueueId": "Sales"}"#))
    #expect(call.field(.queueName) == "Sales")
    #expect(call.field(.queueARN) == nil)
    #expect(call.field(.queueOutboundAddress) == nil)
    #expect(call.field(.queueOutboundType) == nil)
  }

  @Test(arguments: [
    #"{"QueueId": "Nowhere"}"#, #"{"QueueId": ""}"#, "{}", #"{"QueueId": "$.Attributes.none"}"#,
  ])
  func aQueueThatIsNotThereIsAnErrorAndTheOldOneStays(parameters: String) throws {
    let call = try Call.begin(
      ActionText("first", "UpdateContactTargetQueue", #"{"QueueId": "Sales"}"#, next: "probe"),
      Self.set(parameters))
    #expect(call.last == "NoMatchingError")
    #expect(call.contact.targetQueue == QueueIndex(1))
  }

  @Test func aQueueThatIsNotThereIsAFindingWhereThereIsACenter() throws {
    let program = try Program.linking([FlowText([Self.set(#"{"QueueId": "Nowhere"}"#)])])
    #expect(program.problems.map(\.rule) == ["unknown-queue"])
  }

  @Test(arguments: [
    "Ann Lee", "ann-id", "arn:x/agent/ann-id", "arn:x/queue/agent/ann-id", "$.Attributes.agent",
  ])
  func theQueueOfOneAgentIsTheTargetQueue(agent: String) throws {
    let call = try Call.begin(
      Self.set("{\"AgentId\": \"\(agent)\"}"), attributes: [("agent", "arn:x/agent/ann-id")])
    #expect(call.last == "next")
    #expect(call.effects == [])
    #expect(call.field(.queueName) == "Ann Lee")
    #expect(call.field(.queueARN) == "arn:x/queue/agent/ann-id")
    #expect(call.contact.targetQueue.map { call.program.queues[$0.index].owner } == .agent(0))
  }

  @Test(arguments: ["Bo", "$.Attributes.none"])
  func anAgentWhoIsNotThereIsAnError(agent: String) throws {
    #expect(try Call.begin(Self.set("{\"AgentId\": \"\(agent)\"}")).last == "NoMatchingError")
  }

  @Test func anAgentWhoIsNotThereIsAFindingWhereThereIsACenter() throws {
    let program = try Program.linking([FlowText([Self.set(#"{"AgentId": "Bo"}"#)])])
    #expect(program.problems.map(\.rule) == ["unknown-agent-queue"])
  }

  @Test func anAgentWhomALoneFlowLearnsOfStandsIn() throws {
    let call = Call(
      try Program.linking([FlowText([Self.set(#"{"AgentId": "$.Attributes.agent"}"#)])], isLoneFlow: true))
    call.contact.setAttribute("agent", "arn:x/agent/late", call.program)
    call.begin()
    #expect(call.last == "next")
    #expect(call.field(.queueName) == "late")
    #expect(
      call.effects == [
        "the agent \"late\" is not here: one by script takes the contact stands in: NextAction"
      ])
  }

  @Test func aQueueThatALoneFlowLearnsOfStandsIn() throws {
    let call = Call(
      try Program.linking([FlowText([Self.set(#"{"QueueId": "$.Attributes.queue"}"#)])], isLoneFlow: true))
    call.contact.setAttribute("queue", "arn:x/queue/late", call.program)
    call.begin()
    #expect(call.last == "next")
    #expect(call.field(.queueName) == "late")
    #expect(call.field(.queueARN) == "arn:x/queue/late")
    #expect(
      call.effects == [
        "the queue \"late\" is not here: it has room, and one agent by script stands in: NextAction"
      ])
    let other = Call(call.program)
    other.begin()
    #expect(other.last == "NoMatchingError")
  }

  @Test(arguments: ["", "${QueueArn}", "{{queues.x}}", "arn:x/queue/1"])
  func aLoneFlowNamesQueuesByItsMetadata(id: String) throws {
    let flow = FlowText(
      [Self.set("{\"QueueId\": \"\(id)\"}")],
      metadata: #"{"probe": {"queue": {"id": "", "text": "BasicQueue"}}}"#)
    let call = Call(try Program.linking([flow], isLoneFlow: true))
    call.begin()
    #expect(call.last == "next")
    #expect(call.field(.queueName) == "BasicQueue")
    #expect(call.program.queues.last?.definition == nil)
  }
}
