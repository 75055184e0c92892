/// An action of a type that nobody knows: the contact runs into a fault.
struct UnknownAction: FlowAction {
  static let description = ActionDescription(
    "UnknownAction", in: .contact, "an action of a type that is not in the flow language",
    fidelity: .stubbed("unknown"))

  let fault: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> UnknownAction {
    preconditionFailure("\(source.action.type) is not in the catalog")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    .leave(.fault(fault))
  }
}
