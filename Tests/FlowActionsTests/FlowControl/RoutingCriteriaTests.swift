import FlowEngine
import FlowTestSupport
import Testing

/// Both names of the one action type.
@Suite struct RoutingCriteriaTests {
  static let names = ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"]
  static let steps =
    #"{"RoutingCriteria": {"Steps": [{"Expression": {"AttributeCondition": {}}, "Expiry": {"DurationInSeconds": 5}}]}}"#

  @Test(arguments: names) func stepsAreKept(type: String) throws {
    let call = try Call.begin(.probe(type, Self.steps, on: ["NoMatchingError"]))
    #expect(call.effects == ["routing criteria"])
    #expect(call.last == "next")
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

  @Test(arguments: names) func criteriaOfAnAttributeAreNotLookedInto(type: String) throws {
    let call = try Call.begin(
      .probe(type, #"{"RoutingCriteria": "$.External.criteria"}"#, on: ["NoMatchingError"]))
    #expect(call.last == "next")
    #expect(call.program.problems.isEmpty)
  }
}
