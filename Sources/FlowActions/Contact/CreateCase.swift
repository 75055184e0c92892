import FlowEngine

/// Creates a case, a record of the store: `$.Case.case_id` and the fields given; the contact may be linked to it.
struct CreateCase: RecordAction {
  static let description = ActionDescription(
    "CreateCase", in: .contact, "Creates a case",
    fidelity: .exact,
    parameters: [
      ParameterDescription("LinkContactToCase", .flag, required: true),
      ParameterDescription("CaseTemplateId", .text, required: true, dynamic: .single),
      ParameterDescription("CaseRequestFields", .map, dynamic: .text),
      ParameterDescription("ContactToLink", .choice(["Current", "Related"])),
    ],
    errors: [.optional(.contactNotLinked), .required(.noMatchingError)])

  static let use = RecordUse.createCase

  let call: RecordCall
}
