import FlowEngine

/// Conditions that the action's result can never fulfill.
enum ImpossibleCondition: ActionCheck {
  static let description = CheckDescription(
    "impossible-condition", in: .structure, .warning,
    "a condition tests for a result that the action never has",
    why: "the branch is never taken", fix: "test for one of the results that are named, or remove the branch",
    bad: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots", "10": "end"], else: "plots"),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1. To end, press 0.", ["1": "plots", "0": "end"], else: "plots"),
      .say("plots", "Plots.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    if action.inputKind != nil, !action.isMenu { return checkInput(action, &findings) }
    guard let results = NextActionMeaning.results(of: action.action, action.kind.branchRules) else { return }
    for condition in action.action.conditions {
      guard let text = condition.operandText, !results.contains(text), FoundReference.all(in: text).isEmpty,
        let operand = condition.operands.first, !keepsRunning(action, text),
        !isSpelledSo(text, action, results)
      else { continue }
      findings.report(
        self, at: operand, "\(action.quoted) never has the result \"\(text)\"",
        why: "its results are " + results.joined(separator: ", "))
    }
  }

  /// What is typed ahead or stored is no result: it is in `$.StoredCustomerInput` (reference, `GetParticipantInput`).
  private static func checkInput(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let first = action.action.conditions.first else { return }
    findings.report(
      self, at: first.operands.first ?? first.value, "\(action.quoted) is no menu, and has no result to test",
      why: "the conditions are never met", fix: "test $.StoredCustomerInput with Compare after it")
  }

  /// Pages print the answers of Voice ID with blanks, exports without: which the service takes is not settled.
  private static func isSpelledSo(_ text: String, _ action: AnalyzedAction, _ results: [String]) -> Bool {
    guard action.type == "CheckVoiceId", text.contains(" ") else { return false }
    let plain = text.replacing(" ", with: "").lowercased()
    return results.contains { $0.lowercased() == plain }
  }

  /// What the console writes for a Wait that lets the flow run on, of which no page tells.
  private static func keepsRunning(_ action: AnalyzedAction, _ result: String) -> Bool {
    result == "Continue" && action.action.parameter("ContinueExecution") != nil
  }
}
