import FlowEngine
import FlowTestSupport
import Testing

@Suite struct WaitTests {
  static func wait(_ parameters: String) -> ActionText {
    .probe(
      "Wait", parameters, if: ["WaitCompleted", "CustomerReturned", "BotParticipantDisconnected"],
      on: ["NoMatchingError", "ParticipantNotFound"])
  }

  @Test(arguments: [
    (#"{"TimeLimitSeconds": "60"}"#, 60_000), (#"{"TimeoutSeconds": "5"}"#, 5000),
    (#"{"TimeLimitSeconds": 604800}"#, 604_800_000),
    (#"{"TimeLimitSeconds": "$.Attributes.seconds"}"#, 90_000),
    (#"{"TimeLimitSeconds": "9", "Events": ["CustomerReturned"]}"#, 9000),
  ])
  func theTimeLimitEndsTheWait(parameters: String, milliseconds: Int) throws {
    let call = try Call.begin(Self.wait(parameters), channel: .chat, attributes: [("seconds", "90")])
    #expect(call.effects == ["start wait \(milliseconds)"])
    call.deliver(.timerFired(.wait))
    #expect(call.last == "WaitCompleted")
  }

  @Test(arguments: [
    #"{"TimeLimitSeconds": "0"}"#, #"{"TimeLimitSeconds": "604801"}"#, #"{"TimeLimitSeconds": "soon"}"#, "{}",
    #"{"TimeLimitSeconds": "$.Attributes.none"}"#,
  ])
  func aBadTimeLimitIsAnError(parameters: String) throws {
    let call = try Call.begin(Self.wait(parameters), channel: .task)
    #expect(call.last == "NoMatchingError")
  }

  @Test func aVoiceWaitsOnlyForAnEvent() throws {
    #expect(try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5"}"#)).last == "NoMatchingError")
    #expect(
      try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5", "Events": ["CustomerReturned"]}"#)).effects
        == ["start wait 5000"])
    var rules = ServiceRules()
    rules.waitWorksOnVoice = true
    #expect(try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5"}"#), rules: rules).isWaiting)
  }

  @Test func aVoiceWaitsWhereTheFlowRunsOnMeanwhile() throws {
    let call = try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5", "ContinueExecution": "True"}"#))
    #expect(call.effects == ["start wait 5000"])
    #expect(call.program.actionSources[0].fidelity != .exact)
    let plain = try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5", "ContinueExecution": "False"}"#))
    #expect(plain.last == "NoMatchingError")
  }

  @Test func aBotThatNeverWasIsNotFound() throws {
    let call = try Call.begin(
      Self.wait(#"{"TimeLimitSeconds": "5", "Events": ["BotParticipantDisconnected"]}"#), channel: .chat)
    #expect(call.last == "ParticipantNotFound")
  }

  @Test(
    arguments: [
      (#", "Events": ["CustomerReturned"]"#, Channel.chat, "CustomerReturned"), ("", .chat, nil),
      (#", "Events": ["CustomerReturned"]"#, .task, nil),
    ] as [(String, Channel, String?)])
  func aCustomerHasReturnedOnceTheyWrite(events: String, channel: Channel, last: String?) throws {
    let call = try Call.begin(Self.wait(#"{"TimeLimitSeconds": "9"\#(events)}"#), channel: channel)
    call.deliver(.said(call.contact.value("Hello again", call.program)))
    #expect(call.last == last ?? "probe")
    #expect(
      call.effects
        == (last == nil ? ["\"Hello again\" not heard"] : ["\"Hello again\" heard", "cancel wait"]))
  }

  @Test func withoutAConditionItGoesOn() throws {
    let call = try Call.begin(
      .probe("Wait", #"{"TimeLimitSeconds": "5"}"#, on: ["NoMatchingError"]), channel: .chat)
    call.deliver(.timerFired(.wait))
    #expect(call.last == "next")
  }

  @Test func aKeyDoesNotEndIt() throws {
    let call = try Call.begin(Self.wait(#"{"TimeLimitSeconds": "5", "Events": ["CustomerReturned"]}"#))
    call.press("1")
    #expect(call.effects == ["1 lost"])
    #expect(call.isWaiting)
  }
}
