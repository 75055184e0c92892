/// Two branches for one error.
enum DuplicateErrorBranch: ActionCheck {
  static let description = CheckDescription(
    "duplicate-error-branch", in: .structure, .warning, "an action has two branches for one error",
    why: "the first one is taken, the second never", fix: "remove the second", isFixable: true,
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end",
        on: ["NoMatchingError": "end", "NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.action.errors.count > 1 else { return }
    var seen = Seen<String>()
    for error in action.action.errors where !seen.insert(error.type) {
      findings.report(
        self, at: error.value["ErrorType"] ?? error.value,
        "\(action.quoted) handles \"\(error.type)\" a second time",
        edits: TextEdit.removing(error.value, from: action.action.value["Transitions"]?["Errors"]))
    }
  }
}
