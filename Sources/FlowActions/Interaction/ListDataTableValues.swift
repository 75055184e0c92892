import ContactCenter
import FlowDocument
import FlowEngine

/// Reads whole rows into `$.DataTableList.ResultData`.
struct ListDataTableValues: FlowAction {
  static let description = ActionDescription(
    "ListDataTableValues", in: .interactions, "Reads rows of a data table",
    fidelity: .approximated(
      "the table is one of the store; how the service names the rows of its result is not published"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("PrimaryKeyGroups", .list, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["DataTableId", "PrimaryKeyGroups"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.listTable, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
