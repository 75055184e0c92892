import FlowEngine
import FlowTestSupport
import Testing

@Suite struct DequeueContactAndTransferToQueueTests {
  static func probe(_ parameters: String) -> ActionText {
    .probe("DequeueContactAndTransferToQueue", parameters, on: ["QueueAtCapacity", "NoMatchingError"])
  }

  @Test(arguments: [#"{"QueueId": "Sales"}"#, #"{"QueueId": "$.Attributes.q"}"#])
  func asksForTheMove(parameters: String) throws {
    #expect(try Call.begin(Self.probe(parameters), attributes: [("q", "Sales")]).effects == ["move to Sales"])
  }

  @Test func theTargetQueueIsTheRule() throws {
    let call = try Call.begin(TransferContactToQueueTests.setQueue, Self.probe("{}"))
    #expect(call.effects == ["move to Sales"])
  }

  @Test(arguments: [(QueueAnswer.atCapacity, "QueueAtCapacity"), (.refused, "NoMatchingError")])
  func aMoveThatIsNotMadeTakesItsBranch(answer: QueueAnswer, last: String) throws {
    let call = try Call.begin(Self.probe(#"{"QueueId": "Sales"}"#))
    call.deliver(.queueAnswered(answer))
    #expect(call.last == last)
  }

  @Test func theFlowGoesOnWhenItIsMoved() throws {
    let call = try Call.begin(Self.probe(#"{"QueueId": "Sales"}"#))
    call.deliver(.queueAnswered(.entered))
    #expect(call.last == "next")
  }

  @Test(arguments: ["{}", #"{"QueueId": "$.Attributes.none"}"#])
  func noQueueIsAnError(parameters: String) throws {
    #expect(try Call.begin(Self.probe(parameters)).last == "NoMatchingError")
  }

  @Test func theQueueCanBeThatOfAnAgent() throws {
    #expect(try Call.begin(Self.probe(#"{"AgentId": "Ann Lee"}"#)).effects == ["move to Ann Lee"])
    #expect(try Call.begin(Self.probe(#"{"AgentId": "Bo"}"#)).last == "NoMatchingError")
  }
}
