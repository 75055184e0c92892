import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the number that a callback dials: `$.CallbackNumber`. It must be a whole number with its country's code.
///
/// Which numbers the instance may dial is said by `callbacks` in center.json; without that it is every valid one.
struct UpdateContactCallbackNumber: FlowAction {
  static let description = ActionDescription(
    "UpdateContactCallbackNumber", in: .contact, "Sets the number for a callback",
    fidelity: .exact,
    parameters: [ParameterDescription("CallbackNumber", .text, required: true, dynamic: .single)],
    errors: [.required(.invalidCallbackNumber), .required(.callbackNumberNotDialable)],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module], channels: [.voice])

  let branches: BranchTable
  let number: TextHandle
  /// -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if let written = source.action.parameter("CallbackNumber"), let text = written.scalarText,
      !text.isPlaceholder, !program.isReference(written)
    {
      program.report(
        written.finding(
          "\"CallbackNumber\" of \"\(source.action.identifier)\" is no reference: \"\(text)\"",
          rule: "not-a-reference", why: "the service allows a reference only",
          fix: "set an attribute to it before, and refer to that"))
      program.approximate(
        source.index, "the service refuses a \"CallbackNumber\" that is no reference: it is taken here")
    }
    return Self(
      branches: source.branches, number: program.text(source, "CallbackNumber") ?? program.text(""),
      declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let text = turn.string(of: number, &contact)
    guard contact.channel == .voice, let found = try? PhoneNumber(text), found.e164 == text else {
      return turn.fail(
        branches, .invalidCallbackNumber, &effects,
        contact.channel != .voice
          ? .told
          : .lacks(
            text.isEmpty
              ? "there is no number to call back" : "\"\(text)\" is no number such as +14155550123"))
    }
    if !turn.program.center.callbacks.canDial(found) {
      return turn.fail(
        branches, .callbackNumberNotDialable, &effects,
        .because("the center calls nobody in the country of \(text)"))
    }
    if declared >= 0 {
      let next = Next.take(BranchIndex(raw: declared))
      effects.askStandIn(effects.addText("the number is taken as declared"), next)
      return next
    }
    contact.setField(.callbackNumber, turn.value(of: number, &contact))
    return turn.next(branches)
  }
}
