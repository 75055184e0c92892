import ContactCenter
import FlowDocument
import FlowEngine

/// Reads values of rows into `$.DataTables.<query>`; a row that is not there gives nothing, a table that is not there is an error.
struct EvaluateDataTableValues: FlowAction {
  static let description = ActionDescription(
    "EvaluateDataTableValues", in: .interactions, "Reads values of a data table",
    fidelity: .approximated("the table is one of the store, without formulas"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("Queries", .list, required: true, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["DataTableId", "Queries"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.evaluateTable, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
