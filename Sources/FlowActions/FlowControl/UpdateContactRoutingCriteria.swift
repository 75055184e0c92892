import ContactCenter
import FlowDocument
import FlowEngine

/// Says by which steps agents are matched (the name that the service takes). The steps are kept; agents here have nothing to match.
struct UpdateContactRoutingCriteria: FlowAction {
  static let description = ActionDescription(
    "UpdateContactRoutingCriteria", in: .flowControl, "Sets how agents are matched",
    fidelity: RoutingCriteriaForm.fidelity,
    parameters: [ParameterDescription("RoutingCriteria", .map, required: true, dynamic: .text)],
    errors: [.required(.noMatchingError)],
    flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable
  let isGood: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, isGood: RoutingCriteriaForm.isGood(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard isGood else { return turn.fail(branches, .noMatchingError) }
    effects.ask(.fact(.routingCriteria))
    return turn.next(branches)
  }
}
