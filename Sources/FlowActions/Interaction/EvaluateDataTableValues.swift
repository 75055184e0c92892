import FlowEngine

/// Reads values of rows into `$.DataTables.<query>`; a row that is not there gives nothing, a table that is not there is an error.
struct EvaluateDataTableValues: RecordAction {
  static let description = ActionDescription(
    "EvaluateDataTableValues", in: .interactions, "Reads values of a data table",
    fidelity: .approximated("the table is one of the store, without formulas"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("Queries", .list, required: true, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.evaluateTable

  let call: RecordCall
}
