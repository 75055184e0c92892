import ContactCenter
import FlowDocument
import FlowEngine

/// Loads the body of an e-mail. A contact by voice or chat, or a task, has none: an error.
struct LoadContactContent: FlowAction {
  static let description = ActionDescription(
    "LoadContactContent", in: .contact, "Loads the body of an e-mail",
    fidelity: .exact,
    parameters: [ParameterDescription("ContentType", .choice(["EmailMessage"]), required: true)],
    errors: [.required(.noMatchingError)], channels: [])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.fail(
      branches, .noMatchingError, &effects,
      .because("LoadContactContent works on an e-mail, and there are none here"))
  }
}
