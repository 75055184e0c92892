import FlowEngine

/// Reads the latest object of a customer profile, or the one with a value, into `$.Customer`.
struct GetCustomerProfileObject: RecordAction {
  static let description = ActionDescription(
    "GetCustomerProfileObject", in: .interactions, "Reads an object of a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.ObjectType", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.UseLatest", .flag),
      ParameterDescription("ProfileRequestData.IdentifierName", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.IdentifierValue", .text, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noneFoundError), .required(.noMatchingError)])

  static let use = RecordUse.findProfileObject
  static let noneFound = ErrorType.noneFoundError

  let call: RecordCall
}
