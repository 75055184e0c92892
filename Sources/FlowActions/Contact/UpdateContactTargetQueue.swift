import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the queue that later actions and transfers use: `$.Queue`.
///
/// An agent's own queue is not simulated yet, so a flow that asks for one takes the error branch, and says so.
struct UpdateContactTargetQueue: FlowAction {
  static let description = ActionDescription(
    "UpdateContactTargetQueue", in: .contact, "Sets the contact's target queue",
    fidelity: .approximated("the queue of a single agent is not here: NoMatchingError"),
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
    ],
    errors: [.required(.noMatchingError)], flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable
  let queue: TextHandle?
  /// What is said where an agent's own queue is asked for; nil where none is.
  let agentQueueNote: TextHandle?

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.parameter("AgentId") == nil ? .exact : description.fidelity
  }

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["QueueId"])
    program.declareQueue(source, "QueueId", named: name)
    let agent = source.action.parameter("AgentId")?.scalarText ?? ""
    return Self(
      branches: source.branches, queue: program.resource(source, "QueueId", named: name),
      agentQueueNote: agent.isEmpty ? nil : program.text(QueueChoice.agentQueueWords))
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    if let agentQueueNote {
      let failure = turn.fail(branches, .noMatchingError)
      effects.askStandIn(turn.text(of: agentQueueNote, &contact, &effects), failure)
      return failure
    }
    guard let queue, let found = turn.queue(queue, &contact) else {
      return turn.fail(branches, .noMatchingError)
    }
    turn.setTargetQueue(found, of: &contact)
    let next = turn.next(branches)
    if turn.isUnknown(found) {
      let reference = turn.string(of: queue, &contact)
      contact.set(.queueARN, reference, turn.program)
      let name = ResourceReference.lastPart(of: reference) ?? reference
      contact.set(.queueName, name, turn.program)
      effects.askStandIn(
        effects.addText("the queue \"\(name)\" is not here: it has room, and one agent by script"), next)
    }
    return next
  }
}
