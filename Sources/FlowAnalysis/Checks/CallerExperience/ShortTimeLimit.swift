/// Questions that leave no time to answer.
enum ShortTimeLimit: ActionCheck {
  static let description = CheckDescription(
    "short-time-limit", in: .callerExperience, .note, "a question leaves less than three seconds to answer",
    why: "a caller who takes the telephone from the ear to press a key is too late",
    fix: "give five seconds or more",
    bad: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"1\", \"StoreInput\": \"False\" }",
        "plots",
        if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "plots", "NoMatchingCondition": "plots", "NoMatchingError": "plots"]),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()))

  static let types: [String]? = ["GetParticipantInput"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.isMenu || action.storesInput, !action.action.conditions.isEmpty || action.storesInput,
      let value = action.action.parameter("InputTimeLimitSeconds"),
      let seconds = value.scalarText.flatMap(Int.init(trimming:)), (1..<3).contains(seconds)
    else { return }
    findings.report(
      self, at: value, "\(action.quoted) leaves \(seconds) second\(seconds == 1 ? "" : "s") to answer")
  }
}
