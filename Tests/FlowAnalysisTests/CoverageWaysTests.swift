import FlowEngine
import Testing

@testable import FlowAnalysis

/// The shortest ways to an action, with what brings each step about.
@Suite struct CoverageWaysTests {
  /// What brings the shortest way about to the action with this name in a flow of the center that ships.
  private static func causes(to name: String, in flow: String) throws -> [CoverageTrail.Cause] {
    let (program, labels) = try SampleFlow.siteVisit()
    let flows = program.flows.indices.map { FlowIndex($0) }
    let entry = try #require(program.flow("welcome"))
    let index = try #require(program.flow(flow))
    let action = try #require(
      program.flows[index.index].actions.map { ActionIndex($0) }.first { labels.name(of: $0) == name })
    let ways = CoverageWays(on: flows, of: labels, from: [entry])
    return try #require(ways.trails(to: action, leftBy: nil).first).steps.map(\.cause).filter {
      $0 != .itself
    }
  }

  private static func answer(_ lambda: String, _ values: [String: String]) -> CoverageTrail.Cause {
    .answers(
      lambda: lambda,
      values: values.sorted { $0.key > $1.key }.map { CoverageTrail.Value(path: [$0.key], text: $0.value) })
  }

  @Test func anAnswerHasAllThatIsComparedOnTheWay() throws {
    #expect(
      try Self.causes(to: "Welcome back by name", in: "welcome").contains(
        Self.answer("checkCustomer", ["status": "existing", "nameKnown": "yes"])))
  }

  @Test func whoCallsIsSaidWhereTheNumberIsCompared() throws {
    #expect(try Self.causes(to: "Welcome back by name", in: "welcome").first == .caller("+15550100123"))
  }

  @Test func aKeyIsPressedWhereOneDecides() throws {
    #expect(try Self.causes(to: "Villas queue", in: "main-menu") == [.keys("2")])
  }

  /// One answer serves all that is compared with it: a number that is enough for the last is more than enough before.
  @Test func aNumberIsEnoughForEveryComparison() throws {
    let causes = try Self.causes(to: "Date 4", in: "site-visit")
    #expect(causes.contains(Self.answer("availableDates", ["count": "4"])), "\(causes)")
    #expect(causes.last == .keys("4"))
  }

  @Test func aLambdaFailsWhereItsErrorIsWanted() throws {
    let program = try SampleFlow.program([
      #"{"Identifier": "Look up", "Type": "InvokeLambdaFunction", "Parameters": {"LambdaFunctionARN": "arn:aws:lambda:us-west-2:123456789012:function:look", "InvocationTimeLimitSeconds": "3"}, "Transitions": {"NextAction": "Found", "Errors": [{"NextAction": "Sorry", "ErrorType": "NoMatchingError"}]}}"#,
      #"{"Identifier": "Found", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
      #"{"Identifier": "Sorry", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
    ])
    let ways = CoverageWays(on: [FlowIndex(0)], of: FlowLabels(program), from: [FlowIndex(0)])
    func first(_ action: Int) -> CoverageTrail.Cause? {
      ways.trails(to: ActionIndex(action), leftBy: nil).first?.steps.first?.cause
    }
    #expect(first(1) == .answers(lambda: "look", values: []))
    #expect(first(2) == .fails(lambda: "look"))
  }

  @Test(arguments: [
    ("Equals", "gold", "gold"), ("TextContains", "ld", "ld"), ("NumberGreaterThan", "0", "1"),
    ("NumberGreaterOrEqualTo", "4", "4"), ("NumberLessThan", "0", "-1"), ("NumberLessOrEqualTo", "x", nil),
    ("NumberGreaterThan", "1.5", "2"), ("NumberLessThan", "-1.5", "-2"), ("Equals", "$.Attributes.tier", nil),
    ("Exists", "", nil),
  ])
  func aValueMeetsItsCondition(operatorName: String, operand: String, value: String?) {
    #expect(ConditionTest.examples(operatorName, operand).first == value)
  }
}
