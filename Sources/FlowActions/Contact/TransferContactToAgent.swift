import ContactCenter
import FlowDocument
import FlowEngine

/// Transfers the contact to the agent whom a quick connect names; a busy agent means that the contact is disconnected.
struct TransferContactToAgent: FlowAction {
  static let description = ActionDescription(
    "TransferContactToAgent", in: .contact, "Transfers the contact to the agent of a quick connect",
    fidelity: .approximated(
      "no quick connect names an agent here: the agent is taken as busy, and the contact is disconnected"),
    nextAction: .none, flowTypes: [.agentTransfer, .queueTransfer, .module], channels: [.voice])

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self { Self() }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let next = Next.leave(.disconnected)
    effects.askStandIn(effects.addText("the agent of a quick connect is not here: taken as busy"), next)
    return next
  }
}
