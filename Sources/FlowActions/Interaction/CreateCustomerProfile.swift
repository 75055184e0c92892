import FlowEngine

/// Creates a customer profile, a record of the store: `$.Customer.ProfileId` and the fields asked for.
struct CreateCustomerProfile: RecordAction {
  static let description = ActionDescription(
    "CreateCustomerProfile", in: .interactions, "Creates a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData", .map, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.createProfile

  let call: RecordCall
}
