import FlowDocument

/// Data of the agent where there is no agent yet.
enum AgentDataOutside: ActionCheck {
  static let description = CheckDescription(
    "agent-data-outside", in: .flowTypes, .warning, "a flow reads $.Agent where there is no agent",
    why:
      "the service knows the agent only in whisper, hold and agent transfer flows; elsewhere it gives nothing",
    fix: "read it in a whisper flow",
    bad: CheckExample(.say("hello", "You will talk to $.Agent.FirstName", "end"), .end()),
    good: CheckExample(
      type: .customerWhisper, .say("hello", "You will talk to $.Agent.FirstName", "end"),
      .action("end", "EndFlowExecution")))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    // A comparison may ask just whether there is an agent. A disconnect flow is an inbound flow by its type, and comes
    // after an agent.
    guard !action.references.isEmpty, action.type != "Compare",
      action.flow.document.type == .contactFlow || action.flow.document.type == .customerQueue,
      !action.flow.isDisconnectFlow
    else { return }
    for use in action.references where use.names[0] == "Agent" && use.names.count > 1 {
      findings.report(
        self, at: use.value, part: use.wording,
        "\(action.quoted) reads \(use.wording), and there is no agent yet")
    }
  }
}
