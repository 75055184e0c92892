import ContactCenter
import FlowDocument
import FlowEngine

/// Branches on one figure of a queue: its agents, its length, its oldest contact's age (in milliseconds).
struct CheckMetricData: FlowAction {
  static let description = ActionDescription(
    "CheckMetricData", in: .flowControl, "Branches on one figure of a queue",
    fidelity: .exact,
    parameters: [
      ParameterDescription("MetricType", .choice(Metric.allCases.map(\.name)), required: true),
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
    ],
    conditions: .numbers, errors: [.required(.noMatchingError), .required(.noMatchingCondition)],
    nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module])

  let branches: BranchTable
  let queue: QueueChoice
  let metric: Metric?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let value = source.action.parameter("MetricType")
    let written = value?.scalarText?.lowercased()
    let metric = Metric.allCases.first { $0.name.lowercased() == written }
    if metric == nil {
      program.report(
        (value ?? source.action.value).finding(
          "\"\(source.action.identifier)\" names no metric",
          rule: value == nil ? "missing-parameter" : "parameter-choice",
          why: "the metrics are " + Metric.allCases.map(\.name).joined(separator: ", ")))
    }
    return Self(branches: source.branches, queue: QueueChoice(source, &program), metric: metric)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard let metric else {
      return turn.fail(branches, .noMatchingError, &effects, .because("MetricType names no metric"))
    }
    guard let found = queue.queue(turn, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, queue.refusal(turn, &contact))
    }
    effects.ask(.askMetric(metric, found))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .metricAnswered(let number) = event else { return .ignored }
    guard let number else {
      return turn.fail(branches, .noMatchingError, &effects, .because("the queue has no such figure"))
    }
    return turn.take(branches, matching: number, &contact)
  }
}
