/// Conditions by operators that do not exist; found while flows are linked.
enum UnknownOperator: Check {
  static let description = CheckDescription(
    "unknown-operator", in: .structure, .warning, "a condition tests by an operator that is not known",
    why: "the condition can never be true here",
    fix: "use Equals, TextStartsWith, TextEndsWith, TextContains or one of the number operators",
    bad: CheckExample(
      .action(
        "kind", "Compare", "{ \"ComparisonValue\": \"$.Channel\" }", "end", if: ["VOICE": "hello"],
        by: "Equal",
        on: ["NoMatchingCondition": "end"]),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .compare("kind", "$.Channel", ["VOICE": "hello"], else: "end"), .say("hello", "Hello.", "end"), .end()))
}
