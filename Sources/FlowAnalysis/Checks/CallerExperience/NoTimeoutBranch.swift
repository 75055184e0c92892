import FlowEngine

/// Menus that do not say what happens when nobody presses a key.
enum NoTimeoutBranch: ActionCheck {
  static let description = CheckDescription(
    "no-timeout-branch", in: .callerExperience, .warning, "a menu has no branch of its own for silence",
    why: "the service asks for one; without it silence is an error like any other",
    fix: "add an entry for \"InputTimeLimitExceeded\" under \"Errors\"",
    bad: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "plots",
        if: ["1": "plots"], on: ["NoMatchingCondition": "plots", "NoMatchingError": "plots"]),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.isMenu,
      !action.action.errors.contains(where: { $0.type == ErrorType.inputTimeLimitExceeded.rawValue })
    else { return }
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) has no branch for a caller who presses nothing")
  }
}
