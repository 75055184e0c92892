import FlowActions
import FlowEngine

/// What an action type says of its branches, without all else that rules ask of it: the first picture needs it at once.
struct BranchRules: Sendable {
  let next: NextActionRule
  let conditions: ConditionRule
  /// True for a type that only stands in here, and so may take any branch of its file that is declared.
  let standsIn: Bool

  /// Those of a type; nil for one that is none.
  static func of(_ type: String) -> BranchRules? { byType[type] }

  private static let byType: [String: BranchRules] = {
    var found = Dictionary(
      uniqueKeysWithValues: ActionCatalog.standard.actionTypes.map { type in
        let description = type.description
        let standsIn = if case .stubbed = description.fidelity { true } else { false }
        return (
          description.type,
          BranchRules(next: description.nextAction, conditions: description.conditions, standsIn: standsIn)
        )
      })
    for (spelling, type) in ActionCatalog.standard.otherSpellings { found[spelling] = found[type] }
    return found
  }()
}
