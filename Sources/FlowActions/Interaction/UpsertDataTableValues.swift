import ContactCenter
import FlowDocument
import FlowEngine

/// Writes values of rows of a data table, and makes the rows that are missing.
struct UpsertDataTableValues: FlowAction {
  static let description = ActionDescription(
    "UpsertDataTableValues", in: .interactions, "Writes rows of a data table",
    fidelity: .approximated(
      "the table is one of the store; the lock version is not compared, and a default value is none"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("LockVersion", .text, required: true, dynamic: .single),
      ParameterDescription("DataTableUpsertAttributes", .list, required: true, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      call: RecordCall(
        source, sending: ["DataTableId", "LockVersion", "DataTableUpsertAttributes"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.writeTable, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
