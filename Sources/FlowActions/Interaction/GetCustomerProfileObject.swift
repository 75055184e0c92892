import ContactCenter
import FlowDocument
import FlowEngine

/// Reads the latest object of a customer profile, or the one with a value, into `$.Customer`.
struct GetCustomerProfileObject: FlowAction {
  static let description = ActionDescription(
    "GetCustomerProfileObject", in: .interactions, "Reads an object of a customer profile",
    fidelity: .approximated("objects are those of the store; the latest is the one with the last id"),
    parameters: [
      ParameterDescription("ProfileRequestData.ProfileId", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.ObjectType", .text, required: true, dynamic: .text),
      ParameterDescription("ProfileRequestData.UseLatest", .flag),
      ParameterDescription("ProfileRequestData.IdentifierName", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.IdentifierValue", .text, dynamic: .text),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.noneFoundError), .required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["ProfileRequestData", "ProfileResponseData"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.findProfileObject, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn, none: .noneFoundError)
  }
}
