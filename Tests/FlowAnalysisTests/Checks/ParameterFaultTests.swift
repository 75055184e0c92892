import Diagnostics
import FlowDocument
import Testing

@testable import FlowAnalysis

/// One fault of a parameter is told once, by the rule whose matter it is.
@Suite struct ParameterFaultTests {
  @Test(arguments: [
    (
      "TransferParticipantToThirdParty",
      #"{ "ThirdPartyPhoneNumber": "555-0123", "ThirdPartyConnectionTimeLimitSeconds": "60", "ContinueFlowExecution": "True" }"#,
      ["CallFailed", "ConnectionTimeLimitExceeded", "NoMatchingError"], ["parameter-form"]
    ),
    (
      "TransferParticipantToThirdParty",
      #"{ "ThirdPartyPhoneNumber": "${NUMBER}", "ThirdPartyConnectionTimeLimitSeconds": "60", "ContinueFlowExecution": "True" }"#,
      ["CallFailed", "ConnectionTimeLimitExceeded", "NoMatchingError"], []
    ),
    ("UntagContact", #"{ "TagKeys": [] }"#, ["NoMatchingError"], ["parameter-range"]),
    ("UntagContact", #"{ "TagKeys": ["$.Attributes.a"] }"#, ["NoMatchingError"], ["parameter-static"]),
    ("UntagContact", #"{ "TagKeys": ["costs $5"] }"#, ["NoMatchingError"], []),
    (
      "UpdateContactRecordingBehavior",
      #"{ "RecordingBehavior": { "RecordedParticipants": [] }, "AnalyticsBehavior": { "AnalyticsLanguage": "$.Attributes.a" } }"#,
      [], []
    ),
    (
      "UpdateContactEventHooks", #"{ "EventHooks": { "CustomerQueue": "a$.Attributes.a" } }"#,
      ["NoMatchingError"], ["parameter-reference"]
    ),
    (
      "UpdateContactEventHooks", #"{ "EventHooks": { "CustomerQueue": "$.Attributes.a" } }"#,
      ["NoMatchingError"], []
    ),
    (
      "MessageParticipantIteratively",
      #"{ "Messages": [{ "PromptId": "a$.Attributes.a" }, { "Text": "a $.Attributes.a" }] }"#, [],
      ["parameter-reference"]
    ),
    (
      "TransferContactToQueue", #"{ "QueueId": "Sales" }"#, ["QueueAtCapacity", "NoMatchingError"],
      ["unknown-parameter"]
    ),
    (
      "GetParticipantInput",
      #"{ "Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "False", "InputEncryption": { "Key": "k" } }"#,
      ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"], ["unknown-parameter"]
    ),
    (
      "UpdateContactRecordingBehavior", #"{ "RecordingBehavior": { "RecordedParticipants": ["Agnt"] } }"#, [],
      ["parameter-choice"]
    ),
    (
      "UpdateContactRecordingBehavior",
      #"{ "RecordingBehavior": { "RecordedParticipants": ["Agent", "Customer"] } }"#, [], []
    ),
    (
      "Wait", #"{ "TimeLimitSeconds": "5", "Events": ["Bogus"] }"#, ["NoMatchingError"],
      ["parameter-choice"]
    ),
    (
      "UpdateContactRoutingBehavior", #"{ "QueuePriority": "1", "QueueTimeAdjustmentSeconds": "5" }"#, [],
      ["exclusive-parameters"]
    ),
    ("UpdateContactRoutingBehavior", #"{ "QueuePriority": "$.Queue.Name" }"#, [], ["parameter-static"]),
    (
      "InvokeLambdaFunction", #"{ "LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "30" }"#,
      ["NoMatchingError"], ["parameter-range"]
    ),
    (
      "CreateCallbackContact",
      #"{ "InitialCallDelaySeconds": "1", "MaximumConnectionAttempts": "1", "RetryDelaySeconds": "60", "CallerId": { "Number": "+18005550100" } }"#,
      ["NoMatchingError"], ["parameter-form"]
    ),
    (
      "UpdateContactAttributes",
      #"{ "Attributes": { "a": "Lex.Slots.Name", "b": "Queue.Name", "c": "Queue" } }"#,
      ["NoMatchingError"], ["reference-without-dollar", "reference-without-dollar"]
    ),
    (
      "UpdateContactAttributes", #"{ "Attributes": { "a": "Agent.Smith", "b": "Lex. And more" } }"#,
      ["NoMatchingError"], []
    ),
    (
      "UpdateContactRecordingAndAnalyticsBehavior", #"{ "ChatBehavior": {}, "VoiceBehavior": {} }"#,
      ["NoMatchingError", "ChannelMismatch", "InFlightRedactionConfigurationFailed"], ["exclusive-parameters"]
    ),
  ])
  func aFaultIsToldOnce(type: String, parameters: String, errors: [String], expected: [String]) {
    let entries = errors.map { "{ \"NextAction\": \"hello\", \"ErrorType\": \"\($0)\" }" }
    let wait =
      type == "Wait"
      ? #", "Conditions": [{ "NextAction": "hello", "Condition": { "Operator": "Equals", "Operands": ["WaitCompleted"] } }]"#
      : ""
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "\(type)", "Parameters": \(parameters),
            "Transitions": { "NextAction": "hello", "Errors": [\(entries.joined(separator: ", "))]\(wait) } },
          { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
            "Transitions": { "NextAction": "end" } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    let found = example.findings().map(\.diagnostic).filter {
      CheckCatalog.named($0.rule)?.description.family == .parameters
    }
    #expect(found.map(\.rule) == expected, "\(found.text)")
  }

  /// Only what is no markup at all may be a text that somebody put under the wrong key.
  @Test(arguments: [
    ("<speak>Tom & Co</speak>", Severity.error), ("<speak>1 < 2</speak>", .error),
    ("<speak>hello</speak> tail", .error), ("<SPEAK>hello</SPEAK>", .error), ("hello", .warning),
  ])
  func markupWithAFaultIsAnError(markup: String, severity: Severity) {
    let example = CheckExample(
      .action("hello", "MessageParticipant", "{ \"SSML\": \"\(markup)\" }", "end"), .end())
    let found = example.findings(of: [BadSSML.self]).map(\.diagnostic).filter { $0.rule == "bad-ssml" }
    #expect(found.map(\.severity) == [severity])
  }

  @Test func aFigureWithoutANameIsMissingOnce() {
    let example = CheckExample(
      .action(
        "figure", "CheckMetricData", "{ \"QueueId\": \"q\" }", "end", if: ["0": "hello"],
        by: "NumberGreaterThan", on: ["NoMatchingCondition": "end", "NoMatchingError": "end"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(example.findings().map(\.diagnostic.rule) == ["missing-parameter"])
  }

  @Test(arguments: [(5, false), (6, true)]) func aProfileIsLookedUpByFiveCriteria(count: Int, isTooMany: Bool)
  {
    let criteria = Array(
      repeating: #"{ "IdentifierName": "FirstName", "IdentifierValue": "Bob" }"#, count: count)
    let example = CheckExample(
      .action(
        "look", "GetCustomerProfile",
        "{ \"ProfileRequestData\": { \"SearchCriteria\": [\(criteria.joined(separator: ", "))] } }", "hello",
        on: ["NoMatchingError": "hello", "MultipleFoundError": "hello", "NoneFoundError": "hello"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(example.findings().map(\.diagnostic.rule).contains("too-many-entries") == isTooMany)
  }

  @Test(arguments: [(FlowType.campaign, true), (.contactFlow, false)])
  func aCampaignSpeaksToNobody(type: FlowType, isTold: Bool) {
    let example = CheckExample(type: type, .say("hello", "Hello.", "end"), .end())
    #expect(example.findings().map(\.diagnostic.rule).contains("action-not-allowed") == isTold)
  }

  /// What is told of a fault, and what there is to do about it, is of that fault.
  @Test(arguments: [
    (
      "TagContact", #"{ "Tags": { "a": "1", "b": "1", "c": "1", "d": "1", "e": "1", "f": "1", "g": "1" } }"#,
      "parameter-range", "set 6 tags at most"
    ),
    (
      "TagContact", #"{ "Tags": { "aws:x": "1" } }"#, "parameter-form",
      "choose a name that does not begin with \"aws:\""
    ),
    (
      "UpdateContactCallbackNumber", #"{ "CallbackNumber": "+4930123" }"#, "not-a-reference",
      "set an attribute to it before, and refer to that"
    ),
    (
      "Wait", #"{ "TimeLimitSeconds": "99999999999999999999999999" }"#, "parameter-range",
      "write a number in the range"
    ),
    (
      "Wait", #"{ "TimeLimitSeconds": "soon" }"#, "parameter-number", "write a number from 1 to 604800"
    ),
  ])
  func theAdviceFitsTheFault(type: String, parameters: String, rule: String, fix: String) {
    let found = CheckExample(.action("go", type, parameters, "end"), .end()).findings().map(\.diagnostic)
      .filter { CheckCatalog.named($0.rule)?.description.family == .parameters }
    #expect(found.map(\.rule) == [rule])
    #expect(found.map(\.fix) == [fix])
  }

  @Test func operandsWithoutQuotesAreMendedWhereverTheyStand() {
    let inner = #"{ "Operator": "Equals", "Operands": [2] }"#
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "Compare", "Parameters": { "ComparisonValue": "$.Attributes.a" },
            "Transitions": { "NextAction": "end", "Errors": [{ "NextAction": "end", "ErrorType": "NoMatchingCondition" }],
              "Conditions": [
                { "NextAction": "end", "Condition": { "Operator": "Equals", "Operands": [1] } },
                { "NextAction": "end", "Condition": { "Operator": "Or", "Operands": [\(inner), \(inner)] } }] } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    let found = example.findings(of: [UnquotedValue.self]).filter { $0.diagnostic.rule == "unquoted-value" }
    #expect(found.flatMap(\.edits).map(\.replacement) == ["\"1\"", "\"2\"", "\"2\""])
  }

  /// What loop prompts are allowed in, no transfer to a queue is.
  @Test(arguments: [nil, FlowType.customerQueue])
  func actionsThatNoTypeOfFlowAllowsTogetherAreTold(type: FlowType?) {
    let example = CheckExample(
      type: type, .choose("choose", queue: "plots", "music", else: "end"),
      .action(
        "music", "MessageParticipantIteratively", "{ \"Messages\": [{ \"Text\": \"Please hold.\" }] }", nil,
        on: ["NoMatchingError": "end"]), .end())
    #expect(example.findings().map(\.diagnostic.rule).contains("action-not-allowed"))
  }

  @Test func aFlowWithoutATypeMayHaveWhatOneTypeAllows() {
    let example = CheckExample(
      type: nil, .say("hello", "Hello.", "choose"), .choose("choose", queue: "plots", "enter", else: "end"),
      .queue("enter", else: "end"), .end())
    #expect(!example.findings().map(\.diagnostic.rule).contains("action-not-allowed"))
  }

  @Test(arguments: [
    (#"{ "AttributeName": "name", "Value": "x" }"#, "has no \"PrimaryValues\" and no \"Attributes\""),
    (#"{ "Attributes": [{ "Name": "name", "Value": "x" }] }"#, "has no \"PrimaryValues\""),
    (
      #"{ "PrimaryValues": [{ "Name": "code", "Value": "1" }], "Attributes": [{ "Name": "name", "Value": "x" }] }"#,
      nil
    ),
  ])
  func aRowIsWrittenByItsPrimaryValues(row: String, message: String?) {
    let example = CheckExample(
      .action(
        "write", "UpsertDataTableValues",
        "{ \"DataTableId\": \"t\", \"LockVersion\": \"LATEST\", \"DataTableUpsertAttributes\": [\(row)] }",
        "end",
        on: ["NoMatchingError": "end"]), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "parameter-form" }
    #expect(found.map(\.message) == (message.map { ["a row that \"write\" writes \($0)"] } ?? []))
  }

  @Test(arguments: [("x.mp3", true), ("x.wav", false), ("x.WAV?version=1.mp3", false), ("x", false)])
  func aRecordingUnderAnAddressIsAWAVFile(name: String, isTold: Bool) {
    let example = CheckExample(
      .action(
        "play", "MessageParticipant",
        "{ \"Media\": { \"Uri\": \"https://b.s3.amazonaws.com/\(name)\", \"SourceType\": \"S3\", \"MediaType\": \"Audio\" } }",
        "hello", on: ["NoMatchingError": "hello"]), .say("hello", "Hello.", "end"), .end())
    #expect(example.findings().map(\.diagnostic.rule) == (isTold ? ["parameter-form"] : []))
  }

  @Test(arguments: [("10s", false), ("20s", true), ("10500ms", true), ("1.5s", false), ("loud", false)])
  func aBreakLastsTenSecondsAtMost(time: String, isTold: Bool) {
    let example = CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"SSML\": \"<speak>Hello.<break time='\(time)'/></speak>\" }", "end"
      ),
      .end())
    let found = example.findings().map(\.diagnostic)
    #expect(found.map(\.message) == (isTold ? ["a break of \"hello\" is to last \(time)"] : []))
    #expect(found.map(\.severity) == (isTold ? [.warning] : []))
  }
}
