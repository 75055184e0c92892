import ContactCenter
import FlowDocument
import FlowEngine

/// Ends this flow without hanging up: the contact goes back to what comes after it, or ends when nothing does.
struct EndFlowExecution: FlowAction {
  static let description = ActionDescription(
    "EndFlowExecution", in: .flowControl, "Ends this flow without hanging up", fidelity: .exact,
    nextAction: .none,
    flowTypes: [.customerQueue, .customerWhisper, .agentWhisper, .outboundWhisper, .module])

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self { Self() }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    .leave(.flowEnded)
  }
}
