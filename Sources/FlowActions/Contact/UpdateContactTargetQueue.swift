import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the queue that later actions and transfers use, or the queue of one agent: `$.Queue`.
struct UpdateContactTargetQueue: FlowAction {
  static let description = ActionDescription(
    "UpdateContactTargetQueue", in: .contact, "Sets the contact's target queue",
    fidelity: .exact,
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
    ],
    errors: [.required(.noMatchingError)], flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable
  let queue: TextHandle?
  /// The agent whose queue it is; nil for a standard queue.
  let agent: TextHandle?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["QueueId"])
    program.declareQueue(source, "QueueId", named: name)
    return Self(
      branches: source.branches, queue: program.resource(source, "QueueId", named: name),
      agent: program.agent(source))
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    guard let named = agent ?? queue else {
      return turn.fail(branches, .noMatchingError, &effects, .because("no queue is named"))
    }
    guard let found = agent == nil ? turn.queue(named, &contact) : turn.agentQueue(named, &contact) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        QueueChoice.refusal(of: named, isAgents: agent != nil, turn, &contact))
    }
    turn.setTargetQueue(found, of: &contact)
    if turn.isUnknown(found) { sayStandIn(named, turn, &contact, &effects) }
    return turn.next(branches)
  }

  /// The queue that an attribute of a lone flow names has the name that its reference gives it.
  private func sayStandIn(
    _ named: TextHandle, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) {
    let reference = turn.string(of: named, &contact)
    let name = ResourceReference.lastPart(of: reference) ?? reference
    contact.set(.queueARN, reference, turn.program)
    contact.set(.queueName, name, turn.program)
    let words =
      agent == nil
      ? "the queue \"\(name)\" is not here: it has room, and one agent by script"
      : "the agent \"\(name)\" is not here: one by script takes the contact"
    effects.askStandIn(effects.addText(words), turn.next(branches))
  }
}
