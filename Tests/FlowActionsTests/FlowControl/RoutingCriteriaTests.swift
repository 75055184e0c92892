import FlowEngine
import FlowTestSupport
import Testing

/// Both names of the one action type.
@Suite struct RoutingCriteriaTests {
  static let names = ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"]
  static let steps =
    #"{"RoutingCriteria": {"Steps": [{"Expression": {"AttributeCondition": {"Name": "Language", "Value": "English", "ProficiencyLevel": 4}}, "Expiry": {"DurationInSeconds": 5}}]}}"#

  @Test(arguments: names, [(true, "next"), (false, "NoMatchingError")])
  func asksForTheSteps(type: String, answer: (isDone: Bool, last: String)) throws {
    let call = try Call.begin(.probe(type, Self.steps, on: ["NoMatchingError"]))
    #expect(
      call.effects == [
        #"routing criteria [{"Expression": {"AttributeCondition": {"Name": "Language", "Value": "English", "ProficiencyLevel": 4}}, "Expiry": {"DurationInSeconds": 5}}]"#
      ])
    call.deliver(.answered(answer.isDone))
    #expect(call.last == answer.last)
  }

  @Test(
    arguments: names,
    ["{}", #"{"RoutingCriteria": {"Steps": []}}"#, #"{"RoutingCriteria": {"Steps": [{}]}}"#])
  func withoutStepsItIsAnErrorAndAFinding(type: String, parameters: String) throws {
    let probe = ActionText.probe(type, parameters, on: ["NoMatchingError"])
    let call = try Call.begin(probe)
    #expect(call.last == "NoMatchingError")
    #expect(call.program.problems.map(\.rule) == ["parameter-form"])
  }

  @Test(arguments: [
    (#"{"Name": "", "Value": "a", "ProficiencyLevel": 4}"#, #"a condition has no "Name""#),
    (#"{"Name": "a", "ProficiencyLevel": 4}"#, #"a condition has no "Value""#),
    (#"{"Name": "a", "Value": "b", "ProficiencyLevel": 6}"#, #""ProficiencyLevel" is no level from 1 to 5"#),
    (#"{"Name": "a", "Value": "b"}"#, #""ProficiencyLevel" is no level from 1 to 5"#),
    (
      #"{"Name": "a", "Value": "b", "ComparisonOperator": "Equals"}"#,
      #""ComparisonOperator" is none of NumberGreaterOrEqualTo, Range and Match"#
    ),
    (
      #"{"Name": "a", "Value": "b", "ComparisonOperator": "Range"}"#,
      #"a condition with the operator Range has no "Range""#
    ),
    (#"{"Name": "a", "Value": "b", "ComparisonOperator": "Match"}"#, nil),
    (#"{"Name": "a", "Value": "$.Attributes.b", "ProficiencyLevel": "$.Attributes.level"}"#, nil),
  ])
  func aConditionThatCannotBeReadIsToldWhereItStands(condition: String, words: String?) throws {
    let steps = #"{"RoutingCriteria": {"Steps": [{"Expression": {"AttributeCondition": \#(condition)}}]}}"#
    let call = try Call.begin(.probe(Self.names[1], steps, on: ["NoMatchingError"]))
    let told = words.map { #""probe" has steps to match agents by that cannot be read: \#($0)"# }
    #expect(call.program.problems.map(\.message) == [told].compactMap(\.self))
    #expect((call.last == "NoMatchingError") == (told != nil))
  }

  @Test(arguments: names) func criteriaCanBeThoseOfAnAttribute(type: String) throws {
    let call = try Call.begin(
      .probe(type, #"{"RoutingCriteria": "$.Attributes.criteria"}"#, on: ["NoMatchingError"]),
      attributes: [("criteria", "[]")])
    #expect(call.effects == ["routing criteria []"])
    #expect(call.program.problems.isEmpty)
  }
}
