import FlowEngine

/// Changes a case of the store; the contact may be linked to it.
struct UpdateCase: RecordAction {
  static let description = ActionDescription(
    "UpdateCase", in: .contact, "Changes a case",
    fidelity: .exact,
    parameters: [
      ParameterDescription("LinkContactToCase", .flag, required: true),
      ParameterDescription("CaseId", .text, required: true, dynamic: .text),
      ParameterDescription("CaseRequestFields", .map, dynamic: .text),
    ],
    errors: [.optional(.contactNotLinked), .required(.noMatchingError)])

  static let use = RecordUse.updateCase

  let call: RecordCall
}
