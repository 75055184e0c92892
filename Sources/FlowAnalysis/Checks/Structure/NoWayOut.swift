/// Actions from which no way leads to an end.
enum NoWayOut: FlowCheck {
  static let description = CheckDescription(
    "no-way-out", in: .structure, .warning, "from an action on, no way leads to an end of the flow",
    why: "whoever comes here goes round until they hang up", fix: "let one branch lead on",
    bad: CheckExample(
      .say("welcome", "Welcome.", "again"), .say("again", "Welcome again.", "welcome")),
    good: CheckExample(
      .say("welcome", "Welcome.", "again"), .say("again", "Welcome again.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    switch flow.type {
    case .customerQueue, .customerHold, .agentHold, .campaign: return
    case .contactFlow, .customerWhisper, .agentWhisper, .outboundWhisper, .agentTransfer, .queueTransfer,
      .module:
      break
    }
    let getsOut = flow.ways.leading(
      toSomeOf: flow.actions.map { action in
        action.nature.ends || action.nature.leaves || action.liveEdges.isEmpty
          || action.liveEdges.contains { $0.target == nil }
      })
    guard let first = flow.reachableActions.first(where: { !getsOut[$0.number] }) else { return }
    findings.report(
      self, at: first.action.identifierValue, "from \(first.quoted) on, no way leads to an end of the flow")
  }
}
