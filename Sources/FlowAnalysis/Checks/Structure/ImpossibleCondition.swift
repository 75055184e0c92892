import FlowEngine

/// Conditions that the action's result can never fulfill.
enum ImpossibleCondition: ActionCheck {
  static let description = CheckDescription(
    "impossible-condition", in: .structure, .warning,
    "a condition tests for a result that the action never has",
    why: "the branch is never taken", fix: "test for one of the results that are named, or remove the branch",
    bad: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots", "10": "end"], else: "end"),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1. To end, press 0.", ["1": "plots", "0": "end"], else: "end"),
      .say("plots", "Plots.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard case .equals(let results)? = action.kind.conditions, !results.isEmpty else { return }
    for condition in action.action.conditions {
      guard let text = condition.operandText, !results.contains(text), FoundReference.all(in: text).isEmpty,
        let operand = condition.operands.first, !keepsRunning(action, text)
      else { continue }
      findings.report(
        self, at: operand, "\(action.quoted) never has the result \"\(text)\"",
        why: "its results are " + results.joined(separator: ", "))
    }
  }

  /// What the console writes for a Wait that lets the flow run on, of which no page tells.
  private static func keepsRunning(_ action: AnalyzedAction, _ result: String) -> Bool {
    result == "Continue" && action.action.parameter("ContinueExecution") != nil
  }
}
