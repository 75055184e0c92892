import FlowDocument

/// Actions that do not say what comes after them.
enum MissingNextAction: ActionCheck {
  static let description = CheckDescription(
    "missing-next-action", in: .structure, .error, "an action does not say what comes after it",
    why: "a contact that is done here has nowhere to go, and the service refuses the flow",
    fix: "connect it: add \"NextAction\" to its \"Transitions\"",
    bad: CheckExample(.action("hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }")),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    // Of a type that nobody knows it is not known either; that is told.
    guard action.action.nextAction == nil, !action.nature.ends, action.kind.isKnown else { return }
    let program = action.flow.center.program
    switch NextActionMeaning(action.action, in: program) {
    case .success:
      findings.report(self, at: action.action.typeValue, "\(action.quoted) has no \"NextAction\"")
    case .mirror where NextActionMeaning.isTaken(by: action.action, in: program):
      findings.report(
        self, at: action.action.typeValue, "\(action.quoted) has no \"NextAction\"",
        why: "a contact for which no branch fits has nowhere to go, and the service refuses the flow")
    case .mirror:
      findings.report(
        self, at: action.action.typeValue, "\(action.quoted) has no \"NextAction\"",
        why: "no contact misses it, but the service insists on a copy of another branch here",
        fix: "add \"NextAction\" with the target of its general branch", severity: .warning)
    case .optional, .none: break
    }
  }
}
