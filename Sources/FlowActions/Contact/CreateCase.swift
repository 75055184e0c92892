import ContactCenter
import FlowDocument
import FlowEngine

/// Creates a case, a record of the store: `$.Case.case_id` and the fields given; the contact may be linked to it.
struct CreateCase: FlowAction {
  static let description = ActionDescription(
    "CreateCase", in: .contact, "Creates a case",
    fidelity: .approximated("templates are not here, so every field is taken"),
    parameters: [
      ParameterDescription("LinkContactToCase", .flag, required: true),
      ParameterDescription("CaseTemplateId", .text, required: true, dynamic: .single),
      ParameterDescription("CaseRequestFields", .map, dynamic: .text),
      ParameterDescription("ContactToLink", .choice(["Current", "Related"])),
    ],
    errors: [.optional(.contactNotLinked), .required(.noMatchingError)])

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      call: RecordCall(
        source, sending: ["LinkContactToCase", "CaseTemplateId", "CaseRequestFields", "ContactToLink"],
        &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.createCase, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn)
  }
}
