import ContactCenter
import FlowDocument
import FlowEngine

/// Finds the one customer profile of the store that has the values, and loads the fields asked for into `$.Customer`.
struct GetCustomerProfile: FlowAction {
  static let description = ActionDescription(
    "GetCustomerProfile", in: .interactions, "Finds a customer profile",
    fidelity: .approximated(
      "profiles are those of the store, found as soon as they are there, by equal values"),
    parameters: [
      ParameterDescription("ProfileRequestData.IdentifierName", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.IdentifierValue", .text, dynamic: .text),
      ParameterDescription("ProfileRequestData.SearchCriteria", .list, dynamic: .text),
      ParameterDescription("ProfileRequestData.LogicalOperator", .choice(["AND", "OR"])),
      ParameterDescription("ProfileResponseData", .list),
    ],
    errors: [.required(.multipleFoundError), .required(.noneFoundError), .required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["ProfileRequestData", "ProfileResponseData"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.findProfile, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn, none: .noneFoundError, several: .multipleFoundError)
  }
}
