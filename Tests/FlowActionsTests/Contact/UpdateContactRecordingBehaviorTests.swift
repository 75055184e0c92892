import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactRecordingBehaviorTests {
  @Test(arguments: [
    (#"["Agent", "Customer"]"#, true, true), (#"["Agent"]"#, true, false), (#"["customer"]"#, false, true),
    ("[]", false, false),
  ])
  func keepsWhoIsRecordedAsAFact(participants: String, agent: Bool, customer: Bool) throws {
    let call = try Call.begin(
      .probe(
        "UpdateContactRecordingBehavior",
        "{\"RecordingBehavior\": {\"RecordedParticipants\": \(participants)}}"))
    #expect(call.effects == ["recording agent \(agent) customer \(customer)"])
    #expect(call.last == "next")
  }
}
