import FlowDocument
import FlowEngine

/// Transfers to a queue, and questions about one, where no queue was chosen.
enum QueueNotSet: FlowCheck {
  static let description = CheckDescription(
    "queue-not-set", in: .dataFlow, .warning,
    "a contact is put into its queue, or asks about it, where none was chosen",
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
    let askers = Self.askers(in: flow)
    guard !transfers.isEmpty || !askers.isEmpty else { return }
    // A module may choose the queue, too, and fail afterwards; an action that chooses it and fails has not.
    let choices =
      flow.actions(ofType: "UpdateContactTargetQueue")
      + flow.actions(ofType: "InvokeFlowModule").filter { $0.module?.mayChooseAQueue() != false }
    let arrival = Arrival(of: "Queue", in: flow, from: choices) { action, edge in
      !edge.isFailure || action.type != "UpdateContactTargetQueue"
    }
    for (action, isMissingEverywhere) in arrival.verdicts(for: transfers, inRounds: true) {
      findings.report(
        self, at: action.action.typeValue,
        (isMissingEverywhere ? "no" : "on some way to \(action.quoted) no") + " queue was chosen before "
          + (isMissingEverywhere ? action.quoted : "it") + " puts the contact into it")
    }
    let unprovided = runsBehindAQueue(flow) ? [] : arrival.unprovided(transfers, by: \.choosesAQueue)
    if let action = unprovided.first {
      findings.report(
        self, at: action.action.typeValue,
        "nothing in this flow chooses a queue before \(action.quoted) puts the contact into it",
        why: "unless a flow that is not here leads here with a queue, the action fails", severity: .note,
        others: unprovided.dropFirst().map { ($0, $0.action.typeValue) })
    }
    // What asks about the chosen queue on some ways only may mean to.
    let isFirst = flow.isFirst || !flow.center.choosesQueues
    guard isFirst || !flow.flowsBefore.contains(where: \.choosesAQueue) else { return }
    for action in askers where !arrival.onSomePath[action.number] {
      let isHours = action.type == "CheckHoursOfOperation"
      // Figures may be asked for to see whether there is a queue.
      guard isHours || isFirst else { continue }
      findings.report(
        self, at: action.action.typeValue,
        "no queue was chosen before \(action.quoted) asks for its \(isHours ? "hours" : "figures")",
        why: "it names \(isHours ? "no hours" : "no queue") itself, so that it "
          + (isFirst ? "always fails" : "fails, unless a flow that is not here leads here with a queue"),
        fix: isHours
          ? "name the hours, or choose a queue with UpdateContactTargetQueue before"
          : "name the queue, or choose one with UpdateContactTargetQueue before",
        severity: isFirst ? nil : .note)
    }
  }

  /// True for a flow that is called after what a contact comes to when it has a queue already.
  private static func runsBehindAQueue(_ flow: AnalyzedFlow) -> Bool {
    let name = flow.document.name.lowercased()
    return ["transfer", "disconnect", "callback"].contains(where: name.contains)
  }

  /// The actions that ask about the queue that was chosen, as they name none.
  private static func askers(in flow: AnalyzedFlow) -> [AnalyzedAction] {
    [
      ("CheckHoursOfOperation", ["HoursOfOperationId"]), ("CheckMetricData", ["QueueId", "AgentId"]),
      ("GetMetricData", ["QueueId", "AgentId"]),
    ].flatMap { type, names in
      flow.actions(ofType: type).filter { action in
        action.isReachable
          && names.allSatisfy {
            (action.action.resourceReference([$0]) ?? action.action.resourceName([$0]) ?? "").isEmpty
          }
      }
    }
  }
}

extension AnalyzedFlow {
  /// True where contacts may come out of the flow with a queue.
  fileprivate var choosesAQueue: Bool {
    !actions(ofType: "UpdateContactTargetQueue").isEmpty || !actions(ofType: "InvokeFlowModule").isEmpty
  }

  /// True for a module that chooses a queue, or invokes one that does or is not here.
  fileprivate func mayChooseAQueue(besides known: [FlowIndex] = []) -> Bool {
    if !actions(ofType: "UpdateContactTargetQueue").isEmpty { return true }
    return actions(ofType: "InvokeFlowModule").contains { invocation in
      guard let module = invocation.module else { return true }
      return !known.contains(module.index) && module.mayChooseAQueue(besides: known + [module.index])
    }
  }
}
