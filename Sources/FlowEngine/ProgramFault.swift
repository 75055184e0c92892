import Diagnostics
import FlowDocument

/// What a contact runs into where it cannot go on: most of them nobody ever meets, so they are put into words when one does.
enum ProgramFault: Sendable {
  case found(Diagnostic)
  /// A branch that leads nowhere, or to an action that is not there.
  case unconnected(Branch.Outcome, FlowTarget?, DocumentAction)

  var finding: Diagnostic {
    switch self {
    case .found(let finding): finding
    case .unconnected(let outcome, nil, let action):
      action.value.finding(
        "\"\(action.identifier)\" has nowhere to go after \"\(outcome.name)\"", rule: "not-connected",
        fix: "connect the branch to an action")
    case .unconnected(_, let target?, let action):
      target.value.finding(
        "\"\(action.identifier)\" goes to \"\(target.identifier)\", which is not an action in this flow",
        rule: "unknown-target", why: "a contact that takes this branch has nowhere to go",
        fix: "connect the branch to an action of this flow")
    }
  }
}
