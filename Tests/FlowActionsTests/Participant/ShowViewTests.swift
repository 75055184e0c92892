import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct ShowViewTests {
  static let probe = ActionText.probe(
    "ShowView", #"{"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60"}"#,
    if: ["Book", "Sell"],
    on: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"])

  @Test func nobodyLooksAndTheTimeLimitPasses() throws {
    let call = try Call.begin(Self.probe, channel: .chat)
    #expect(call.effects == ["start wait 60000"])
    call.deliver(.timerFired(.wait))
    #expect(call.last == "TimeLimitExceeded")
    #expect(call.effects == ["nobody looks at the page stands in: TimeLimitExceeded"])
  }

  @Test(arguments: [
    ("Book", "Book"), ("NoMatchingCondition", nil), ("TimeLimitExceeded", nil), ("NoMatchingError", nil),
  ])
  func whatIsChosenIsDeclared(outcome: String, action: String?) throws {
    let say = ActionText("Book", "MessageParticipant", #"{"Text": "$.Views.Action"}"#, next: "end")
    let call = Call(
      try Program.linking([FlowText([Self.probe, say])], branches: ["probe": outcome]), channel: .chat)
    call.begin()
    #expect(call.last == outcome)
    if let action { #expect(call.effects.last == "say \"\(action)\"") }
  }

  @Test(arguments: [Channel.voice, .task]) func isForAChat(channel: Channel) throws {
    #expect(try Call.begin(Self.probe, channel: channel).last == "NoMatchingError")
  }
}
