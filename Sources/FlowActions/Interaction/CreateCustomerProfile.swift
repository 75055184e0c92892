import ContactCenter
import FlowDocument
import FlowEngine

/// Creates a customer profile, a record of the store: `$.Customer.ProfileId` and the fields asked for.
struct CreateCustomerProfile: FlowAction {
  static let description = ActionDescription(
    "CreateCustomerProfile", in: .interactions, "Creates a customer profile",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ProfileRequestData", .map, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["ProfileRequestData", "ProfileResponseData"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.createProfile, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
