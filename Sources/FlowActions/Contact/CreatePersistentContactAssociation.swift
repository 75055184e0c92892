import ContactCenter
import FlowDocument
import FlowEngine

/// Lets a chat go on where an earlier one ended. No earlier chat is here, so the customer sees nothing of it.
struct CreatePersistentContactAssociation: FlowAction {
  static let description = ActionDescription(
    "CreatePersistentContactAssociation", in: .contact, "Goes on with an earlier chat",
    fidelity: .approximated(
      "any contact id is taken for that of an earlier chat, and what was said there is not here"),
    parameters: [
      ParameterDescription(
        "RehydrationType", .choice(["ENTIRE_PAST_SESSION", "FROM_SEGMENT"]), required: true),
      ParameterDescription("SourceContactId", .text, required: true, dynamic: .single),
    ],
    errors: [.required(.noMatchingError)], channels: [.chat])

  let branches: BranchTable
  let source: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, source: program.text(source, "SourceContactId") ?? program.text(""))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat, !turn.string(of: source, &contact).isEmpty else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .chat ? .lacks("no chat is named to go on with") : .told)
    }
    return turn.next(branches)
  }
}
