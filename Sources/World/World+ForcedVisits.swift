import FlowEngine

// Actions that take a branch at one visit, because a test says so.
extension World {
  /// The branch that the action takes which begins now, in place of what it does; nil where it does as it is written.
  ///
  /// Every beginning of an action is counted here, also of one that has no such branch.
  @inline(never) mutating func takeForcedVisit(_ action: ActionIndex) -> BranchIndex? {
    let identifier = program.actionSources[action.index].action.identifier
    guard let outcome = state.conditions.takeForcedVisit(of: identifier) else { return nil }
    return program.branches(of: action).first { program.branches[$0].outcome.isMeant(by: outcome) }
      .map { BranchIndex($0) }
  }

  /// Says that an action was left by force.
  mutating func tellForcedVisit(_ branch: BranchIndex, _ contact: Int) {
    let origin = program.branches[branch.index]
    let type = program.actionSources[origin.action.index].action.type
    let outcome = origin.outcome.name
    record(
      .standIn, "\(type) is forced by the test: took \(outcome)", contact,
      .standIn(type: type, branch: outcome))
  }
}
