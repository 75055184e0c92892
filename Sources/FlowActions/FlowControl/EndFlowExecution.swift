import ContactCenter
import FlowDocument
import FlowEngine

/// Ends this flow without hanging up: the contact goes back to what comes after it, or ends when nothing does.
///
/// Where a list of prompts was interrupted, it resumes that (reference, section 2.4; the block is "End flow / Resume"). Inside
/// a module it ends the flow that invoked it too, unless the service rule `endFlowInModule` says otherwise. In a flow
/// that nothing follows, as an inbound one, the contact ends.
struct EndFlowExecution: FlowAction {
  static let description = ActionDescription(
    "EndFlowExecution", in: .flowControl, "Ends this flow without hanging up", fidelity: .exact,
    nextAction: .none,
    flowTypes: [.customerQueue, .customerWhisper, .agentWhisper, .outboundWhisper, .module],
    worksAnywhere: true)

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self { Self() }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if contact.execution.isInModule, turn.rules.endFlowInModule == .returns {
      turn.gatherNothingForModule(&effects)
      return .comeBack(.missing)
    }
    if let interruption = contact.execution.interruption { return .resume(interruption.action) }
    return .leave(.flowEnded)
  }
}
