import FlowEngine

/// Writes values of rows of a data table, and makes the rows that are missing.
struct UpsertDataTableValues: RecordAction {
  static let description = ActionDescription(
    "UpsertDataTableValues", in: .interactions, "Writes rows of a data table",
    fidelity: .approximated(
      "the table is one of the store, which is made where it is missing; a default value is none"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("LockVersion", .text, required: true, dynamic: .single),
      ParameterDescription("DataTableUpsertAttributes", .list, required: true, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.writeTable

  let call: RecordCall
}
