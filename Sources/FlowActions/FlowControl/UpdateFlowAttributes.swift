import ContactCenter
import FlowDocument
import FlowEngine

/// Sets values that live as long as this run of the flow, all of them or none; 32 KB at most.
struct UpdateFlowAttributes: FlowAction {
  static let description = ActionDescription(
    "UpdateFlowAttributes", in: .flowControl, "Sets values of this run of the flow", fidelity: .exact,
    parameters: [ParameterDescription("FlowAttributes", .map, required: true, dynamic: .text)],
    errors: [.required(.noMatchingError)])

  let attributes: AssignmentRange
  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    for member in source.action.parameter("FlowAttributes")?.members ?? [] where member.value["Value"] == nil
    {
      program.report(
        member.value.finding(
          .warning, "the flow attribute \"\(member.name)\" is no object with a \"Value\"",
          rule: "parameter-form",
          why: "the service refuses a flat string here",
          fix: "write {\"Value\": …}"))
      program.approximate(
        source.index,
        "the service refuses \"\(member.name)\" as it is no object with a \"Value\": here it is the value")
    }
    return Self(
      attributes: program.assignments(source, "FlowAttributes", in: .flowAttributes),
      branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard turn.setFlowAttributes(attributes, &contact, &effects) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because("the flow attributes would have more than 32 KB: none is set"))
    }
    return turn.next(branches)
  }
}
