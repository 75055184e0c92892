import ContactCenter
import FlowDocument
import FlowEngine

/// Loads the figures of a queue into `$.Metrics`: those of its contacts by all channels, or by one.
///
/// How old they are, and whether there are any while nothing goes on in the center, are service rules.
struct GetMetricData: FlowAction {
  static let description = ActionDescription(
    "GetMetricData", in: .flowControl, "Loads the figures of a queue", fidelity: .exact,
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
      ParameterDescription("QueueChannel", .choice(["Voice", "Chat"]), dynamic: .single),
    ],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let queue: QueueChoice
  /// The wording of the channel; nil for all of them.
  let channel: TextHandle?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches, queue: QueueChoice(source, &program),
      channel: program.text(source, "QueueChannel"))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let name = channel.map { turn.string(of: $0, &contact).uppercased() }
    let channel = name.flatMap(Channel.init)
    guard name == nil || channel != nil else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks("the figures are those of Voice, of Chat or of Task, not of \"\(name ?? "")\""))
    }
    guard let found = queue.queue(turn, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, queue.refusal(turn, &contact))
    }
    effects.ask(.loadMetrics(found, channel))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .metricsLoaded(let isLoaded) = event else { return .ignored }
    return isLoaded ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}
