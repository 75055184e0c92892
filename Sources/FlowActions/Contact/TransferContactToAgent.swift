import ContactCenter
import FlowDocument
import FlowEngine

/// Transfers the contact to the agent whom a quick connect names; a busy agent means that the contact is disconnected.
struct TransferContactToAgent: FlowAction {
  static let description = ActionDescription(
    "TransferContactToAgent", in: .contact, "Transfers the contact to the agent of a quick connect",
    fidelity: .exact,
    nextAction: .none, flowTypes: [.agentTransfer, .queueTransfer, .module], channels: [.voice])

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self { Self() }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else { return .leave(.disconnected) }
    effects.ask(.transferToAgent)
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .queueAnswered(.entered): return .leave(.queued)
    case .queueAnswered: return .leave(.disconnected)
    case .answered:
      let next = Next.leave(.disconnected)
      effects.askStandIn(effects.addText("no quick connect to an agent leads here: taken as busy"), next)
      return next
    default: return .ignored
    }
  }
}
