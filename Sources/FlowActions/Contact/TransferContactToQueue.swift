import ContactCenter
import FlowDocument
import FlowEngine

/// Puts the contact into its target queue and ends this flow.
struct TransferContactToQueue: FlowAction {
  static let description = ActionDescription(
    "TransferContactToQueue", in: .contact, "Puts the contact into its target queue", fidelity: .exact,
    errors: [.required(.queueAtCapacity), .required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    guard let queue = contact.targetQueue else {
      return turn.fail(branches, .noMatchingError, &effects, .because("no queue is set"))
    }
    effects.ask(.enterQueue(queue))
    return .wait
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .queueAnswered(let answer) = event else { return .ignored }
    switch answer {
    case .entered:
      contact.emptyTypeAhead()
      return .leave(.queued)
    case .atCapacity:
      return turn.fail(branches, .queueAtCapacity, &effects, .because("the queue is full"))
    case .refused: return turn.fail(branches, .noMatchingError, &effects, .told)
    }
  }
}
