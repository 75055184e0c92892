import ContactCenter
import FlowDocument
import FlowEngine

/// Reads calculated attributes of a customer profile into `$.Customer.CalculatedAttributes`.
struct GetCalculatedAttributesForCustomerProfile: FlowAction {
  static let description = ActionDescription(
    "GetCalculatedAttributesForCustomerProfile", in: .interactions,
    "Reads calculated attributes of a customer profile",
    fidelity: .approximated(
      "nothing is calculated: the values are those under CalculatedAttributes in the store"),
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noneFoundError), .required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["ProfileRequestData", "ProfileResponseData"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.calculatedAttributes, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn, none: .noneFoundError)
  }
}
