import FlowDocument
import FlowEngine

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

  /// The queue; nil when there is no such one, or none is named or set.
  func queue(_ turn: borrowing Turn, _ contact: inout Contact) -> QueueIndex? {
    guard named >= 0 else { return contact.targetQueue }
    let wording = TextHandle(raw: named)
    return isAgents ? turn.agentQueue(wording, &contact) : turn.queue(wording, &contact)
  }

  /// Why there is no queue, where there is none.
  func refusal(_ turn: borrowing Turn, _ contact: inout Contact) -> FailureReason {
    guard named >= 0 else { return .because("no queue is set") }
    return Self.refusal(of: TextHandle(raw: named), isAgents: isAgents, turn, &contact)
  }

  /// Why a wording leads to no queue.
  static func refusal(
    of wording: TextHandle, isAgents: Bool, _ turn: borrowing Turn, _ contact: inout Contact
  ) -> FailureReason {
    .lacks(
      turn.words(for: wording, &contact, isAgents ? "no agent is named" : "no queue is named") {
        isAgents ? "the agent \($0) is not here" : "the queue \($0) is not here"
      })
  }
}
