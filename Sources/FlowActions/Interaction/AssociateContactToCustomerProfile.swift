import FlowEngine

/// Links a contact and a customer profile of the store.
struct AssociateContactToCustomerProfile: RecordAction {
  static let description = ActionDescription(
    "AssociateContactToCustomerProfile", in: .interactions, "Links the contact to a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.ContactId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noMatchingError)])

  static let use = RecordUse.associateProfile

  let call: RecordCall
}
