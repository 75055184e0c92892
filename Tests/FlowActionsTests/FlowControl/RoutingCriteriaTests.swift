import FlowEngine
import FlowTestSupport
import Testing

/// Both names of the one action type.
@Suite struct RoutingCriteriaTests {
  static let names = ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"]
  static let steps =
    #"{"RoutingCriteria": {"Steps": [{"Expression": {"AttributeCondition": {}}, "Expiry": {"DurationInSeconds": 5}}]}}"#

  @Test(arguments: names, [(true, "next"), (false, "NoMatchingError")])
  func asksForTheSteps(type: String, answer: (isDone: Bool, last: String)) throws {
    let call = try Call.begin(.probe(type, Self.steps, on: ["NoMatchingError"]))
    #expect(
      call.effects == [
        #"routing criteria [{"Expression": {"AttributeCondition": {}}, "Expiry": {"DurationInSeconds": 5}}]"#
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

  @Test(arguments: names) func criteriaCanBeThoseOfAnAttribute(type: String) throws {
    let call = try Call.begin(
      .probe(type, #"{"RoutingCriteria": "$.Attributes.criteria"}"#, on: ["NoMatchingError"]),
      attributes: [("criteria", "[]")])
    #expect(call.effects == ["routing criteria []"])
    #expect(call.program.problems.isEmpty)
  }
}
