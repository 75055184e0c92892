import FlowEngine

/// Reads calculated attributes of a customer profile into `$.Customer.CalculatedAttributes`.
struct GetCalculatedAttributesForCustomerProfile: RecordAction {
  static let description = ActionDescription(
    "GetCalculatedAttributesForCustomerProfile", in: .interactions,
    "Reads calculated attributes of a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noneFoundError), .required(.noMatchingError)])

  static let use = RecordUse.calculatedAttributes
  static let noneFound = ErrorType.noneFoundError

  let call: RecordCall
}
