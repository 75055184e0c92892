import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine

extension ContactCenterDefinition {
  /// What most tests need of a center: hours, two queues, one of them with a number of its own.
  public static let test = ContactCenterDefinition(
    name: "test",
    hours: [HoursDefinition(name: "Office", arn: "arn:x/operating-hours/office", hours: .always(zone: .utc))],
    queues: [
      QueueDefinition(
        name: "Support", arn: "arn:x/queue/support-id", hours: 0,
        outboundCallerId: try? PhoneNumber("+911800000701")), QueueDefinition(name: "Sales", hours: 0),
    ],
    agents: [AgentDefinition(name: "Ann Lee", arn: "arn:x/agent/ann-id")])
}

extension Program {
  /// Links flows given as text.
  public static func linking(
    _ flows: [FlowText], center: ContactCenterDefinition = .test, rules: ServiceRules = ServiceRules(),
    isLoneFlow: Bool = false, branches: [String: String] = [:]
  ) throws -> Program {
    var builder = ProgramBuilder(
      center: center, catalog: .standard, rules: rules, isLoneFlow: isLoneFlow, branches: branches)
    return builder.link(
      try flows.map { flow in
        (try FlowDocument(parsing: Array(flow.text.utf8), named: flow.name + ".json"), references: [])
      })
  }

  public func identifier(_ action: ActionIndex) -> String { actionSources[action.index].action.identifier }
}
