import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CreateCallbackContactTests {
  static let times =
    #""InitialCallDelaySeconds": "30", "MaximumConnectionAttempts": "2", "RetryDelaySeconds": "600""#

  static let sent = "InitialCallDelaySeconds: 30, MaximumConnectionAttempts: 2, RetryDelaySeconds: 600"

  static func probe(_ more: String) -> ActionText {
    .probe("CreateCallbackContact", "{\(times)\(more)}", on: ["NoMatchingError"])
  }

  func call(_ more: String, channel: Channel = .voice, number: Bool = true) throws -> Call {
    let call = Call(
      try Program.linking([FlowText([TransferContactToQueueTests.setQueue, Self.probe(more)])]),
      channel: channel)
    if number { call.contact.set(.callbackNumber, "+919811112222", call.program) }
    call.begin()
    return call
  }

  @Test(arguments: [
    ("", "create callback for Sales {\(sent)}"),
    (#", "QueueId": "Support""#, "create callback for Support {\(sent)}"),
    (#", "ContactFlowId": "f""#, "create callback for Sales with f {\(sent)}"),
    (#", "CallerId": "+912260000000""#, "create callback for Sales {\(sent), CallerId: +912260000000}"),
  ])
  func asksForTheCallback(more: String, effect: String) throws {
    #expect(try call(more).effects == [effect])
  }

  @Test(arguments: [(true, "next"), (false, "NoMatchingError")])
  func goesOnWhenItIsCreated(isDone: Bool, last: String) throws {
    let call = try call("")
    call.deliver(.answered(isDone))
    #expect(call.last == last)
  }

  @Test func isForAVoiceContactWithANumberAndAQueue() throws {
    #expect(try call("", channel: .chat).last == "NoMatchingError")
    #expect(try call("", number: false).last == "NoMatchingError")
    #expect(try call(#", "QueueId": "$.Attributes.none""#).last == "NoMatchingError")
  }

  @Test func theQueueCanBeThatOfAnAgent() throws {
    #expect(
      try call(#", "AgentId": "arn:x/agent/ann-id""#).effects == [
        "create callback for Ann Lee {\(Self.sent)}"
      ])
    #expect(try call(#", "AgentId": "arn:x/agent/1""#).last == "NoMatchingError")
  }

  @Test func theDelaysAreLookedAt() throws {
    let probe = ActionText.probe(
      "CreateCallbackContact",
      #"{"InitialCallDelaySeconds": "0", "MaximumConnectionAttempts": "0", "RetryDelaySeconds": "259201"}"#)
    #expect(
      try Program.linking([FlowText([probe])]).problems.map(\.rule) == ["parameter-range", "parameter-range"])
  }
}
