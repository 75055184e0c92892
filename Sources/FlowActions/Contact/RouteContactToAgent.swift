import ContactCenter
import FlowDocument
import FlowEngine

/// Offers the contact to one agent, beyond what the agent takes at once.
struct RouteContactToAgent: FlowAction {
  static let description = ActionDescription(
    "RouteContactToAgent", in: .contact, "Offers the contact to one agent",
    fidelity: .stubbed("its parameters are not published, so nobody knows which agent is meant"),
    errors: [.required(.noMatchingError)], flowTypes: [.contactFlow, .module])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    return way.take(orElse: turn.next(way.branches), turn, &contact, &effects)
  }
}
