import CenterFiles
import Diagnostics
import FlowEngine

/// `--branch 'IDENTIFIER=OUTCOME'`: the branch that an action takes whose answer nobody has.
struct DeclaredBranch {
  let given: Assignment

  /// Why no action of a center follows it; nil where one does.
  func problem(in loaded: LoadedCenter) -> Diagnostic? {
    let program = loaded.program
    guard let outcomes = program.outcomes(of: given.name) else { return unknownAction(in: loaded) }
    guard outcomes.contains(where: { $0.isMeant(by: given.value) }) else {
      return refusal(
        "\"\(given.name)\" has no branch \"\(given.value)\"",
        why: outcomes.isEmpty
          ? "it ends the flow"
          : "its branches are " + outcomes.map { "\"\($0.name)\"" }.joined(separator: ", "))
    }
    if program.actionSources.contains(where: { $0.action.identifier == given.name && $0.takesDeclaredBranch })
    {
      return nil
    }
    return refusal(
      "\"\(given.name)\" is simulated, so that nobody chooses its branch",
      why: "only an action whose answer nobody has takes a declared branch",
      fix: "in a scenario the step branch \"\(given.name)\" takes \(given.value) does")
  }

  private func unknownAction(in loaded: LoadedCenter) -> Diagnostic {
    let sources = loaded.program.actionSources
    let standIns = sources.filter(\.takesDeclaredBranch).map(\.action.identifier)
    let near = nearest(to: given.name, among: sources.map(\.action.identifier))
    return refusal(
      "there is no action \"\(given.name)\" in \(loaded.path)",
      why: near != nil
        ? nil
        : standIns.isEmpty
          ? "every action of it is simulated"
          : "an answer is declared for " + standIns.map { "\"\($0)\"" }.joined(separator: ", "),
      fix: near.map { "did you mean \"\($0)\"?" })
  }

  private func refusal(_ message: String, why: String?, fix: String? = nil) -> Diagnostic {
    Diagnostic(in: "--branch", message, rule: "usage", why: why, fix: fix)
  }
}
