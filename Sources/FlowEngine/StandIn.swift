/// An action type that is known by name only: it says so, and takes one of its branches.
///
/// Which branch: the declared one; else `NextAction` where that means success; else NoMatchingError's. Never a
/// `NextAction` that mirrors an error: without a branch for that the error is unhandled.
struct StandIn: FlowAction {
  static let description = ActionDescription(
    "StandIn", in: .contact, "stands in for a type that is known by name only",
    fidelity: .stubbed("not simulated"))

  let type: TextHandle
  /// The branch taken, or `isUnhandled`.
  let branch: Int32

  private static let isUnhandled: Int32 = -1

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> StandIn {
    preconditionFailure("\(source.action.type) is compiled as what it stands in for")
  }

  static func compile(
    _ description: ActionCatalog.StandInDescription, declared: String?, _ source: ActionSource,
    into program: inout ProgramBuilder
  ) -> StandIn {
    let type = program.text(description.type)
    let table = source.branches
    let all = Int(table.first)..<table.errors.upperBound
    let named = all.first { program.parts.branches[$0].outcome.name == declared }
    let error = table.errors.first { program.parts.branchErrors[$0] == .noMatchingError }
    let standard = description.nextActionIsSuccess ? table.first : error.map(Int32.init) ?? isUnhandled
    return StandIn(type: type, branch: named.map(Int32.init) ?? standard)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let taken = branch < 0 ? nil : BranchIndex(raw: branch)
    effects.ask(.standIn(turn.text(of: type, &contact, &effects), taken))
    return taken.map { .take($0) } ?? .leave(.unhandled(.noMatchingError))
  }
}

/// An action of a type that its flow's type does not allow: it takes its error branch (reference, section 2.1).
struct RefusedAction: FlowAction {
  static let description = ActionDescription(
    "RefusedAction", in: .contact, "an action that is not allowed where it stands", fidelity: .exact,
    errors: [.required(.noMatchingError)])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> RefusedAction {
    RefusedAction(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.fail(branches, .noMatchingError)
  }
}

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
