import FlowDocument
import FlowEngine

extension Effects {
  /// Says why an action fails that is about the target queue of a contact that has none.
  @inline(never) mutating func askWhyNoQueue() { askWhy("no queue is set") }
}

/// The queue an action asks about: that of an agent it names, else the one it names, else the target queue.
struct QueueChoice: Sendable, BitwiseCopyable {
  /// The wording of the queue, or of the agent; -1 where neither is named.
  private let named: Int32
  private let isAgents: Bool

  init(_ source: ActionSource, _ program: inout ProgramBuilder) {
    let name = source.action.resourceName(["QueueId"])
    program.declareQueue(source, "QueueId", named: name)
    let queue = program.resource(source, "QueueId", named: name)
    let agent = program.agent(source)
    named = (agent ?? queue)?.raw ?? -1
    isAgents = agent != nil
  }

  /// The queue; nil when there is no such one, and where none is named or set that is said.
  func queue(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> QueueIndex? {
    guard named >= 0 else {
      if contact.targetQueue == nil { effects.askWhyNoQueue() }
      return contact.targetQueue
    }
    let wording = TextHandle(raw: named)
    return isAgents ? turn.agentQueue(wording, &contact) : turn.queue(wording, &contact)
  }
}
