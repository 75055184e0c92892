import Diagnostics
import Testing

@testable import FlowAnalysis

/// Conditions are of the operators that their action has, and none hides another.
@Suite struct ConditionCheckTests {
  private func rules(_ example: CheckExample) -> [String] { example.findings().map(\.diagnostic.rule) }

  @Test(arguments: [
    ("NumberOfAgentsAvailable", "TextContains", "5", 1), ("NumberOfAgentsAvailable", "Equals", "5", 1),
    ("NumberOfAgentsOnline", "NumberGreaterThan", "1", 1),
    ("NumberOfAgentsStaffed", "NumberGreaterThan", "0", 0),
    ("NumberOfContactsInQueue", "Equals", "5", 0), ("NumberOfContactsInQueue", "NumberLessThan", "5", 0),
    ("OldestContactInQueueAgeSeconds", "TextStartsWith", "5", 1),
  ])
  func aFigureIsTestedAsTheServiceTestsIt(metric: String, operatorName: String, operand: String, count: Int) {
    let example = CheckExample(
      .action(
        "figure", "CheckMetricData", "{ \"MetricType\": \"\(metric)\", \"QueueId\": \"q\" }", "end",
        if: [operand: "hello"], by: operatorName,
        on: ["NoMatchingCondition": "end", "NoMatchingError": "end"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(rules(example).filter { $0 == "unexpected-condition" }.count == count)
  }

  @Test func anotherResultIsTestedByItsOperatorsOnly() {
    let share = CheckExample(
      .action(
        "share", "DistributeByPercentage", "{}", "end", if: ["31": "hello"], by: "TextContains",
        on: ["NoMatchingCondition": "end"]), .say("hello", "Hello.", "end"), .end())
    #expect(rules(share) == ["unexpected-condition"])
    let menu = CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "hello", if: ["1": "hello"], by: "TextStartsWith",
        on: ["InputTimeLimitExceeded": "hello", "NoMatchingCondition": "hello", "NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(rules(menu) == ["unexpected-condition"])
  }

  @Test(arguments: [
    ("CheckHoursOfOperation", #"{ "HoursOfOperationId": "h" }"#, ["NoMatchingError"], #""True" and "False""#),
    (
      "CheckMetricData", #"{ "MetricType": "NumberOfAgentsOnline", "QueueId": "q" }"#,
      ["NoMatchingError", "NoMatchingCondition"], ""
    ),
    ("Loop", #"{ "LoopCount": "3" }"#, [], #""ContinueLooping" and "DoneLooping""#),
  ])
  func anActionLacksItsConditions(type: String, parameters: String, errors: [String], names: String) {
    let entries = errors.map { "{ \"NextAction\": \"end\", \"ErrorType\": \"\($0)\" }" }
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "\(type)", "Parameters": \(parameters),
            "Transitions": { "NextAction": "end", "Errors": [\(entries.joined(separator: ", "))] } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "missing-condition" }
    #expect(found.map(\.message) == ["\"go\" has no condition" + (names.isEmpty ? "" : " for " + names)])
  }

  @Test(arguments: [
    ("TextStartsWith", "V", "Equals", "VOICE", true), ("TextStartsWith", "V", "Equals", "CHAT", false),
    ("TextContains", "OI", "TextStartsWith", "VOI", true), ("TextEndsWith", "E", "Equals", "VOICE", true),
    ("TextStartsWith", "VO", "TextStartsWith", "V", false), ("Equals", "V", "TextStartsWith", "V", false),
    ("NumberLessThan", "5", "Equals", "3", true), ("NumberLessThan", "5", "Equals", "5", false),
    ("TextContains", "$.Attributes.part", "Equals", "VOICE", false),
  ])
  func aConditionIsHiddenByAWiderOneBeforeIt(
    first: String, operand: String, second: String, other: String, isTold: Bool
  ) {
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "Compare", "Parameters": { "ComparisonValue": "$.Channel" },
            "Transitions": { "NextAction": "end", "Errors": [{ "NextAction": "end", "ErrorType": "NoMatchingCondition" }],
              "Conditions": [
                { "NextAction": "hello", "Condition": { "Operator": "\(first)", "Operands": ["\(operand)"] } },
                { "NextAction": "end", "Condition": { "Operator": "\(second)", "Operands": ["\(other)"] } }] } },
          { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
            "Transitions": { "NextAction": "end" } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    #expect(rules(example).contains("shadowed-condition") == isTold)
  }
}
