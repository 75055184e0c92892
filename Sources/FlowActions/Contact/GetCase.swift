import ContactCenter
import FlowDocument
import FlowEngine

/// Finds the one case of the store that has the values, or the one updated last, and loads the fields asked for into `$.Case`.
struct GetCase: FlowAction {
  static let description = ActionDescription(
    "GetCase", in: .contact, "Finds a case",
    fidelity: .approximated("cases are those of the store, found as soon as they are there, by equal values"),
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

  let call: RecordCall

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      call: RecordCall(
        source,
        sending: [
          "LinkContactToCase", "GetLastUpdatedCase", "CustomerId", "CaseRequestFields", "CaseResponseFields",
        ], &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    call.ask(.findCase, turn, &contact, &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    call.receive(event, turn, none: .noneFound, several: .multipleFound)
  }
}
