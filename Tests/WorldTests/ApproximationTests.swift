import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// What `touchtone fidelity` calls approximated, or says to stand in, a call says as such.
@Suite struct ApproximationTests {
  /// An action that is not exact, as a call comes to it.
  struct Case: Sendable, CustomTestStringConvertible {
    let type: String
    let parameters: String
    var flowType: String?
    var channel = Channel.voice
    var operands: [String] = []
    var keys = ""

    var testDescription: String { "\(type) \(parameters)" }
  }

  static let cases = [
    Case(
      type: "GetParticipantInput",
      parameters: #"""
        {"Text": "Your number.", "StoreInput": "True", "InputTimeLimitSeconds": "5",
         "InputValidation": {"CustomValidation": {"MaximumLength": "4"}},
         "InputEncryption": {"EncryptionKeyId": "k", "Key": "PEM"}}
        """#, keys: "1234"),
    Case(
      type: "GetParticipantInput",
      parameters: #"""
        {"Text": "Yes?", "StoreInput": "False", "InputTimeLimitSeconds": "5",
         "LexV2Bot": {"AliasArn": "arn:x:bot-alias/A/B"}}
        """#, operands: ["1"], keys: "1"),
    Case(
      type: "ConnectParticipantWithLexBot",
      parameters: #"{"Text": "Yes?", "LexV2Bot": {"AliasArn": "arn:x:bot-alias/A/B"}}"#, operands: ["Balance"]
    ),
    Case(
      type: "AuthenticateParticipant",
      parameters: #"{"CognitoConfiguration": {"UserPoolArn": "arn:x", "AppClientId": "y"}}"#, channel: .chat),
    Case(
      type: "MessageParticipantIteratively",
      parameters: #"""
        {"Messages": [{"Text": "Please hold."}], "InterruptFrequencySeconds": "20",
         "ContinueMessagingDuringInterrupt": "true"}
        """#, operands: ["MessagesInterrupted"]),
    Case(
      type: "Wait", parameters: #"{"TimeLimitSeconds": "5", "Events": ["CaseUpdated"]}"#, channel: .chat,
      operands: ["WaitCompleted"]),
    Case(type: "StartVoiceIdStream", parameters: "{}"),
    Case(
      type: "CheckVoiceId", parameters: #"{"CheckVoiceIdOption": "enrollmentStatus"}"#, operands: ["Enrolled"]
    ),
    Case(type: "CheckOutboundCallStatus", parameters: "{}", operands: ["CallAnswered"]),
    Case(
      type: "UpdateContactRoutingBehavior",
      parameters: #"{"QueuePriority": "1", "RoutingProficiencies": {"a": "b"}}"#),
    Case(
      type: "StartOutboundChatContact",
      parameters: #"""
        {"SourceEndpoint": {"Type": "CONNECT_PHONENUMBER_ARN", "Address": "arn:x"},
         "DestinationEndpoint": {"Type": "TELEPHONE_NUMBER", "Address": "+442079460000"},
         "ContactFlowArn": "test", "ContactSubtype": "connect:SMS"}
        """#),
    Case(
      type: "CreatePersistentContactAssociation",
      parameters: #"{"RehydrationType": "ENTIRE_PAST_SESSION", "SourceContactId": "c"}"#, channel: .chat),
    Case(
      type: "UpdateContactMediaStreamingBehavior",
      parameters: #"""
        {"MediaStreamingState": "Enabled", "MediaStreamType": "Audio",
         "Participants": [{"ParticipantType": "Customer", "MediaDirections": ["To", "From"]}]}
        """#),
    Case(
      type: "UpdateContactRecordingAndAnalyticsBehavior",
      parameters: #"{"VoiceBehavior": {"VoiceRecordingBehavior": {"RecordedParticipants": ["Agent"]}}}"#),
    Case(
      type: "UpdateContactMediaProcessing",
      parameters: #"{"ChatProcessor": {"ProcessingEnabled": true, "LambdaProcessorARN": "arn:x"}}"#,
      channel: .chat),
    Case(
      type: "UpdateContactRecordingBehavior",
      parameters: #"{"RecordingBehavior": {"RecordedParticipants": ["Agent"]}}"#),
    Case(
      type: "InvokeLambdaFunction",
      parameters: #"""
        {"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3", "InvocationId": "i"}
        """#),
    Case(
      type: "EvaluateDataTableValues",
      parameters: #"{"DataTableId": "t", "Queries": [{"QueryName": "q", "Attributes": ["a"]}]}"#),
    Case(type: "ListDataTableValues", parameters: #"{"DataTableId": "t"}"#),
    Case(
      type: "UpsertDataTableValues",
      parameters: #"""
        {"DataTableId": "t", "LockVersion": "LATEST",
         "DataTableUpsertAttributes": [{"PrimaryValues": [{"Name": "a", "Value": "b"}], "Attributes": []}]}
        """#),
    Case(type: "ConnectParticipantWithAgenticCX", parameters: "{}"),
    Case(type: "CheckSegmentMembership", parameters: "{}"),
    Case(type: "RouteContactToAgent", parameters: "{}"),
    Case(type: "CreateContact", parameters: "{}"),
    Case(type: "StartOutboundEmailContact", parameters: "{}"),
    Case(type: "RenderMessageTemplate", parameters: "{}"),
  ]

  @Test func everyTypeThatIsNotExactIsTried() {
    let inexact = ActionCatalog.standard.actionTypes.map(\.description).filter { $0.fidelity != .exact }
    #expect(Set(inexact.map(\.type)).subtracting(Self.cases.map(\.type)) == [])
  }

  private static let errors = [
    "NoMatchingError", "NoMatchingCondition", "TimeLimitExceeded", "InputTimeLimitExceeded",
  ]

  /// A call that comes to the action; what it said of it, by kind.
  private func said(of tried: Case) throws -> (fidelity: Fidelity?, kinds: Set<TranscriptEntry.Kind>) {
    let action = ActionText.probe(tried.type, tried.parameters, if: tried.operands, on: Self.errors)
    let center = try SmallCenter([FlowText([action], type: tried.flowType)])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: tried.channel))
    center.wait(.seconds(1))
    try center.press(tried.keys, contact)
    center.wait(.minutes(1))
    let told = center.world.observer.entries.filter { $0.contact == contact && $0.action == "probe" }
    let kinds = told.map(\.kind).filter { [.standIn, .approximated].contains($0) }
    return (center.program.actionSources[0].fidelity, Set(kinds))
  }

  @Test(arguments: cases)
  func whatIsNotExactIsSaidAsSuch(tried: Case) throws {
    let (fidelity, kinds) = try said(of: tried)
    switch fidelity {
    case .approximated: #expect(kinds == [.approximated])
    case .stubbed: #expect(kinds == [.standIn])
    case .exact, nil: Issue.record("\(tried.type) is tried as it is exact")
    }
  }

  @Test(arguments: [
    (
      "MessageParticipantIteratively", #"{"Messages": [{"Text": "a"}], "InterruptFrequencySeconds": "20"}"#,
      nil
    ),
    ("GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5"}"#, "agentWhisper"),
    ("TransferContactToQueue", "{}", "outboundWhisper"), ("DisconnectParticipant", "{}", "customerWhisper"),
    ("MessageParticipant", #"{"Text": "Hello."}"#, "customerHold"),
    ("CompleteOutboundCall", "{}", "contactFlow"), ("EndFlowModuleExecution", "{}", "contactFlow"),
  ])
  func anActionThatItsFlowsTypeDoesNotAllowTakesItsErrorBranchAndThatIsSaid(
    type: String, parameters: String, flowType: String?
  ) throws {
    let flowType = flowType ?? "contactFlow"
    let action = ActionText.probe(type, parameters, on: ["NoMatchingError"], hasNext: false)
    let center = try SmallCenter([FlowText([action], type: flowType)])
    let contact = try center.call()
    #expect(center.world.observer.path.last.map { center.program.identifier($0.action) } == "NoMatchingError")
    let words =
      "the service does not save \(FlowType(metadata: flowType)?.wordsWithArticle ?? "") with \(type): "
      + "here the error branch is taken"
    #expect(center.texts(.approximated, contact).first == words)
    #expect(center.program.actionSources[0].fidelity == .approximated(words))
  }

  @Test func anEndWithNothingBehindItEndsTheContact() throws {
    let center = try SmallCenter([FlowText([ActionText("end", "EndFlowExecution")], type: "contactFlow")])
    let contact = try center.call()
    #expect(center.texts(.approximated, contact).isEmpty)
    #expect(center.world.state.contacts[contact].endedBy != nil)
  }

  @Test func aVoiceThatIsNotKnownIsSaid() throws {
    func said(_ voice: String) throws -> [String] {
      let set = ActionText(
        "set", "UpdateContactTextToSpeechVoice", "{\"TextToSpeechVoice\": \"\(voice)\"}", next: "hello")
      let center = try SmallCenter([FlowText([set, Act.say("hello", "Hello.", next: "end"), Act.end])])
      return center.texts(.approximated, try center.call())
    }
    #expect(
      try said("Nobdy") == ["the voice \"Nobdy\" is none that is known here: it is taken as one all the same"]
    )
    for voice in ["Joanna", "joanna", "$.Attributes.voice", "${Voice}"] { #expect(try said(voice) == []) }
  }

  @Test(arguments: [
    (
      "Compare", #"{"ComparisonValue": "$.Attributes.a$.Attributes.b"}"#,
      "\"ComparisonValue\" is put together with a reference, which no page has the service do: it is here"
    ),
    (
      "Compare", #"{"ComparisonValue": "yes"}"#,
      "the service refuses a \"ComparisonValue\" that is no reference: it is compared here"
    ),
    (
      "UpdateContactAttributes", #"{"Attributes": {"a": ["1"]}}"#,
      "the service refuses \"a\" as it is a list: here it is the JSON text"
    ),
    (
      "UpdateFlowAttributes", #"{"FlowAttributes": {"a": {"Value": {"b": "1"}}}}"#,
      "the service refuses \"a\" as it is an object: here it is the JSON text"
    ),
  ])
  func whatTheServiceRefusesAndIsDoneHereIsSaid(type: String, parameters: String, words: String) throws {
    let action = ActionText.probe(type, parameters, on: ["NoMatchingCondition"])
    let center = try SmallCenter([FlowText([action])])
    let contact = try center.call()
    #expect(center.texts(.approximated, contact) == [words])
    #expect(center.program.actionSources[0].fidelity == .approximated(words))
  }

  @Test func anAttributeThatIsAListIsItsJSONOnOneLine() throws {
    let set = ActionText.probe("UpdateContactAttributes", "{\"Attributes\": {\"a\": [\n  \"1\",\n  2\n]}}")
    let center = try SmallCenter([FlowText([set])])
    #expect(center.attribute("a", try center.call()) == "[\"1\",2]")
    #expect(center.program.problems.contains { $0.rule == "parameter-form" })
  }

  @Test func ofAnActionThatIsNotAllowedItIsSaidOnceACall() throws {
    let loop = ActionText(
      "loop", "MessageParticipantIteratively", #"{"Messages": [{"Text": "a"}]}"#,
      on: [.init("NoMatchingError", "say")])
    let say = ActionText("say", "MessageParticipant", #"{"Text": "Still here."}"#, next: "loop")
    let center = try SmallCenter([FlowText([loop, say], type: "contactFlow")])
    let contact = try center.call()
    center.wait(.minutes(1))
    #expect(center.heard(contact).count > 10)
    #expect(center.texts(.approximated, contact).count == 1)
  }

  @Test func whatIsNotLookedAtIsSaidBesideWhatItsTypeDoesOtherwise() throws {
    let sign = ActionText.probe(
      "AuthenticateParticipant",
      #"{"CognitoConfiguration": {"UserPoolArn": "a", "AppClientId": "b"}, "InvocationTimeLimitSeconds": "60"}"#,
      on: ["NoMatchingError", "TimeLimitExceeded"])
    let center = try SmallCenter([FlowText([sign])])
    let chat = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    #expect(
      center.texts(.approximated, chat) == [
        "the customer has signed in",
        "its parameter \"InvocationTimeLimitSeconds\" is not looked at, as no page tells of it",
      ])
  }

  @Test func whatAnActionThatEndsTheFlowDoesNotLookAtIsSaid() throws {
    let center = try SmallCenter([FlowText([ActionText("end", "DisconnectParticipant", #"{"Reason": "x"}"#)])]
    )
    #expect(
      center.texts(.approximated, try center.call()) == [
        "its parameter \"Reason\" is not looked at: the type takes none"
      ])
  }
}
