import FlowEngine

/// Changes the customer profile that is named, else the one that the flow found or made last.
struct UpdateCustomerProfile: RecordAction {
  static let description = ActionDescription(
    "UpdateCustomerProfile", in: .interactions, "Changes a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData", .map, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.updateProfile

  let call: RecordCall
}
