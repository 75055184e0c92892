import ContactCenter
import FlowDocument
import FlowEngine

/// Comes back from a module to the action that invoked it, perhaps by a branch of the module's own and with data.
///
/// A module that runs by itself just ends. Which parameters name the branch and hold the data is not documented:
/// `moduleResultParameter` and `moduleResultDataParameter` of the service rules say.
struct EndFlowModuleExecution: FlowAction {
  static let description = ActionDescription(
    "EndFlowModuleExecution", in: .contact, "Comes back from a module", fidelity: .exact, nextAction: .none,
    flowTypes: [.module])

  let result: TextHandle?
  let data: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      result: program.text(source, program.rules.moduleResultParameter),
      data: program.values(
        source.action.parameter(program.rules.moduleResultDataParameter), in: .loaded,
        under: "Modules.ResultData"))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.execution.isInModule else { return .leave(.flowEnded) }
    turn.gatherValues(data, &contact, &effects)
    return .comeBack(result.map { turn.value(of: $0, &contact) } ?? .missing)
  }
}
