import FlowEngine

/// Number conditions with something else to compare with.
enum OperandNotANumber: ActionCheck {
  static let description = CheckDescription(
    "operand-not-a-number", in: .parameters, .warning, "a condition compares numbers with what is no number",
    why: "such a condition is never true", fix: "write a number, or compare texts",
    bad: CheckExample(
      .action(
        "length", "Compare", "{ \"ComparisonValue\": \"$.Attributes.count\" }", "end", if: ["five": "hello"],
        by: "NumberLessThan", on: ["NoMatchingCondition": "end"]),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .action(
        "length", "Compare", "{ \"ComparisonValue\": \"$.Attributes.count\" }", "end", if: ["5": "hello"],
        by: "NumberLessThan", on: ["NoMatchingCondition": "end"]),
      .say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for condition in action.action.conditions where condition.operatorName.hasPrefix("Number") {
      guard let operand = condition.operands.first, let text = operand.scalarText, !text.isPlaceholder,
        FoundReference.all(in: text).isEmpty, Double(trimming: text) == nil
      else { continue }
      findings.report(self, at: operand, "\(action.quoted) compares a number with \"\(text)\"")
    }
  }
}
