import Diagnostics
import Testing

@testable import FlowAnalysis

/// What goes with what in one action, by the reference's section on its type: errors and results with the parameters that
/// they come of, parameters with each other.
@Suite struct ActionContractTests {
  /// The messages of one rule about an action "go", whose branches all lead on.
  private func messages(
    _ type: String, _ parameters: String, errors: [String] = [], conditions: [String] = [], _ rule: String
  ) -> [String] {
    let onErrors = errors.map { "{ \"NextAction\": \"hello\", \"ErrorType\": \"\($0)\" }" }
    let onResults = conditions.map {
      "{ \"NextAction\": \"hello\", \"Condition\": { \"Operator\": \"Equals\", \"Operands\": [\"\($0)\"] } }"
    }
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "\(type)", "Parameters": \(parameters),
            "Transitions": { "NextAction": "hello", "Errors": [\(onErrors.joined(separator: ", "))],
              "Conditions": [\(onResults.joined(separator: ", "))] } },
          { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
            "Transitions": { "NextAction": "end" } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    return example.findings().map(\.diagnostic).filter { $0.rule == rule }.map(\.message)
  }

  private static let menu = #"{ "Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "False" }"#
  private static let store =
    #"{ "Text": "Number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": { "CustomValidation": { "MaximumLength": "8" } } }"#
  private static let number =
    #"{ "Text": "Number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": { "PhoneNumberValidation": { "NumberFormat": "E164" } } }"#

  @Test(arguments: [
    ("GetParticipantInput", menu, "InvalidPhoneNumber", "where it stores a telephone number"),
    ("GetParticipantInput", store, "InvalidPhoneNumber", "where it stores a telephone number"),
    ("GetParticipantInput", store, "NoMatchingCondition", "as a menu"),
    ("GetParticipantInput", #"{ "EnableDTMFBuffer": "True" }"#, "InputTimeLimitExceeded", "as a menu"),
    (
      "UpdateContactRoutingBehavior", #"{ "QueuePriority": "1" }"#, "NoMatchingError",
      "with RoutingProficiencies"
    ),
    (
      "UpdateCase", #"{ "LinkContactToCase": "false", "CaseRequestFields": { "status": "closed" } }"#,
      "ContactNotLinked", "with LinkContactToCase"
    ),
    (
      "Wait", #"{ "TimeLimitSeconds": "60" }"#, "ParticipantNotFound",
      "where it waits for BotParticipantDisconnected"
    ),
  ])
  func anErrorThatTheParametersLeaveOutIsFound(type: String, parameters: String, error: String, place: String)
  {
    #expect(
      messages(type, parameters, errors: [error], "unexpected-error-branch")
        == ["\"go\" handles \"\(error)\", which it has only \(place)"])
  }

  @Test(arguments: [
    ("GetParticipantInput", number, "InvalidPhoneNumber"),
    ("GetParticipantInput", menu, "NoMatchingCondition"),
    (
      "UpdateContactRoutingBehavior", #"{ "RoutingProficiencies": "$.Attributes.a" }"#, "NoMatchingError"
    ),
    ("UpdateCase", #"{ "LinkContactToCase": "true" }"#, "ContactNotLinked"),
    (
      "Wait", #"{ "TimeLimitSeconds": "60", "Events": ["BotParticipantDisconnected"] }"#,
      "ParticipantNotFound"
    ),
  ])
  func anErrorThatTheActionHasIsNone(type: String, parameters: String, error: String) {
    #expect(messages(type, parameters, errors: [error], "unexpected-error-branch").isEmpty)
  }

  @Test(arguments: [
    (
      "UpdateContactRecordingAndAnalyticsBehavior", #"{ "ChatBehavior": {} }"#,
      ["NoMatchingError", "ChannelMismatch"], "InFlightRedactionConfigurationFailed"
    ),
    ("UpdateContactRoutingBehavior", #"{ "RoutingProficiencies": {} }"#, [], "NoMatchingError"),
    (
      "Wait", #"{ "TimeLimitSeconds": "60", "Events": ["BotParticipantDisconnected"] }"#, ["NoMatchingError"],
      "ParticipantNotFound"
    ),
  ])
  func anErrorThatComesOfAParameterMustBeHandled(
    type: String, parameters: String, errors: [String], missing: String
  ) {
    #expect(
      messages(type, parameters, errors: errors, "missing-error-branch") == [
        "\"go\" has no branch for \"\(missing)\""
      ])
    #expect(messages(type, parameters, errors: errors + [missing], "missing-error-branch").isEmpty)
  }

  @Test func whatIsStoredIsNoResult() {
    #expect(
      messages("GetParticipantInput", Self.store, conditions: ["1"], "impossible-condition")
        == ["\"go\" is no menu, and has no result to test"])
    #expect(messages("GetParticipantInput", Self.menu, conditions: ["1"], "impossible-condition").isEmpty)
  }

  @Test func aWaitHasTheResultsOfItsEvents() {
    let plain = #"{ "TimeLimitSeconds": "60" }"#
    let waiting = #"{ "TimeLimitSeconds": "60", "Events": ["CustomerReturned"] }"#
    let results = ["WaitCompleted", "CustomerReturned"]
    #expect(
      messages("Wait", plain, conditions: results, "impossible-condition")
        == ["\"go\" never has the result \"CustomerReturned\""])
    #expect(messages("Wait", waiting, conditions: results, "impossible-condition").isEmpty)
  }

  /// Pages print them so, and exports do not: nobody here knows which the service takes.
  @Test func answersOfVoiceIDMayHaveBlanks() {
    let option = #"{ "CheckVoiceIdOption": "enrollmentStatus" }"#
    #expect(
      messages("CheckVoiceId", option, conditions: ["Not enrolled", "No idea"], "impossible-condition")
        == ["\"go\" never has the result \"No idea\""])
  }

  @Test(arguments: ["AuthenticateParticipant", "CheckSegmentMembership"])
  func conditionsOfATypeWhoseResultIsNotPublishedCount(type: String) {
    for rule in ["unexpected-condition", "unreachable-action", "impossible-condition"] {
      #expect(messages(type, "{}", conditions: ["OptedOut"], rule).isEmpty)
    }
  }

  @Test(arguments: [
    (
      "StartOutboundChatContact",
      #"{ "SourceEndpoint": { "Address": "a", "Type": "FOO" }, "DestinationEndpoint": { "Address": "+12065550100", "Type": "TELEPHONE_NUMBER" }, "ContactFlowArn": "a", "ContactSubtype": "connect:SMS" }"#,
      #""SourceEndpoint.Type" of "go" cannot be "FOO""#
    ),
    (
      "UpdateContactMediaStreamingBehavior",
      #"{ "MediaStreamingState": "Enabled", "MediaStreamType": "Audio", "Participants": [{ "ParticipantType": "Customer", "MediaDirections": ["Up", "To"] }] }"#,
      #""Participants.MediaDirections" of "go" cannot be "Up""#
    ),
    (
      "UpdateContactEventHooks",
      #"{ "EventHooksConfiguration": { "CustomerWhisper": { "DisableExecution": "maybe" } } }"#,
      #""EventHooksConfiguration.CustomerWhisper.DisableExecution" of "go" cannot be "maybe""#
    ),
  ])
  func aWordInAnObjectIsOneOfThose(type: String, parameters: String, message: String) {
    #expect(messages(type, parameters, "parameter-choice") == [message])
  }

  @Test(arguments: [
    ("UpdateContactEventHooks", #"{ "EventHooks": {} }"#, #""EventHooks" of "go" names no hook"#),
    (
      "GetCase", #"{ "LinkContactToCase": "false" }"#,
      #""go" has none of "GetLastUpdatedCase", "CustomerId" and "CaseRequestFields""#
    ),
    (
      "UpdateContactRoutingBehavior", "{}",
      #""go" has none of "QueuePriority", "QueueTimeAdjustmentSeconds" and "RoutingProficiencies""#
    ),
    ("EvaluateDataTableValues", #"{ "DataTableId": "t", "Queries": [] }"#, #""go" asks for nothing"#),
    (
      "EvaluateDataTableValues", #"{ "DataTableId": "t", "Queries": [{ "Attributes": ["a"] }] }"#,
      #"a query of "go" has no "QueryName""#
    ),
    ("MessageParticipantIteratively", #"{ "Messages": [] }"#, #""go" has nothing to play"#),
  ])
  func whatAnActionCannotDoWithoutIsMissing(type: String, parameters: String, message: String) {
    #expect(messages(type, parameters, "missing-parameter") == [message])
  }

  @Test(arguments: [
    ("GetCase", #"{ "LinkContactToCase": "false", "CustomerId": "c" }"#),
    ("GetCustomerProfile", #"{ "ProfileRequestData": { "PhoneNumber": "$.CustomerEndpoint.Address" } }"#),
    ("UpdateContactRoutingBehavior", #"{ "QueuePriority": "1" }"#),
    ("MessageParticipantIteratively", #"{ "Messages": [{ "Text": "Music." }] }"#),
  ])
  func whatIsGivenIsNotMissing(type: String, parameters: String) {
    #expect(messages(type, parameters, "missing-parameter").isEmpty)
  }

  @Test func aMessageOfAListHasOneBody() {
    let two = #"{ "Messages": [{ "Text": "One." }, { "Text": "Two.", "PromptId": "b" }] }"#
    #expect(
      messages("MessageParticipantIteratively", two, "exclusive-parameters")
        == ["a message of \"go\" has \"Text\" and \"PromptId\", of which it may have one"])
  }

  @Test func aNewContactBeginsInNoQueueFlow() {
    let music = CheckExample.Flow.flow(
      "music", type: .customerQueue, .say("hold", "Please hold.", "end"), .action("end", "EndFlowExecution"))
    let plots = CheckExample.Flow.flow("plots", .say("hello", "Plots.", "end"), .end())
    func messages(_ flow: String) -> [String] {
      CheckExample(
        also: [music, plots],
        .action(
          "task", "CreateTask", "{ \"ContactFlowId\": \"\(flow)\", \"Name\": \"Visit\" }", "end",
          on: ["NoMatchingError": "end"]), .end()
      ).findings().map(\.diagnostic).filter { $0.rule == "transfer-flow-type" }.map(\.message)
    }
    #expect(
      messages("music") == ["\"task\" has a new contact begin in \"music\", which is a customer queue flow"])
    #expect(messages("plots").isEmpty)
  }

  @Test(arguments: [
    (
      "GetParticipantInput",
      #"{ "Text": "Number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": { "CustomValidation": { "MaximumLength": "2000" } } }"#
    ),
    (
      "MessageParticipantIteratively",
      #"{ "Messages": [{ "Text": "Music." }], "InterruptFrequencySeconds": "90000" }"#
    ),
    ("AuthenticateParticipant", #"{ "TimeLimitMinutes": "2000" }"#),
  ])
  func noBoundIsInvented(type: String, parameters: String) {
    #expect(messages(type, parameters, "parameter-range").isEmpty)
  }
}
