/// An action that takes a branch which a person chose, in place of what it does: how a test comes to an error that
/// nothing else can bring about. The world says so.
struct ForcedBranch: FlowAction {
  static let description = ActionDescription(
    "ForcedBranch", in: .contact, "an action whose branch is chosen by a test", fidelity: .exact)

  let type: TextHandle
  let branch: BranchIndex

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> ForcedBranch {
    preconditionFailure("a forced branch is compiled by the builder")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let name = turn.string(of: type, &contact)
    effects.askStandIn(effects.addText("\(name) is forced by the test"), .take(branch))
    return .take(branch)
  }
}
