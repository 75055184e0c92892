import FlowDocument

/// Transfers to a queue where no queue was chosen.
enum QueueNotSet: FlowCheck {
  static let description = CheckDescription(
    "queue-not-set", in: .dataFlow, .warning, "a contact is put into its queue where none was chosen",
    why: "without a target queue the transfer fails",
    fix: "choose the queue with UpdateContactTargetQueue on every way to this action",
    bad: CheckExample(
      .compare("plots?", "$.Attributes.topic", ["plots": "choose"], else: "queue"),
      .choose("choose", queue: "plots", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .choose("choose", queue: "plots", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.type == .contactFlow else { return }
    let transfers = flow.actions(ofType: "TransferContactToQueue").filter(\.isReachable)
    guard !transfers.isEmpty else { return }
    // Where the choice itself fails, the transfer's own error branch tells. A module may choose the queue, too.
    let choices = flow.actions(ofType: "UpdateContactTargetQueue") + flow.actions(ofType: "InvokeFlowModule")
    let arrival = Arrival(of: "Queue", in: flow, from: choices)
    for (action, isMissingEverywhere) in arrival.verdicts(for: transfers) {
      findings.report(
        self, at: action.action.typeValue,
        (isMissingEverywhere ? "no" : "on some way to \(action.quoted) no") + " queue was chosen before "
          + (isMissingEverywhere ? action.quoted : "it") + " puts the contact into it")
    }
  }
}
