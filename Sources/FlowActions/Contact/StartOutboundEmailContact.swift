import ContactCenter
import FlowDocument
import FlowEngine

/// Sends an e-mail.
struct StartOutboundEmailContact: FlowAction {
  static let description = ActionDescription(
    "StartOutboundEmailContact", in: .contact, "Sends an e-mail",
    fidelity: .stubbed("its parameters are not published, and no e-mail leaves touchtone"),
    errors: [.required(.noMatchingError)])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    return way.take(orElse: turn.next(way.branches), turn, &contact, &effects)
  }
}
