import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// An action is judged with the parameters it has: what switches nothing on leaves nothing out.
@Suite struct FidelityOfParametersTests {
  @Test(arguments: [
    ("UpdateContactRecordingBehavior", #"{"RecordingBehavior": {"RecordedParticipants": []}}"#, true),
    (
      "UpdateContactRecordingBehavior",
      #"{"RecordingBehavior": {"RecordedParticipants": [], "IVRRecordingBehavior": "Enabled"}}"#, false
    ),
    ("UpdateContactRecordingBehavior", #"{"RecordingBehavior": {"RecordedParticipants": ["Agent"]}}"#, false),
    (
      "UpdateContactRecordingBehavior",
      #"{"RecordingBehavior": {"RecordedParticipants": []}, "AnalyticsBehavior": "$.Attributes.a"}"#, false
    ),
    (
      "UpdateContactRecordingBehavior",
      """
      {"RecordingBehavior": {"RecordedParticipants": []},
       "AnalyticsBehavior": {"Enabled": "False", "AnalyticsModes": ["PostContact"]}}
      """, true
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior",
      #"{"VoiceBehavior": {"VoiceRecordingBehavior": {"RecordedParticipants": ["Customer"]}}}"#, false
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior",
      #"{"VoiceBehavior": {"VoiceRecordingBehavior": {"RecordedParticipants": []}}}"#, true
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior",
      #"{"ChatBehavior": {"ChatAnalyticsBehavior": {"Enabled": true}}}"#, false
    ),
    (
      "MessageParticipantIteratively",
      #"{"Messages": [{"Text": "Please hold."}], "ContinueMessagingDuringInterrupt": "True"}"#, false
    ),
    (
      "MessageParticipantIteratively",
      #"{"Messages": [{"Text": "Please hold."}], "ContinueMessagingDuringInterrupt": "False"}"#, true
    ),
    ("UpdateContactMediaStreamingBehavior", #"{"MediaStreamingState": "Disabled"}"#, true),
    ("UpdateContactMediaStreamingBehavior", #"{"MediaStreamingState": "Enabled"}"#, false),
    ("UpdateContactMediaProcessing", #"{"ChatProcessor": {"ProcessingEnabled": "False"}}"#, true),
    ("UpdateContactMediaProcessing", #"{"ChatProcessor": {"ProcessingEnabled": "True"}}"#, false),
    ("UpdatePreviousContactParticipantState", #"{"PreviousContactParticipantState": "AgentOnHold"}"#, true),
    ("Wait", #"{"TimeLimitSeconds": "5"}"#, true),
    ("Wait", #"{"TimeLimitSeconds": "5", "Events": ["CustomerReturned"]}"#, true),
    ("Wait", #"{"TimeLimitSeconds": "5", "Events": ["CaseUpdated"]}"#, false),
    ("InvokeLambdaFunction", #"{"LambdaFunctionARN": "a", "InvocationType": "ASYNCHRONOUS"}"#, true),
    ("InvokeLambdaFunction", #"{"InvocationId": "$.LambdaInvocation.InvocationId"}"#, false),
    ("UpdateContactEventHooks", #"{"EventHooks": {"PauseContact": "$.Attributes.a"}}"#, true),
    ("CompleteOutboundCall", #"{"VoiceConnector": {"VoiceConnectorType": "ChimeConnector"}}"#, true),
    ("CreateWisdomSession", #"{"WisdomAssistantArn": "a"}"#, true),
  ])
  func whatSwitchesNothingOnIsExact(type: String, parameters: String, isExact: Bool) throws {
    let program = try Program.linking([FlowText([.probe(type, parameters)])])
    let probe = try #require(program.actionSources.first { $0.action.identifier == "probe" })
    #expect((probe.fidelity == .exact) == isExact)
  }
}
