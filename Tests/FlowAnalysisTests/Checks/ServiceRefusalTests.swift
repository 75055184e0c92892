import Diagnostics
import Testing

@testable import FlowAnalysis

/// What the service refuses to save though its pages do not say so.
@Suite struct ServiceRefusalTests {
  private func findings(_ example: CheckExample, _ rule: String) -> [Diagnostic] {
    example.findings().map(\.diagnostic).filter { $0.rule == rule }
  }

  @Test(arguments: [
    (#""Attributes": { "a": "" }"#, 1), (#""Attributes": { "a": " ", "b": "1" }"#, 0),
    (#""Attributes": { "a": "1" }, "TargetContact": """#, 1),
  ])
  func anEmptyTextIsNoValue(parameters: String, count: Int) {
    let example = CheckExample(
      .action(
        "set", "UpdateContactAttributes", "{ \(parameters) }", "end", on: ["NoMatchingError": "end"]), .end())
    #expect(findings(example, "empty-text").count == count)
  }

  @Test func anEmptyTextIsNoOperand() {
    let example = CheckExample(
      .compare("kind", "$.Attributes.kind", ["": "hello"], else: "end"), .say("hello", "Hello.", "end"),
      .end())
    #expect(
      findings(example, "empty-text").map(\.message) == ["\"kind\" compares with the empty text"])
  }

  /// Exports that are made for sharing have no ids: that is no fault of the flow, and yet no call finds what nothing names.
  @Test(arguments: [
    ("UpdateContactTargetQueue", #"{ "QueueId": "" }"#, "queue"),
    ("TransferToFlow", #"{ "ContactFlowId": "" }"#, "flow"),
    ("CheckHoursOfOperation", #"{ "HoursOfOperationId": "" }"#, "hours of operation"),
    ("UpdateContactEventHooks", #"{ "EventHooks": { "CustomerQueue": "" } }"#, "flow"),
  ])
  func aResourceThatNothingNamesIsNoted(type: String, parameters: String, resource: String) {
    let example = CheckExample(.action("a", type, parameters, "end", on: ["NoMatchingError": "end"]), .end())
    let found = findings(example, "empty-text")
    #expect(found.map(\.message) == ["\"a\" names no \(resource)"] && found.map(\.severity) == [.note])
  }

  @Test(arguments: [
    ("UpdateContactTargetQueue", #"{ "QueueId": "Sales" }"#),
    ("ConnectParticipantWithLexBot", #"{ "Text": "Hello.", "LexV2Bot": { "AliasArn": "" } }"#),
    ("MessageParticipant", #"{ "Text": "" }"#),
  ])
  func whatIsNamedOrToldElsewhereIsNotTold(type: String, parameters: String) {
    let example = CheckExample(.action("a", type, parameters, "end", on: ["NoMatchingError": "end"]), .end())
    #expect(findings(example, "empty-text").isEmpty)
  }

  @Test(arguments: [
    (
      "TransferParticipantToThirdParty",
      #"{ "ThirdPartyPhoneNumber": "+12065550100", "ThirdPartyConnectionTimeLimitSeconds": "20", "ContinueFlowExecution": "False" }"#,
      "CallFailed", true
    ),
    (
      "TransferParticipantToThirdParty",
      #"{ "ThirdPartyPhoneNumber": "+12065550100", "ThirdPartyConnectionTimeLimitSeconds": "20", "ContinueFlowExecution": "True" }"#,
      "CallFailed", false
    ),
    (
      "GetParticipantInput",
      #"{ "Text": "Number?", "StoreInput": "True", "InputTimeLimitSeconds": "5", "InputValidation": { "CustomValidation": { "MaximumLength": "4" } } }"#,
      "InputTimeLimitExceeded", true
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior", #"{ "VoiceBehavior": {} }"#,
      "InFlightRedactionConfigurationFailed", true
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior", #"{ "ChatBehavior": {} }"#,
      "InFlightRedactionConfigurationFailed", false
    ),
  ])
  func anErrorBranchGoesOnlyWithWhatItIsFor(type: String, parameters: String, error: String, isTold: Bool) {
    let example = CheckExample(
      .action("a", type, parameters, "end", on: [error: "end", "NoMatchingError": "end"]), .end())
    #expect(findings(example, "unexpected-error-branch").isEmpty != isTold)
  }

  @Test func aTransferOutsideNeedsItsTimeLimitAndWhetherTheFlowGoesOn() {
    let example = CheckExample(
      .action(
        "call", "TransferParticipantToThirdParty", #"{ "ThirdPartyPhoneNumber": "+12065550100" }"#, "end",
        on: ["NoMatchingError": "end"]), .end())
    let found = findings(example, "missing-parameter")
    #expect(
      found.map(\.message) == [
        "\"call\" has no \"ThirdPartyConnectionTimeLimitSeconds\" and \"ContinueFlowExecution\""
      ])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(arguments: [("$.External", 1), ("$.External.kind", 0)])
  func whatIsComparedIsAValue(path: String, count: Int) {
    let example = CheckExample(
      .compare("kind", path, ["new": "hello"], else: "end"), .say("hello", "Hello.", "end"), .end())
    #expect(findings(example, "not-a-reference").count == count)
  }

  @Test(arguments: [
    ("prompts.greeting", []), ("prompt.greeting", [#"did you mean "prompts"?"#]),
    ("prompts.greetings", [#"did you mean "greeting"?"#]),
  ])
  func aValueOfATableIsOneThatAQueryAsksFor(path: String, fixes: [String]) {
    let example = CheckExample(
      .action(
        "read", "EvaluateDataTableValues",
        #"{ "DataTableId": "words", "Queries": [{ "QueryName": "prompts", "Attributes": ["greeting"] }] }"#,
        "hello", on: ["NoMatchingError": "end"]), .say("hello", "$.DataTables.\(path)", "end"), .end())
    #expect(findings(example, "unknown-query").map(\.fix) == fixes)
  }

  /// What fidelity calls exact the service takes.
  @Test(arguments: [
    ("InvokeLambdaFunction", #""LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "9""#, false),
    ("InvokeLambdaFunction", #""LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "8""#, true),
    (
      "GetParticipantInput", #""Text": "Press 1.", "StoreInput": "False", "InputTimeLimitSeconds": "0""#,
      false
    ),
    ("UpdateContactRoutingBehavior", #""QueuePriority": "0""#, false),
  ])
  func aNumberThatTheServiceRefusesIsNotExact(type: String, parameters: String, isExact: Bool) throws {
    let labels = try SampleFlow.labels(type: type, "{\(parameters)}")
    #expect((labels.fidelity.words == "all exact") == isExact)
  }
}
