import ContactCenter
import FlowDocument
import FlowEngine

/// Hangs up.
struct DisconnectParticipant: FlowAction {
  static let description = ActionDescription(
    "DisconnectParticipant", in: .participant, "Hangs up", fidelity: .exact, nextAction: .none,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module])

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self { Self() }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    .leave(.disconnected)
  }
}
