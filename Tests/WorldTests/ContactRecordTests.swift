import ContactCenter
import FlowEngine
import FlowTestSupport
import JSON
import Testing

@testable import World

/// What is kept of a contact at its end.
@Suite struct ContactRecordTests {
  @Test func aListIsWrittenAsOneHoweverTheFlowHasIt() {
    var record = ContactRecord()
    record.add(data: "Recording.RecordedParticipants", value: "[\n  \"Agent\",\n  \"Customer\" ]")
    record.add(data: "References.note", value: "[as it is")
    var writer = JSONWriter()
    record.write(to: &writer)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"Recording":{"RecordedParticipants":["Agent","Customer"]},"References":{"note":"[as it is"}}"#)
  }

  private func record(_ actions: ActionText..., channel: Channel = .voice) throws -> [String: String] {
    let center = try SmallCenter([FlowText(actions)])
    let contact = center.world.receive(
      IncomingCall(
        from: .number(try PhoneNumber("+919811112222")), to: nil, flow: FlowIndex(0), channel: channel))
    center.wait(.minutes(1))
    #expect(center.stage(contact) == .ended)
    let entries = center.world.record(of: contact).entries
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.path.joined(separator: "/"), $0.value) })
  }

  @Test func tellsWhoWhenAndHow() throws {
    let record = try record(Act.set("set", "tier", "gold", next: "bye"))
    #expect(record["Channel"] == "VOICE")
    #expect(record["InitiationMethod"] == "INBOUND")
    #expect(record["InitiationTimestamp"] == "2026-11-23T10:05:00Z")
    #expect(record["DisconnectTimestamp"] == "2026-11-23T10:05:00Z")
    #expect(record["DisconnectReason"] == "CONTACT_FLOW_DISCONNECT")
    #expect(record["CustomerEndpoint/Address"] == "+919811112222")
    #expect(record["Attributes/tier"] == "gold")
    #expect(record["ContactId"]?.isEmpty == false)
  }

  @Test(
    arguments: [
      (
        "UpdateContactRecordingBehavior",
        #"{"RecordingBehavior": {"RecordedParticipants": ["Agent"], "IVRRecordingBehavior": "Enabled"}, "AnalyticsBehavior": {"Enabled": "True"}}"#,
        [
          "Recording/RecordedParticipants": #"["Agent"]"#, "Recording/IVRRecordingBehavior": "Enabled",
          "Recording/AnalyticsBehavior/Enabled": "True",
        ]
      ),
      (
        "UpdateContactRecordingAndAnalyticsBehavior",
        #"{"VoiceBehavior": {"VoiceRecordingBehavior": {"RecordedParticipants": ["Agent", "Customer"]}}}"#,
        ["Recording/VoiceBehavior/VoiceRecordingBehavior/RecordedParticipants": #"["Agent", "Customer"]"#]
      ),
      (
        "UpdatePreviousContactParticipantState", #"{"PreviousContactParticipantState": "CustomerOnHold"}"#,
        ["PreviousContactParticipantState": "CustomerOnHold"]
      ),
      (
        "UpdateContactRoutingCriteria",
        #"{"RoutingCriteria": {"Steps": [{"Expression": {"AttributeCondition": {"Name": "a", "Value": "b", "ProficiencyLevel": 1}}}]}}"#,
        [
          "RoutingCriteria/Steps":
            #"[{"Expression": {"AttributeCondition": {"Name": "a", "Value": "b", "ProficiencyLevel": 1}}}]"#
        ]
      ),
      (
        "UpdateContactMediaStreamingBehavior",
        #"{"MediaStreamingState": "Enabled", "MediaStreamType": "Audio", "Participants": []}"#,
        ["MediaStreams/Customer/Audio/StartTimestamp": "1795428300000"]
      ),
      ("TagContact", #"{"Tags": {"team.one": "red"}}"#, ["Tags/team.one": "red"]),
      (
        "UpdateContactData",
        #"{"Name": "Leak", "CustomerId": "c-1", "References": {"photo": {"Value": "a", "Type": "URL"}}, "SegmentAttributes": {"own": {"ValueString": "x"}}, "IsFraudDetectionEnabled": "true"}"#,
        [
          "ContactDetails/Name": "Leak", "CustomerId": "c-1", "References/photo/Value": "a",
          "References/photo/Type": "URL", "SegmentAttributes/own": "x",
          "Settings/IsFraudDetectionEnabled": "true",
        ]
      ),
      ("UpdateContactRoutingBehavior", #"{"QueuePriority": "2"}"#, ["QueuePriority": "2"]),
      (
        "UpdateContactRoutingBehavior", #"{"QueueTimeAdjustmentSeconds": "60"}"#,
        ["QueueTimeAdjustmentSeconds": "60"]
      ),
      (
        "UpdateContactEventHooks", #"{"EventHooks": {"CustomerRemaining": "test"}}"#,
        ["EventHooks/CustomerRemaining": "test"]
      ),
    ] as [(String, String, [String: String])])
  func keepsWhatAnActionSet(type: String, parameters: String, facts: [String: String]) throws {
    let record = try record(
      ActionText("probe", type, parameters, next: "bye", on: [.init("NoMatchingError", "bye")]))
    for (path, value) in facts { #expect(record[path] == value, "\(path) in \(record)") }
  }

  @Test func aChatKeepsItsProcessor() throws {
    let record = try record(
      ActionText(
        "probe", "UpdateContactMediaProcessing",
        #"{"ChatProcessor": {"ProcessingEnabled": "true", "LambdaProcessorARN": "arn:f"}}"#, next: "bye",
        on: [.init("NoMatchingError", "bye")]), channel: .chat)
    #expect(record["ChatProcessor/ProcessingEnabled"] == "true")
    #expect(record["ChatProcessor/LambdaProcessorARN"] == "arn:f")
  }
}
