import Diagnostics
import Testing

@testable import FlowAnalysis

/// An action that needs one of several parameters, and has none, is told; with one of them it is right.
@Suite struct MissingParameterTests {
  /// A profile is found by its own fields, as older exports name them.
  @Test func aFieldOfAProfileIsNoUnknownParameter() {
    let example = CheckExample(
      .action(
        "find", "GetCustomerProfile",
        "{ \"ProfileRequestData\": { \"PhoneNumber\": \"+491\" }, \"Volume\": \"3\" }",
        "end"), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "unknown-parameter" }
    #expect(found.map(\.message) == ["GetCustomerProfile has no parameter \"Volume\""])
  }

  @Test func aBotOfAnInputIsToldTheTypeThatHasOne() {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"Yes?\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\", \"LexV2Bot\": { \"AliasArn\": \"b\" } }",
        "end", if: ["1": "end"],
        on: ["NoMatchingCondition": "end", "NoMatchingError": "end", "InputTimeLimitExceeded": "end"]),
      .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "unknown-parameter" }
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.map(\.message) == [
        "GetParticipantInput has no parameter \"LexV2Bot\", which is one of ConnectParticipantWithLexBot"
      ])
  }

  @Test(arguments: ["Compare", "DistributeByPercentage"])
  func aDecisionHasACondition(type: String) {
    let parameters = type == "Compare" ? "{ \"ComparisonValue\": \"$.Attributes.a\" }" : "{}"
    let example = CheckExample(
      .action("decide", type, parameters, "end", on: ["NoMatchingCondition": "end"]), .end())
    #expect(
      example.findings().map(\.diagnostic).filter { $0.rule == "missing-condition" }.map(\.message) == [
        "\"decide\" has no condition"
      ])
  }

  /// What the doubtful type lacks is no matter, except for what the service refuses.
  @Test func anActionThatIsMeantAsAnotherTypeIsToldOnce() {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"Yes?\", \"StoreInput\": \"False\", \"LexV2Bot\": { \"AliasArn\": \"b\" }, \"LexIntents\": [] }",
        "end", if: ["1": "end"], on: ["NoMatchingCondition": "end"]),
      .end())
    let found = example.findings().map(\.diagnostic).filter {
      ["unknown-parameter", "missing-parameter", "no-timeout-branch", "missing-error-branch"].contains(
        $0.rule)
    }
    #expect(found.map(\.rule).sorted() == ["missing-parameter", "unknown-parameter"])
  }

  @Test(arguments: [
    ("UpdateContactTargetQueue", "{}", ["missing-parameter"]),
    ("UpdateContactTargetQueue", #"{ "QueueId": "plots" }"#, []),
    ("UpdateContactTargetQueue", #"{ "AgentId": "$.Attributes.agent" }"#, []),
    ("UpdateContactTargetQueue", #"{ "QueueId": "plots", "AgentId": "ann" }"#, ["exclusive-parameters"]),
    ("Loop", "{}", ["missing-parameter"]), ("Loop", #"{ "LoopCount": "3" }"#, []),
    ("Loop", #"{ "LoopCount": null }"#, ["missing-parameter"]),
    ("Loop", #"{ "Elements": "$.External.list" }"#, []),
    ("UpdateContactRecordingAndAnalyticsBehavior", "{}", ["missing-parameter"]),
  ])
  func oneOfSeveralIsEnough(type: String, parameters: String, expected: [String]) {
    let isLoop = type == "Loop"
    let example = CheckExample(
      .action(
        "go", type, parameters, "hello",
        if: isLoop ? ["ContinueLooping": "hello", "DoneLooping": "end"] : [:],
        on: isLoop ? [:] : ["NoMatchingError": "hello", "ChannelMismatch": "hello"]),
      .say("hello", "Hello.", isLoop ? "go" : "end"), .end())
    let rules = example.findings().map(\.diagnostic.rule)
    #expect(rules.filter { ["missing-parameter", "exclusive-parameters"].contains($0) } == expected)
  }

  @Test func theParametersOfWhichOneIsNeededAreNamed() {
    let example = CheckExample(
      .action("pick", "UpdateContactTargetQueue", "{}", "end", on: ["NoMatchingError": "end"]), .end())
    let found = example.findings().map(\.diagnostic).first { $0.rule == "missing-parameter" }
    #expect(found?.message == "\"pick\" has none of \"QueueId\" and \"AgentId\"")
    #expect(found?.fix == "add \"QueueId\" or \"AgentId\" to its \"Parameters\"")
  }

  @Test func allThatIsMissingIsNamedAtOnce() {
    let example = CheckExample(
      .action("call", "CreateCallbackContact", "{}", "end", on: ["NoMatchingError": "end"]), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "missing-parameter" }
    #expect(
      found.map(\.message) == [
        "\"call\" has no \"InitialCallDelaySeconds\", \"MaximumConnectionAttempts\" and \"RetryDelaySeconds\""
      ])
    #expect(
      found.map(\.fix) == [
        "add \"InitialCallDelaySeconds\", \"MaximumConnectionAttempts\" and \"RetryDelaySeconds\" to its \"Parameters\""
      ])
  }

  /// Also where linking the flow tells a part of it in its own words.
  @Test(arguments: [
    (
      "GetParticipantInput", "{}",
      "\"go\" has no \"InputTimeLimitSeconds\", and none of \"Text\", \"SSML\", \"PromptId\" and \"Media\""
    ),
    ("GetParticipantInput", #"{ "InputTimeLimitSeconds": "5" }"#, "\"go\" has nothing to say"),
    (
      "InvokeLambdaFunction", "{}", "\"go\" has no \"LambdaFunctionARN\" and \"InvocationTimeLimitSeconds\""
    ),
    ("CreateTask", "{}", "\"go\" has no \"Name\", and none of \"ContactFlowId\" and \"TaskTemplateId\""),
    ("CreateTask", #"{ "Name": "Call" }"#, "the task of \"go\" has no flow"),
    ("CreateTask", #"{ "Name": "", "TaskTemplateId": "t-1" }"#, "the task of \"go\" has no name"),
  ])
  func whatIsMissingIsToldInOneFinding(type: String, parameters: String, message: String) {
    let example = CheckExample(
      .action("go", type, parameters, "end", on: ["NoMatchingError": "end"]), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "missing-parameter" }
    #expect(found.map(\.message) == [message])
  }

  @Test(arguments: ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"])
  func whatAReferenceGivesAsAWholeIsNotMissing(type: String) {
    for criteria in [#""$.External.RoutingCriteria""#, #"{ "Steps": "$.External.RoutingCriteria.Steps" }"#] {
      let example = CheckExample(
        .action("match", type, "{ \"RoutingCriteria\": \(criteria) }", "end", on: ["NoMatchingError": "end"]),
        .end())
      let rules = Set(["missing-parameter", "parameter-form"])
      #expect(example.findings().map(\.diagnostic).filter { rules.contains($0.rule) }.map(\.message) == [])
    }
  }
}
