import ContactCenter
import FlowDocument
import FlowEngine

/// Switches the flow log on or off from here on.
struct UpdateFlowLoggingBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateFlowLoggingBehavior", in: .flowControl, "Switches the flow log", fidelity: .exact,
    parameters: [
      ParameterDescription("FlowLoggingBehavior", .choice(["Enabled", "Disabled"]), required: true)
    ])

  let branches: BranchTable
  let isOn: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches,
      isOn: source.action.parameter("FlowLoggingBehavior")?.string?.lowercased() == "enabled")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    contact.setLogging(isOn)
    effects.ask(.fact(.flowLogging(isOn)))
    return turn.next(branches)
  }
}
