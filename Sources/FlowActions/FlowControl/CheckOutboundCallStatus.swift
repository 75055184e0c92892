import ContactCenter
import FlowDocument
import FlowEngine

/// Branches on who took an outbound call: the declared answer, else a person.
///
/// On a contact that nobody dialed there is nothing to check: an error.
struct CheckOutboundCallStatus: FlowAction {
  static let description = ActionDescription(
    "CheckOutboundCallStatus", in: .flowControl, "Branches on who took an outbound call",
    fidelity: .approximated(
      "nobody listens for a machine: the answer is declared; without one a person took a call that went out, and one that came in takes the error branch"
    ),
    conditions: .equals(["CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"]),
    errors: [.required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.contactFlow, .outboundWhisper, .module], channels: [.voice])

  let branches: BranchTable
  /// -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let method = contact.field(.initiationMethod)
    let isOutbound = method == .callback || method == .outbound
    guard contact.channel == .voice, declared >= 0 || isOutbound else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .voice
          ? .because("nobody was called: there is no call to check, and no answer is declared") : .told)
    }
    let next: Next =
      declared < 0
      ? turn.take(branches, matching: .callAnswered, &contact) : .take(BranchIndex(raw: declared))
    effects.askStandIn(
      effects.addText(declared < 0 ? "a person took the call" : "the call was taken as declared"), next)
    return next
  }
}
