import ContactCenter
import FlowDocument
import FlowEngine

/// Loads the figures of a queue into `$.Metrics`.
struct GetMetricData: FlowAction {
  static let description = ActionDescription(
    "GetMetricData", in: .flowControl, "Loads the figures of a queue",
    fidelity: .approximated(
      "the figures are of this moment, the service's are 5 to 10 s old; the queue of a single agent is not here"
    ),
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
      ParameterDescription("QueueChannel", .choice(["Voice", "Chat"]), dynamic: .single),
    ],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let queue: QueueChoice

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, queue: QueueChoice(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let failure = turn.fail(branches, .noMatchingError)
    guard let found = queue.queue(turn, &contact, failing: failure, &effects) else { return failure }
    effects.ask(.loadMetrics(found))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .metricsLoaded(let isLoaded) = event else { return .ignored }
    return isLoaded ? turn.next(branches) : turn.fail(branches, .noMatchingError)
  }
}
