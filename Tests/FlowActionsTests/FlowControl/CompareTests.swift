import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CompareTests {
  static func compare(_ value: String, _ operatorName: String, _ operand: String) -> ActionText {
    ActionText(
      "probe", "Compare", "{\"ComparisonValue\": \(quoted(value))}", next: "mirror",
      if: [.init(operand, "true", by: operatorName)], on: [.init("NoMatchingCondition", "false")])
  }

  @Test(arguments: [
    ("Equals", "abc", "abc", true), ("Equals", "abc", "ABC", false), ("Equals", "abc", "abc ", false),
    ("Equals", "5", "5.0", false), ("Equals", "é", "e\u{301}", false), ("Equals", "", "", true),
    ("Equals", "NULL", "NULL", true), ("Equals", "", "NULL", false), ("TextStartsWith", "abc", "ab", true),
    ("TextStartsWith", "abc", "b", false), ("TextStartsWith", "abc", "abcd", false),
    ("TextStartsWith", "abc", "", true), ("TextEndsWith", "abc", "bc", true),
    ("TextEndsWith", "abc", "ab", false),
    ("TextEndsWith", "c", "abc", false), ("TextContains", "abcd", "bc", true),
    ("TextContains", "abcd", "cb", false),
    ("TextContains", "abc", "abcd", false), ("TextContains", "abc", "C", false),
    ("NumberGreaterThan", "10", "9", true), ("NumberGreaterThan", "9", "9", false),
    ("NumberGreaterThan", "9", "10", false),
    ("NumberGreaterOrEqualTo", "9", "9", true), ("NumberGreaterOrEqualTo", "8.9", "9", false),
    ("NumberLessThan", "-1", "0", true), ("NumberLessThan", "0", "0", false),
    ("NumberLessThan", "2", "10", true),
    ("NumberLessOrEqualTo", "0", "0.0", true), ("NumberLessOrEqualTo", "1e3", "999", false),
    ("NumberLessOrEqualTo", " 5 ", "5", true), ("NumberGreaterThan", "abc", "1", false),
    ("NumberLessThan", "1", "abc", false), ("NumberLessThan", "", "5", false),
    ("NumberGreaterThan", "inf", "1", false),
    ("NumberGreaterThan", "0x10", "1", false), ("NumericLessThan", "1", "2", true),
    ("Exists", "abc", "", true), ("IsThere", "abc", "abc", false),
  ])
  func operators(operatorName: String, value: String, operand: String, isTrue: Bool) throws {
    let call = try Call.begin(
      Self.compare("$.Attributes.v", operatorName, operand), attributes: [("v", value)])
    #expect(call.last == (isTrue ? "true" : "false"))
  }

  @Test(arguments: [
    ("Equals", "NULL", true), ("Equals", "", true), ("Equals", "null", false), ("Equals", "0", false),
    ("TextStartsWith", "", false), ("TextContains", "", false), ("TextEndsWith", "", false),
    ("NumberLessThan", "5", false), ("NumberGreaterOrEqualTo", "0", false),
    ("Equals", "$.Attributes.other", true),
    ("Equals", "$.Attributes.other2", false),
  ])
  func aMissingValueEqualsNullAndNothing(operatorName: String, operand: String, isTrue: Bool) throws {
    let call = try Call.begin(
      Self.compare("$.External.none", operatorName, operand), attributes: [("other2", "x")])
    #expect(call.last == (isTrue ? "true" : "false"))
  }

  @Test(arguments: ["NULL", ""]) func aMissingValueCanEqualNothingAtAll(operand: String) throws {
    var rules = ServiceRules()
    rules.missingEqualsNull = false
    let call = try Call.begin(Self.compare("$.External.none", "Equals", operand), rules: rules)
    #expect(call.last == "false")
  }

  @Test(arguments: [
    ("$.Attributes.a", "$.Attributes.b", true), ("$.Attributes.a", "$.Attributes.c", false),
    ("$.Attributes.long", "x$.Attributes.a", true), ("$.Attributes.a", "$.Attributes.none", false),
    ("$.Attributes.empty", "$.Attributes.none", true),
  ])
  func anOperandMayHoldReferences(value: String, operand: String, isTrue: Bool) throws {
    let call = try Call.begin(
      Self.compare(value, "Equals", operand),
      attributes: [("a", "same"), ("b", "same"), ("c", "other"), ("long", "xsame"), ("empty", "")])
    #expect(call.last == (isTrue ? "true" : "false"))
  }

  @Test func numbersMayBeReferencesOnBothSides() throws {
    let call = try Call.begin(
      Self.compare("$.Attributes.a", "NumberGreaterThan", "$.Attributes.b"),
      attributes: [("a", "10"), ("b", "9")])
    #expect(call.last == "true")
  }

  @Test func theFirstTrueConditionIsTaken() throws {
    let call = try Call.begin(
      ActionText(
        "probe", "Compare", #"{"ComparisonValue": "$.Attributes.v"}"#, next: "mirror",
        if: [
          .init("9", "nine", by: "NumberGreaterThan"), .init("5", "five", by: "NumberGreaterThan"),
          .init("7", "seven"),
        ], on: [.init("NoMatchingCondition", "false")]), attributes: [("v", "7")])
    #expect(call.last == "five")
  }

  @Test func withoutABranchForNoMatchItGoesOn() throws {
    let call = try Call.begin(
      ActionText(
        "probe", "Compare", #"{"ComparisonValue": "$.Channel"}"#, next: "mirror", if: [.init("X", "x")]))
    #expect(call.last == "mirror")
  }

  @Test(arguments: [
    ("Customers", "Pressed"), ("x", "Operators"),
  ])
  func anOperatorNobodyKnowsIsAFinding(value: String, operatorName: String) throws {
    let program = try Program.linking([FlowText([Self.compare(value, operatorName, "1")])])
    #expect(program.problems.map(\.rule) == ["unknown-operator"])
    #expect(program.problems[0].place?.length == operatorName.count + 2)
    #expect(program.actionSources[0].fidelity != .exact)
  }

  @Test func nothingToCompareIsAFinding() throws {
    let program = try Program.linking([
      FlowText([ActionText("probe", "Compare", "{}", next: "x", on: [.init("NoMatchingCondition", "y")])])
    ])
    #expect(program.problems.map(\.rule) == ["missing-parameter"])
  }

  @Test(arguments: [Channel.voice, .chat, .task]) func worksOnEveryChannel(channel: Channel) throws {
    let call = try Call.begin(Self.compare("a", "Equals", "a"), channel: channel)
    #expect(call.last == "true")
  }
}
