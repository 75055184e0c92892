import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TransferParticipantToThirdPartyTests {
  static let errors = ["NoMatchingError", "CallFailed", "ConnectionTimeLimitExceeded"]

  static func probe(_ more: String = "", to number: String = "+919811112222") -> ActionText {
    .probe(
      "TransferParticipantToThirdParty", "{\"ThirdPartyPhoneNumber\": \(quoted(number))\(more)}", on: errors)
  }

  @Test(arguments: [
    ("", "call +919811112222 for 30 s, come back"),
    (#", "ThirdPartyConnectionTimeLimitSeconds": "60""#, "call +919811112222 for 60 s, come back"),
    (#", "ContinueFlowExecution": "False""#, "call +919811112222 for 30 s"),
    (#", "ThirdPartyDTMFDigits": "1,,2#""#, "call +919811112222 for 30 s, key in 1,,2#, come back"),
    (
      #", "CallerId": {"Number": "+18005550100", "Name": "Acme"}"#,
      "call +919811112222 for 30 s as +18005550100 (Acme), come back"
    ),
    (
      #", "CallerId": {"Number": "$.SystemEndpoint.Address"}"#,
      "call +919811112222 for 30 s, come back"
    ),
    (#", "CallerId": {"Name": "Acme"}"#, "call +919811112222 for 30 s as Acme, come back"),
  ])
  func asksForTheCall(more: String, effect: String) throws {
    #expect(try Call.begin(Self.probe(more)).effects == [effect])
  }

  @Test(arguments: [
    (ThirdPartyEvent.hungUp, "next"), (.failed, "CallFailed"), (.notAnswered, "ConnectionTimeLimitExceeded"),
  ])
  func goesOnByWhatComesOfIt(event: ThirdPartyEvent, last: String) throws {
    let call = try Call.begin(Self.probe())
    call.deliver(.thirdParty(event))
    #expect(call.last == last)
  }

  /// The errors of their own are for a flow that goes on (reference, `TransferParticipantToThirdParty`).
  @Test(arguments: [ThirdPartyEvent.failed, .notAnswered])
  func whereTheFlowDoesNotGoOnEveryFailureIsTheGeneralError(event: ThirdPartyEvent) throws {
    let call = try Call.begin(Self.probe(#", "ContinueFlowExecution": "False""#))
    call.deliver(.thirdParty(event))
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: [ThirdPartyEvent.failed, .notAnswered])
  func anAgentTransferFlowHasTheSameErrorsAsAnyOther(event: ThirdPartyEvent) throws {
    let call = Call(try Program.linking([FlowText([Self.probe()], type: "agentTransfer")]))
    call.begin()
    call.deliver(.thirdParty(event))
    #expect(call.last == (event == .failed ? "CallFailed" : "ConnectionTimeLimitExceeded"))
  }

  @Test func theCallersFlowWaitsWhileTheyTalk() throws {
    let call = try Call.begin(Self.probe())
    call.deliver(.thirdParty(.answered))
    #expect(call.isWaiting)
    call.deliver(.thirdParty(.hungUp))
    #expect(call.last == "next")
  }

  @Test(arguments: ["False", "false"]) func theFlowIsOverWhereItDoesNotComeBack(flag: String) throws {
    let call = try Call.begin(Self.probe(", \"ContinueFlowExecution\": \"\(flag)\""))
    call.deliver(.thirdParty(.answered))
    #expect(call.departure == .joinedThirdParty)
  }

  @Test(arguments: ["", "hello", "$.Attributes.none"])
  func aNumberThatIsNoneIsAnError(number: String) throws {
    #expect(try Call.begin(Self.probe(to: number)).last == "NoMatchingError")
  }

  @Test(arguments: [#", "ThirdPartyDTMFDigits": "1x""#, #", "ThirdPartyConnectionTimeLimitSeconds": "601""#])
  func whatCannotBeSentOrWaitedForIsAnErrorAndAFinding(more: String) throws {
    let call = try Call.begin(Self.probe(more))
    #expect(call.last == "NoMatchingError")
    #expect(call.program.problems.count == 1)
  }

  /// No part of the keys goes anywhere else.
  @Test func keysWithALineEndAreAnError() throws {
    let call = try Call.begin(
      Self.probe(#", "ThirdPartyDTMFDigits": "$.Attributes.keys", "CallerId": {"Name": "Acme"}"#),
      attributes: [("keys", "12\n34")])
    #expect(call.last == "NoMatchingError")
    #expect(call.effects.allSatisfy { !$0.hasPrefix("call") })
  }

  @Test(arguments: [Channel.chat, .task]) func isForVoice(channel: Channel) throws {
    #expect(try Call.begin(Self.probe(), channel: channel).last == "NoMatchingError")
  }

  @Test(arguments: [
    ("CallFailed", ThirdPartyEvent.failed), ("ConnectionTimeLimitExceeded", .notAnswered),
    ("NoMatchingError", .failed),
  ])
  func whatComesOfItIsDeclared(outcome: String, event: ThirdPartyEvent) throws {
    let call = Call(try Program.linking([FlowText([Self.probe()])], branches: ["probe": outcome]))
    call.begin()
    #expect(
      call.effects == [
        "call +919811112222 for 30 s, come back, \(event == .failed ? "failed" : "notAnswered")"
      ])
    call.deliver(.thirdParty(event))
    #expect(call.last == outcome)
  }
}
