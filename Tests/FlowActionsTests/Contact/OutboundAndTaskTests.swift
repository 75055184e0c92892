import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

/// Small actions of outbound calls, tasks and Voice ID.
@Suite struct OutboundAndTaskTests {
  @Test(arguments: [
    ("ResumeContact", Channel.task, "probe"), ("ResumeContact", .voice, "NoMatchingError"),
    ("ResumeContact", .chat, "NoMatchingError"), ("StartVoiceIdStream", .voice, "next"),
    ("StartVoiceIdStream", .chat, "NoMatchingError"), ("StartVoiceIdStream", .task, "NoMatchingError"),
    ("CompleteOutboundCall", .chat, "next"),
  ])
  func areForTheirChannel(type: String, channel: Channel, last: String) throws {
    #expect(try Call.begin(.probe(type, "{}", on: ["NoMatchingError"]), channel: channel).last == last)
  }

  static let voiceId = ActionText.probe(
    "CheckVoiceId", #"{"CheckVoiceIdOption": "voiceAuthentication"}"#,
    if: ["Authenticated", "NotAuthenticated", "Inconclusive", "OptedOut"], on: ["NoMatchingError"])

  @Test func voiceIDIsNoMore() throws {
    let call = try Call.begin(Self.voiceId)
    #expect(call.last == "NoMatchingError")
    #expect(call.effects == ["Voice ID is no more: it gives an error stands in: NoMatchingError"])
    #expect(try Call.begin(Self.voiceId, channel: .chat).last == "NoMatchingError")
  }

  @Test(arguments: ["Authenticated", "NotAuthenticated", "Inconclusive", "OptedOut"])
  func aVoiceIDAnswerIsDeclared(answer: String) throws {
    let call = Call(try Program.linking([FlowText([Self.voiceId])], branches: ["probe": answer]))
    call.begin()
    #expect(call.last == answer)
    #expect(call.effects == ["Voice ID answers as declared stands in: \(answer)"])
  }

  static let status = ActionText.probe(
    "CheckOutboundCallStatus", "{}", if: ["CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"],
    on: ["NoMatchingError"])

  @Test func aPersonTakesADialedCall() throws {
    let call = Call(try Program.linking([FlowText([Self.status])]))
    call.contact.setField(.initiationMethod, .callback)
    call.begin()
    #expect(call.last == "CallAnswered")
    #expect(try Call.begin(Self.status).last == "NoMatchingError")
  }

  @Test(arguments: ["VoicemailBeep", "VoicemailNoBeep", "NotDetected", "NoMatchingError"])
  func whoTakesACallIsDeclared(answer: String) throws {
    let call = Call(try Program.linking([FlowText([Self.status])], branches: ["probe": answer]))
    call.contact.setField(.initiationMethod, .outbound)
    call.begin()
    #expect(call.last == answer)
  }

  @Test(arguments: [
    ("{}", "dial the customer"),
    (#"{"CallerId": {"Number": "+912260000000"}}"#, "dial the customer from +912260000000"),
  ])
  func theCustomerIsCalledBeforeTheWhisperGoesOn(parameters: String, effect: String) throws {
    let call = try Call.begin(.probe("CompleteOutboundCall", parameters))
    #expect(call.effects == [effect])
    #expect(call.last == "probe")
    call.deliver(.answered(true))
    #expect(call.last == "next")
  }

  @Test func theTimeToConnectIsLookedAt() throws {
    let program = try Program.linking([
      FlowText([.probe("CompleteOutboundCall", #"{"ConnectionTimeLimitSeconds": "601"}"#)])
    ])
    #expect(program.problems.map(\.rule) == ["parameter-range"])
  }
}
