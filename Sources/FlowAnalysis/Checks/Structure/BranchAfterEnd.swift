/// Branches of actions after which nothing comes.
enum BranchAfterEnd: ActionCheck {
  static let description = CheckDescription(
    "branch-after-end", in: .structure, .warning, "an action that ends the flow has branches",
    why: "they are never taken, and the service refuses them", fix: "remove them", isFixable: true,
    bad: CheckExample(
      .say("hello", "Hello.", "end"), .action("end", "DisconnectParticipant", "{}", "hello")),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    let transitions = action.action.value["Transitions"]
    guard let branch = action.edges.first, action.nature.ends, let transitions else { return }
    let target = action.value(of: branch)
    findings.report(
      self, at: target ?? action.action.typeValue,
      "\(action.quoted) ends the flow, and goes on to \(target?.scalarText.map { "\"\($0)\"" } ?? "something")",
      edits: [TextEdit(transitions.range, "{}")])
  }
}
