import ContactCenter
import FlowDocument
import FlowEngine

/// Creates another contact.
struct CreateContact: FlowAction {
  static let description = ActionDescription(
    "CreateContact", in: .contact, "Creates another contact",
    fidelity: .stubbed("its parameters are not published, so nobody knows which contact is meant"),
    errors: [.required(.noMatchingError)])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    return way.take(orElse: turn.next(way.branches), turn, &contact, &effects)
  }
}
