import FlowEngine

/// Finds the one case of the store that has the values, or the one updated last, and loads the fields asked for into `$.Case`.
struct GetCase: RecordAction {
  static let description = ActionDescription(
    "GetCase", in: .contact, "Finds a case",
    fidelity: .exact,
    parameters: [
      ParameterDescription("LinkContactToCase", .flag, required: true),
      ParameterDescription("GetLastUpdatedCase", .flag),
      ParameterDescription("CustomerId", .text, dynamic: .text),
      ParameterDescription("CaseRequestFields", .map, dynamic: .text),
      ParameterDescription("CaseResponseFields", .list),
    ],
    errors: [
      .required(.multipleFound), .required(.noneFound), .optional(.contactNotLinked),
      .required(.noMatchingError),
    ])

  static let use = RecordUse.findCase
  static let noneFound = ErrorType.noneFound
  static let severalFound = ErrorType.multipleFound

  let call: RecordCall
}
