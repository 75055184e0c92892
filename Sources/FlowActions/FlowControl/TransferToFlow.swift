import ContactCenter
import FlowDocument
import FlowEngine

/// Goes on at the start of another flow, for good. Attributes and the target queue stay; flow attributes do not.
struct TransferToFlow: FlowAction {
  static let description = ActionDescription(
    "TransferToFlow", in: .flowControl, "Goes on in another flow", fidelity: .exact,
    parameters: [ParameterDescription("ContactFlowId", .resource("flow"), required: true, dynamic: .single)],
    errors: [.required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable
  let flow: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["ContactFlowId"])
    program.nameResource(source.action.parameter("ContactFlowId"), as: name)
    return Self(
      branches: source.branches,
      flow: program.resource(source, "ContactFlowId", named: name) ?? program.text(""))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let reference = turn.string(of: flow, &contact)
    if reference.isEmpty {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no flow is named to go on in"))
    }
    if let found = turn.program.flow(referredToAs: reference) { return .enter(found) }
    return .leave(.flowNotHere(turn.value(of: flow, &contact)))
  }
}
