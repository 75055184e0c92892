/// Decisions whose every branch leads to the same action.
enum PointlessDecision: ActionCheck {
  static let description = CheckDescription(
    "pointless-decision", in: .structure, .note, "every branch of a decision leads to the same action",
    why: "it decides nothing; most often a branch was forgotten",
    fix: "connect the branches to different actions, or remove it",
    bad: CheckExample(
      .compare("kind", "$.Channel", ["VOICE": "hello"], else: "hello"), .say("hello", "Hello.", "end"), .end()
    ),
    good: CheckExample(
      .compare("kind", "$.Channel", ["VOICE": "hello"], else: "end"), .say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.nature.decides, !action.nature.waits, !action.action.conditions.isEmpty else { return }
    // What becomes of an action that fails is another thing than what it decides.
    let results = action.liveEdges.filter { !$0.isFailure }
    guard let target = results.first?.target, results.allSatisfy({ $0.target == target }) else { return }
    findings.report(
      self, at: action.action.typeValue,
      "whatever the result, \(action.quoted) goes on to \(action.flow.actions[target].quoted)")
  }
}
