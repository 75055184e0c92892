import FlowDocument
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

  static func fidelity(of action: DocumentAction) -> Fidelity {
    let contact = action.parameter("ProfileRequestData", "ContactId")?.scalarText ?? ""
    // What is not a contact's own id may be no contact's at all.
    guard contact.hasSuffix("ContactId"), contact.hasPrefix("$.") else {
      return .approximated("any text is taken for a contact's id")
    }
    return .exact
  }

  static let use = RecordUse.associateProfile

  let call: RecordCall
}
