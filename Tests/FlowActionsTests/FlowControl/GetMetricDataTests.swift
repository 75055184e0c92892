import FlowEngine
import FlowTestSupport
import Testing

@Suite struct GetMetricDataTests {
  @Test(arguments: [(true, "next"), (false, "NoMatchingError")])
  func goesOnWithTheFigures(isLoaded: Bool, last: String) throws {
    let call = try Call.begin(
      .probe("GetMetricData", #"{"QueueId": "arn:x/queue/support-id"}"#, on: ["NoMatchingError"]))
    #expect(call.effects == ["load metrics of Support"])
    call.deliver(.metricsLoaded(isLoaded))
    #expect(call.last == last)
  }

  @Test(arguments: [
    (#"{"AgentId": "Ann Lee"}"#, "load metrics of Ann Lee"),
    (#"{"QueueId": "Sales", "QueueChannel": "Chat"}"#, "load metrics of Sales by chat"),
    (#"{"QueueId": "Sales", "QueueChannel": "$.Attributes.channel"}"#, "load metrics of Sales by voice"),
  ])
  func asksForTheFiguresOfAnAgentAndOfAChannel(parameters: String, effect: String) throws {
    #expect(
      try Call.begin(.probe("GetMetricData", parameters), attributes: [("channel", "Voice")]).effects == [
        effect
      ])
  }

  @Test func aChannelThatIsNoneIsAnError() throws {
    let parameters = #"{"QueueId": "Sales", "QueueChannel": "Smoke"}"#
    #expect(
      try Call.begin(.probe("GetMetricData", parameters, on: ["NoMatchingError"])).last == "NoMatchingError")
  }

  @Test func figuresCanBeComparedAndSpoken() throws {
    let call = try Call.begin(
      ActionText("load", "GetMetricData", #"{"QueueId": "Sales"}"#, next: "probe"),
      .probe(
        "MessageParticipant",
        #"{"Text": "$.Metrics.Queue.Size wait, oldest $.Metrics.Queue.OldestContactAge."}"#))
    call.contact.setLoaded("Metrics.Queue.Size", "3", call.program)
    call.contact.setLoaded("Metrics.Queue.OldestContactAge", nil, call.program)
    call.deliver(.metricsLoaded(true))
    #expect(call.effects == ["say \"3 wait, oldest .\""])
  }

  @Test(arguments: ["{}", #"{"QueueId": ""}"#, #"{"QueueId": "Nowhere"}"#, #"{"AgentId": "a"}"#])
  func withoutAQueueItIsAnError(parameters: String) throws {
    let call = try Call.begin(.probe("GetMetricData", parameters, on: ["NoMatchingError"]))
    #expect(call.last == "NoMatchingError")
  }
}
