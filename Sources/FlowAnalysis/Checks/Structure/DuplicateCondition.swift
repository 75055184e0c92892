/// Conditions that repeat one before them.
enum DuplicateCondition: ActionCheck {
  static let description = CheckDescription(
    "duplicate-condition", in: .structure, .warning, "two conditions of an action test the same",
    why: "the first one that is true wins, so that the second is never taken",
    fix: "remove the second, or test something else",
    bad: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots", "1": "end"], else: "plots"),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1. To end, press 2.", ["1": "plots", "2": "end"], else: "plots"),
      .say("plots", "Plots.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    let conditions = action.action.conditions
    guard conditions.count > 1 else { return }
    var seen = Seen<Test>()
    for condition in conditions {
      guard let operand = condition.operands.first, let text = condition.operandText else { continue }
      if !seen.insert(Test(operand: text, operatorName: condition.operatorName)) {
        findings.report(
          self, at: operand, "\(action.quoted) tests \(condition.operatorName) \"\(text)\" a second time")
      }
    }
  }

  private struct Test: Hashable {
    let operand: String
    let operatorName: String
  }
}
