import ContactCenter
import FlowDocument
import FlowEngine

/// Goes on at the start of another flow, for good. Attributes and the target queue stay; flow attributes do not.
///
/// Where the flow is not here the call ends as going on there, or takes the declared branch.
struct TransferToFlow: FlowAction {
  static let description = ActionDescription(
    "TransferToFlow", in: .flowControl, "Goes on in another flow", fidelity: .exact,
    parameters: [ParameterDescription("ContactFlowId", .resource("flow"), required: true, dynamic: .single)],
    errors: [.required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .module])

  let branches: BranchTable
  let flow: TextHandle
  /// What a flow that is not here stands in with; -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["ContactFlowId"])
    program.nameResource(source.action.parameter("ContactFlowId"), as: name)
    program.need("ContactFlowId", for: .transfer, source)
    return Self(
      branches: source.branches,
      flow: program.resource(source, "ContactFlowId", named: name) ?? program.text(""),
      declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let reference = turn.string(of: flow, &contact)
    if reference.isEmpty {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no flow is named to go on in"))
    }
    if let found = turn.program.flow(referredToAs: reference) {
      guard let refusal = FlowUse.transfer.refusal(of: turn.program.flows[found.index]) else {
        return .enter(found)
      }
      return turn.fail(branches, .noMatchingError, &effects, .because(refusal))
    }
    guard declared >= 0 else { return .leave(.flowNotHere(turn.value(of: flow, &contact))) }
    let next = Next.take(BranchIndex(raw: declared))
    effects.askStandIn(
      effects.addText("the flow \"\(turn.program.shownName(of: reference))\" is not here"), next)
    return next
  }
}
