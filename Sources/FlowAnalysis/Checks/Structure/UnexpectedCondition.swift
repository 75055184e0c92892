import FlowEngine

/// Conditions on actions whose result cannot be tested.
enum UnexpectedCondition: ActionCheck {
  static let description = CheckDescription(
    "unexpected-condition", in: .structure, .warning, "an action has conditions that it does not support",
    why: "it has no result to test, so that the conditions are never taken, and the service refuses them",
    fix: "test the value with Compare after it",
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", if: ["1": "end"]), .end()),
    good: CheckExample(
      .menu("hello", "Hello. To end, press 1.", ["1": "end"], else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.kind.conditions == ConditionRule.none, !action.nature.ends,
      let condition = action.action.conditions.first
    else { return }
    findings.report(
      self, at: condition.operatorValue ?? condition.value,
      "\(action.quoted) has conditions, and \(action.type) supports none")
  }
}
