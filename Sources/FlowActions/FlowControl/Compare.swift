import ContactCenter
import FlowDocument
import FlowEngine

/// Branches on one value. Texts are compared exactly; a number operator is false when either side is no number.
struct Compare: FlowAction {
  static let description = ActionDescription(
    "Compare", in: .flowControl, "Branches on one value", fidelity: .exact,
    parameters: [ParameterDescription("ComparisonValue", .text, required: true, dynamic: .single)],
    conditions: .all, errors: [.required(.noMatchingCondition)], nextAction: .mirror)

  let branches: BranchTable
  let value: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let value = program.text(source, "ComparisonValue")
    if value == nil {
      program.report(
        source.action.value.finding(
          "\"\(source.action.identifier)\" does not say what it compares", rule: "missing-parameter",
          fix: "add \"ComparisonValue\" with a reference such as \"$.Attributes.name\""))
    }
    if let written = source.action.parameter("ComparisonValue"), let text = written.scalarText,
      !text.hasPrefix("$"), !text.isPlaceholder
    {
      program.approximate(
        source.index, "the service refuses a \"ComparisonValue\" that is no reference: it is compared here")
    }
    return Self(branches: source.branches, value: value ?? program.text(""))
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    turn.take(branches, matching: turn.value(of: value, &contact), &contact)
  }
}
