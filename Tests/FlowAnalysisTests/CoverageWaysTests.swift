import FlowEngine
import Testing

@testable import FlowAnalysis

/// What decides the shortest way to an action, in a designer's words.
@Suite struct CoverageWaysTests {
  /// The way to the action with this name in a flow of the center that ships.
  private static func way(to name: String, in flow: String) throws -> String? {
    let (program, labels) = try SampleFlow.siteVisit()
    let flows = program.flows.indices.map { FlowIndex($0) }
    let entry = try #require(program.flow("welcome"))
    let report = CoverageReport(on: flows, of: program, labels, BranchTally(for: program), from: [entry])
    let index = try #require(program.flow(flow))
    let action = try #require(
      program.flows[index.index].actions.map { ActionIndex($0) }.first { labels.name(of: $0) == name })
    return report.way(to: action)
  }

  @Test func theAnswersOfALambdaAreSaidAsAScenarioDeclaresThem() throws {
    #expect(
      try Self.way(to: "Welcome back by name", in: "welcome")
        == #"welcome: Number known? +…, lambda checkCustomer returns {"status":"existing","nameKnown":"yes"}"#
    )
  }

  @Test func anAnswerThatIsComparedTwiceLeadsBothTimesAsItMust() throws {
    #expect(
      try Self.way(to: "Visit kept", in: "your-visit")
        == #"welcome: Number known? +…, lambda checkCustomer returns {"status":"scheduled","nameKnown":"yes"}, Your visit [1]"#
    )
  }

  @Test func aLambdaThatMustFailIsSaidAsAScenarioDeclaresIt() throws {
    let program = try SampleFlow.program([
      #"{"Identifier": "Look up", "Type": "InvokeLambdaFunction", "Parameters": {"LambdaFunctionARN": "arn:aws:lambda:us-west-2:123456789012:function:look", "InvocationTimeLimitSeconds": "3"}, "Transitions": {"NextAction": "Found", "Errors": [{"NextAction": "Sorry", "ErrorType": "NoMatchingError"}]}}"#,
      #"{"Identifier": "Found", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
      #"{"Identifier": "Sorry", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
    ])
    let labels = FlowLabels(program)
    let flow = FlowIndex(0)
    let report = CoverageReport(on: [flow], of: program, labels, BranchTally(for: program), from: [flow])
    #expect(report.way(to: ActionIndex(2)) == "sample: lambda look fails")
    #expect(report.way(to: ActionIndex(1)) == "sample")
  }

  /// A key that must not be what a condition asks for is left out of the answer.
  @Test func aKeyThatMustBeMissingIsLeftOut() throws {
    func compare(_ name: String, _ key: String, _ value: String, then: String, otherwise: String) -> String {
      #"{"Identifier": "\#(name)", "Type": "Compare", "Parameters": {"ComparisonValue": "$.External.\#(key)"}, "Transitions": {"NextAction": "\#(otherwise)", "Conditions": [{"NextAction": "\#(then)", "Condition": {"Operator": "Equals", "Operands": ["\#(value)"]}}], "Errors": [{"NextAction": "\#(otherwise)", "ErrorType": "NoMatchingCondition"}]}}"#
    }
    let end = #"{"Identifier": "End", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#
    let program = try SampleFlow.program([
      #"{"Identifier": "Look up", "Type": "InvokeLambdaFunction", "Parameters": {"LambdaFunctionARN": "arn:aws:lambda:us-west-2:123456789012:function:look", "InvocationTimeLimitSeconds": "3"}, "Transitions": {"NextAction": "Tier", "Errors": [{"NextAction": "End", "ErrorType": "NoMatchingError"}]}}"#,
      compare("Tier", "tier", "gold", then: "End", otherwise: "Open"),
      compare("Open", "open", "yes", then: "Silver", otherwise: "Plain"),
      compare("Silver", "tier", "silver", then: "Said", otherwise: "End"), end,
      #"{"Identifier": "Said", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
      #"{"Identifier": "Plain", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
    ])
    let flow = FlowIndex(0)
    let report = CoverageReport(
      on: [flow], of: program, FlowLabels(program), BranchTally(for: program), from: [flow])
    #expect(report.way(to: ActionIndex(2)) == "sample: lambda look returns {}")
    #expect(report.way(to: ActionIndex(6)) == "sample: lambda look returns {}")
    #expect(
      report.way(to: ActionIndex(5)) == #"sample: lambda look returns {"tier":"silver","open":"yes"}"#)
  }

  /// One answer serves all that is compared with it: a number that is enough for the last is more than enough before.
  @Test func aNumberIsEnoughForEveryComparison() throws {
    #expect(
      try Self.way(to: "Date 4", in: "site-visit")?.hasSuffix(
        #"lambda availableDates returns {"count":"4"}, Choose a date [4]"#) == true)
  }

  @Test(arguments: [
    ("Equals", "gold", "gold"), ("TextContains", "ld", "ld"), ("NumberGreaterThan", "0", "1"),
    ("NumberGreaterOrEqualTo", "4", "4"), ("NumberLessThan", "0", "-1"), ("NumberLessOrEqualTo", "x", nil),
    ("NumberGreaterThan", "1.5", nil), ("Equals", "$.Attributes.tier", nil), ("Exists", "", nil),
  ])
  func aValueMeetsItsCondition(operatorName: String, operand: String, value: String?) {
    #expect(ConditionTest.example(operatorName, operand) == value)
  }

  @Test func whatTheCallerChoosesIsSaidAsBefore() throws {
    #expect(
      try Self.way(to: "Villas queue", in: "main-menu") == "welcome: Number known? other, Main menu [2]")
  }
}
