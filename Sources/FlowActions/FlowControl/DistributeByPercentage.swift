import ContactCenter
import FlowDocument
import FlowEngine

/// Draws a whole number from 1 to 100 and branches on it.
struct DistributeByPercentage: FlowAction {
  static let description = ActionDescription(
    "DistributeByPercentage", in: .flowControl, "Sends contacts different ways by chance", fidelity: .exact,
    conditions: .numbers, errors: [.required(.noMatchingCondition)], nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .outboundWhisper, .module])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.take(branches, matching: Int64(contact.draw(in: 1...100)), &contact)
  }
}
