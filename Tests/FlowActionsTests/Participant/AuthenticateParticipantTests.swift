import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct AuthenticateParticipantTests {
  static let probe = ActionText.probe(
    "AuthenticateParticipant", "{}", on: ["NoMatchingError", "TimeLimitExceeded"])

  @Test func aChatCustomerHasSignedInAndThatIsSaid() throws {
    let call = try Call.begin(Self.probe, channel: .chat)
    #expect(call.last == "next")
    #expect(call.effects == ["the customer has signed in stands in: NextAction"])
  }

  @Test(arguments: ["TimeLimitExceeded", "NoMatchingError"]) func howItEndsIsDeclared(outcome: String) throws
  {
    let call = Call(
      try Program.linking([FlowText([Self.probe])], branches: ["probe": outcome]), channel: .chat)
    call.begin()
    if call.isWaiting { call.deliver(.timerFired(.wait)) }
    #expect(call.last == outcome)
  }

  @Test(arguments: [Channel.voice, .task]) func isForAChat(channel: Channel) throws {
    let call = try Call.begin(Self.probe, channel: channel)
    #expect(call.last == "NoMatchingError")
    #expect(call.effects == [])
  }
}
