import Diagnostics

// Branches that a person declares for actions, by their identifiers.
extension ProgramBuilder {
  /// The branch that was declared for an action; nil where none was, or it has no such branch.
  public func declaredBranch(_ source: ActionSource) -> BranchIndex? {
    guard let outcome = declaredBranches[source.action.identifier] else { return nil }
    let all = Int(source.branches.first)..<source.branches.errors.upperBound
    return all.first { parts.branches[$0].outcome.name == outcome }.map { BranchIndex($0) }
  }

  func isKnown(_ identifier: String, _ outcome: String) -> Bool {
    parts.branches.contains { branch in
      parts.origins[branch.action.index].action.identifier == identifier && branch.outcome.name == outcome
    }
  }

  func unknownDeclaration(_ identifier: String, _ outcome: String) -> Diagnostic {
    let identifiers = parts.origins.map(\.action.identifier)
    guard identifiers.contains(identifier) else {
      return Diagnostic(
        in: "branches", "\"\(identifier)\" is no action of these flows", rule: "unknown-branch",
        fix: nearest(to: identifier, among: identifiers).map { "did you mean \"\($0)\"?" })
    }
    let outcomes = parts.branches.filter { parts.origins[$0.action.index].action.identifier == identifier }
      .map(\.outcome.name)
    return Diagnostic(
      in: "branches", "\"\(identifier)\" has no branch \"\(outcome)\"", rule: "unknown-branch",
      why: "its branches are " + outcomes.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}
