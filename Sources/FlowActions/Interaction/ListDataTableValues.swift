import FlowEngine

/// Reads whole rows into `$.DataTableList.ResultData`.
struct ListDataTableValues: RecordAction {
  static let description = ActionDescription(
    "ListDataTableValues", in: .interactions, "Reads rows of a data table",
    fidelity: .approximated(
      "the table is one of the store; how the service names the rows of its result is not published"),
    parameters: [
      ParameterDescription("DataTableId", .text, required: true, dynamic: .single),
      ParameterDescription("PrimaryKeyGroups", .list, dynamic: .text),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.listTable

  let call: RecordCall
}
