import CenterFiles
import Diagnostics
import FlowEngine

/// `--branch 'IDENTIFIER=OUTCOME'`: the branch that an action which is not simulated takes.
struct DeclaredBranch {
  let given: Assignment

  /// Why no action of a center follows it; nil where one does.
  func problem(in loaded: LoadedCenter) -> Diagnostic? {
    let program = loaded.program
    let actions = program.actionSources.indices.filter {
      program.actionSources[$0].action.identifier == given.name
    }
    guard let first = actions.first else { return unknownAction(in: loaded) }
    let outcomes = actions.flatMap { program.branches(of: ActionIndex($0)) }.map {
      program.branches[$0].outcome.name
    }
    guard outcomes.contains(given.value) else {
      return refusal(
        "\"\(given.name)\" has no branch \"\(given.value)\"",
        why: outcomes.isEmpty
          ? "it ends the flow" : "its branches are " + outcomes.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    if case .stubbed = program.actionSources[first].fidelity { return nil }
    return refusal(
      "\"\(given.name)\" is simulated, so that nobody chooses its branch",
      why: "only an action that is not simulated takes a declared branch")
  }

  private func unknownAction(in loaded: LoadedCenter) -> Diagnostic {
    let sources = loaded.program.actionSources
    let standIns = sources.filter { if case .stubbed = $0.fidelity { true } else { false } }.map(
      \.action.identifier)
    let near = nearest(to: given.name, among: sources.map(\.action.identifier))
    return refusal(
      "there is no action \"\(given.name)\" in \(loaded.path)",
      why: near != nil
        ? nil
        : standIns.isEmpty
          ? "every action of it is simulated"
          : "not simulated are " + standIns.map { "\"\($0)\"" }.joined(separator: ", "),
      fix: near.map { "did you mean \"\($0)\"?" })
  }

  private func refusal(_ message: String, why: String?, fix: String? = nil) -> Diagnostic {
    Diagnostic(in: "--branch", message, rule: "usage", why: why, fix: fix)
  }
}
