import ContactCenter
import FlowDocument
import FlowEngine

/// Moves a waiting contact to another queue, as a new segment of its contact: `$.ContactId` changes.
///
/// The flow goes on behind it while the contact waits there, until an agent has it (reference, section 2.5). Outside a
/// queue, or after 11 moves, it is an error; where the other queue is full the contact stays where it was.
struct DequeueContactAndTransferToQueue: FlowAction {
  static let description = ActionDescription(
    "DequeueContactAndTransferToQueue", in: .contact, "Moves the contact to another queue",
    fidelity: .exact,
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
    ],
    errors: [.required(.queueAtCapacity), .required(.noMatchingError)], nextAction: .success,
    flowTypes: [.customerQueue, .module])

  let branches: BranchTable
  let queue: QueueChoice

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, queue: QueueChoice(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard let found = queue.queue(turn, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, queue.refusal(turn, &contact))
    }
    effects.ask(.moveToQueue(found))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .queueAnswered(let answer) = event else { return .ignored }
    switch answer {
    case .entered: return turn.next(branches)
    case .atCapacity:
      return turn.fail(
        branches, .queueAtCapacity, &effects, .because("the queue is full: the contact stays where it waits"))
    case .refused: return turn.fail(branches, .noMatchingError, &effects, .told)
    }
  }
}
