import ContactCenter
import FlowDocument
import FlowEngine

/// Changes the customer profile that is named, else the one that the flow found or made last.
struct UpdateCustomerProfile: FlowAction {
  static let description = ActionDescription(
    "UpdateCustomerProfile", in: .interactions, "Changes a customer profile",
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
    call.ask(.updateProfile, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
