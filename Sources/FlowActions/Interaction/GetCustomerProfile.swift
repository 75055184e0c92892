import FlowEngine

/// Finds the one customer profile of the store that has the values, and loads the fields asked for into `$.Customer`.
struct GetCustomerProfile: RecordAction {
  static let description = ActionDescription(
    "GetCustomerProfile", in: .interactions, "Finds a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData.IdentifierName", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.IdentifierValue", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.SearchCriteria", .list, dynamic: .text),
      ParameterDescription("ProfileRequestData.LogicalOperator", .choice(["AND", "OR"])),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.multipleFoundError), .required(.noneFoundError), .required(.noMatchingError)])

  static let use = RecordUse.findProfile
  static let noneFound = ErrorType.noneFoundError
  static let severalFound = ErrorType.multipleFoundError

  let call: RecordCall
}
