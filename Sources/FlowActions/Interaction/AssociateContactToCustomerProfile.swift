import ContactCenter
import FlowDocument
import FlowEngine

/// Links a contact and a customer profile of the store.
struct AssociateContactToCustomerProfile: FlowAction {
  static let description = ActionDescription(
    "AssociateContactToCustomerProfile", in: .interactions, "Links the contact to a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.ContactId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["ProfileRequestData", "ProfileResponseData"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.associateProfile, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
