import FlowDocument
import FlowEngine

/// The queue an action asks about: the one it names, else the target queue; an agent's own queue is not here.
struct QueueChoice: Sendable, BitwiseCopyable {
  /// What a person is told about the queue of a single agent.
  static let agentQueueWords = "the queue of a single agent is not simulated"

  private let named: TextHandle?
  /// What is said where an agent's own queue is asked for; nil where none is.
  private let agentQueueNote: TextHandle?

  init(_ source: ActionSource, _ program: inout ProgramBuilder) {
    let name = source.action.resourceName(["QueueId"])
    program.declareQueue(source, "QueueId", named: name)
    named = program.resource(source, "QueueId", named: name)
    let agent = source.action.parameter("AgentId")?.scalarText ?? ""
    agentQueueNote = agent.isEmpty ? nil : program.text(Self.agentQueueWords)
  }

  /// The queue, or nil with the words why, when it is an agent's own; nil also when there is no such queue.
  func queue(
    _ turn: borrowing Turn, _ contact: inout Contact, failing failure: Next, _ effects: inout Effects
  ) -> QueueIndex? {
    if let agentQueueNote {
      effects.askStandIn(turn.text(of: agentQueueNote, &contact, &effects), failure)
      return nil
    }
    guard let named else { return contact.targetQueue }
    return turn.queue(named, &contact)
  }
}
