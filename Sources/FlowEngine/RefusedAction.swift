/// An action of a type that its flow's type does not allow: it takes its error branch (reference, section 2.1).
struct RefusedAction: FlowAction {
  static let description = ActionDescription(
    "RefusedAction", in: .contact, "an action that is not allowed where it stands", fidelity: .exact,
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let type: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> RefusedAction {
    RefusedAction(branches: source.branches, type: program.text(source.action.type))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.fail(
      branches, .noMatchingError, &effects,
      .because("\(turn.string(of: type, &contact)) does not work in a module"))
  }
}
