import FlowDocument
import FlowEngine

/// What the service refuses of actions that are played here all the same: what that makes of them is approximated.
///
/// It is what `touchtone check` says that the service refuses, so that there is one opinion of it. What the linker sees by
/// itself of parameters, and what is never done (a way on that does not come, a type that is none), is not in it.
public enum Refusals {
  /// The rules that ask. A finding below its rule's own severity is about what is not settled, or only odd.
  private static let rules: [any ActionCheck.Type] = [
    EmptyPrompt.self, ExclusiveParameters.self, MissingNextAction.self, MissingParameter.self,
    ParameterChoice.self,
    ParameterForm.self,
    ParameterNumber.self, ParameterStatic.self, RenamedParameter.self, TooManyEntries.self,
    UnexpectedCondition.self,
  ]

  /// Each with the action that has it, in the order of rules and actions.
  public static func all(in program: Program) -> [(action: ActionIndex, why: String)] {
    let center = AnalyzedCenter(program)
    var refusals: [(action: ActionIndex, why: String)] = []
    for flow in center.flows {
      let first = program.flows[flow.index.index].actions.lowerBound
      for action in flow.actions {
        refusals += formFaults(of: action.action).map {
          (ActionIndex(first + action.number), "the service refuses this: \($0)")
        }
      }
      for rule in rules {
        for action in flow.actions {
          var findings = Findings()
          rule.check(action, &findings)
          for finding in findings.all where finding.diagnostic.severity == rule.description.severity {
            refusals.append(
              (ActionIndex(first + action.number), "the service refuses this: \(finding.diagnostic.message)"))
          }
        }
      }
    }
    return refusals
  }

  /// What is wrong with the branches of an action, of each kind the first: the reader tells of it.
  private static func formFaults(of action: DocumentAction) -> [String] {
    var faults: [String] = []
    let targets = [action.nextAction] + action.conditions.map(\.target) + action.errors.map(\.target)
    if let target = targets.compactMap({ $0 }).first(where: { $0.number == nil }) {
      faults.append(
        "\"\(action.identifier)\" goes to \"\(target.identifier)\", which is not an action in this flow")
    }
    if action.errors.contains(where: { $0.type.isEmpty }) {
      faults.append("an error branch of \"\(action.identifier)\" has no \"ErrorType\"")
    }
    if action.conditions.contains(where: { $0.operatorName.isEmpty }) {
      faults.append("a condition of \"\(action.identifier)\" has no \"Operator\"")
    }
    return faults
  }
}
