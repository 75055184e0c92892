import JSON

/// Branches that lead nowhere.
enum NotConnected: ActionCheck {
  static let description = CheckDescription(
    "not-connected", in: .structure, .error, "a branch leads nowhere",
    why: "a contact that takes it is stuck, and the service refuses the flow",
    fix: "connect the branch to an action",
    bad: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": ""], else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "sorry"),
      .say("plots", "Plots.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for condition in action.action.conditions where condition.target == nil {
      let operand = condition.operands.first?.scalarText ?? ""
      findings.report(
        self, at: place(condition.value), "\(action.quoted) leads nowhere for \"\(operand)\"")
    }
    for error in action.action.errors where error.target == nil {
      findings.report(self, at: place(error.value), "\(action.quoted) leads nowhere after \"\(error.type)\"")
    }
  }

  private static func place(_ branch: JSONValue) -> JSONValue { branch["NextAction"] ?? branch }
}
