import ContactCenter
import Diagnostics

// The branches that a person declared for actions that are not simulated.
extension ProgramBuilder {
  /// The outcome that was declared for an action, whether or not it has such a branch.
  public mutating func declaredOutcome(_ source: ActionSource) -> String? {
    parts.lastDeclaring = source.index
    return declaredBranches[source.action.identifier]
  }

  /// The branch that was declared for an action, which takes it in place of an answer that nobody has; nil where none was, or
  /// it has no such branch.
  public mutating func declaredBranch(_ source: ActionSource) -> BranchIndex? {
    parts.lastDeclaring = source.index
    return branch(declaredBranches[source.action.identifier], of: source)
  }

  /// The branch that an action takes in place of what it does; nil where it does as it is written.
  func forcedBranch(_ source: ActionSource) -> BranchIndex? {
    branch(forcedBranches[source.action.identifier], of: source)
  }

  private func branch(_ outcome: String?, of source: ActionSource) -> BranchIndex? {
    guard let outcome else { return nil }
    let all = Int(source.branches.first)..<source.branches.errors.upperBound
    return all.first { parts.branches[$0].outcome.isMeant(by: outcome) }.map { BranchIndex($0) }
  }

  /// Reports every declaration that no action can follow: in the order of their file, then of their names.
  mutating func checkDeclaredBranches() {
    let written = parts.center.branches.filter { declaredBranches[$0.identifier] == $0.outcome }
    let names = Set(written.map(\.identifier))
    let others = declaredBranches.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
      .map { BranchDefinition(identifier: $0.key, outcome: $0.value) }
    for branch in written + others {
      if let problem = problem(with: branch) { parts.problems.append(problem) }
    }
  }

  /// What is wrong with a declaration; nil where an action can follow it.
  private func problem(with branch: BranchDefinition) -> Diagnostic? {
    let source = branch.declaration?.source ?? "branches"
    let identifiers = parts.origins.map(\.action.identifier)
    guard identifiers.contains(branch.identifier) else {
      let near = nearest(to: branch.identifier, among: identifiers)
      return Diagnostic(
        in: source, at: branch.declaration?.identifier,
        "\"\(branch.identifier)\" is no action of these flows", rule: "unknown-branch",
        why: "a branch is declared for an action, by its identifier in its flow",
        fix: near.map { "did you mean \"\($0)\"?" } ?? choice(of: standIns, orElse: "take it out"))
    }
    let known = parts.branches.filter {
      parts.origins[$0.action.index].action.identifier == branch.identifier
    }.map(\.outcome)
    guard known.contains(where: { $0.isMeant(by: branch.outcome) }) else {
      let outcomes = known.map(\.name)
      let near = nearest(to: branch.outcome, among: outcomes)
      return Diagnostic(
        in: source, at: branch.declaration?.outcome,
        "\"\(branch.identifier)\" has no branch \"\(branch.outcome)\"", rule: "unknown-branch",
        why: outcomes.isEmpty
          ? "it ends the flow" : "its branches are " + outcomes.map { "\"\($0)\"" }.joined(separator: ", "),
        fix: near.map { "did you mean \"\($0)\"?" }
          ?? (outcomes.isEmpty ? "take it out" : "declare one of them"))
    }
    return nil
  }

  /// The actions that a declared branch can be for.
  private var standIns: [String] {
    parts.origins.filter { if case .stubbed = $0.fidelity { true } else { false } }.map(\.action.identifier)
  }

  private func choice(of names: [String], orElse words: String) -> String {
    guard !names.isEmpty else { return words + ": every action of these flows is simulated" }
    let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    return "name one that is not simulated: " + shown
      + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
