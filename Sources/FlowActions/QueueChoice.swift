import FlowDocument
import FlowEngine

/// The queue an action asks about: the one it names, else the target queue; an agent's own queue is not here.
struct QueueChoice: Sendable, BitwiseCopyable {
  let named: TextHandle?
  let isAgentQueue: Bool

  init(_ source: ActionSource, _ program: inout ProgramBuilder) {
    program.declareQueue(source, "QueueId", named: source.resourceName(["queue"], "QueueId"))
    let id = source.action.parameter("QueueId")?.string
    named = id?.isEmpty == false ? program.text(source, "QueueId") : nil
    isAgentQueue = source.action.parameter("AgentId") != nil
  }

  func queue(_ turn: borrowing Turn, _ contact: inout Contact) -> QueueIndex? {
    if isAgentQueue { return nil }
    guard let named else { return contact.targetQueue }
    return turn.queue(named, &contact)
  }
}
