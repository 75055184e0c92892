/// Calls that end in silence because nobody is there.
enum ClosedWithoutAWord: FlowCheck {
  static let description = CheckDescription(
    "closed-without-a-word", in: .callerExperience, .warning, "out of hours the call ends without a word",
    why: "the caller hears the line go dead, and does not know when to call again",
    fix: "tell the hours before the call ends",
    bad: CheckExample(
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "hello",
        if: ["True": "hello", "False": "end"], on: ["NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "hello",
        if: ["True": "hello", "False": "closed"], on: ["NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .say("closed", "We are open from nine to five.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let checks = flow.actions(ofType: "CheckHoursOfOperation").filter(\.isReachable)
    guard !checks.isEmpty, flow.isHeardByCallers else { return }
    let isSilentEnd = flow.endsInSilence
    for action in checks {
      for (number, condition) in action.action.conditions.enumerated()
      where condition.operandText?.lowercased() == "false" {
        guard let edge = action.edges.first(where: { $0.outcome == .condition(number) }),
          let value = action.value(of: edge),
          edge.target.map({ isSilentEnd[$0] }) ?? false
        else { continue }
        findings.report(
          self, at: value, "when \(action.quoted) finds it closed, the call ends without a word")
      }
    }
  }
}
