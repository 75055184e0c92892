import ContactCenter
import FlowDocument
import FlowEngine

/// Changes a case of the store; the contact may be linked to it.
struct UpdateCase: FlowAction {
  static let description = ActionDescription(
    "UpdateCase", in: .contact, "Changes a case",
    fidelity: .approximated("templates are not here, so every field is taken"),
    parameters: [
      ParameterDescription("LinkContactToCase", .flag, required: true),
      ParameterDescription("CaseId", .text, required: true, dynamic: .text),
      ParameterDescription("CaseRequestFields", .map, dynamic: .text),
    ],
    errors: [.optional(.contactNotLinked), .required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: ["LinkContactToCase", "CaseId", "CaseRequestFields"], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.updateCase, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
