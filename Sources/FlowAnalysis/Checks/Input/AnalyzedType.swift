import FlowActions
import FlowDocument
import FlowEngine

/// What rules ask of an action type, made once for all flows.
final class AnalyzedType: Sendable {
  /// A parameter that the type describes, with the keys that lead to it.
  final class Parameter: Sendable {
    let description: ParameterDescription
    let keys: [String]

    init(_ description: ParameterDescription) {
      self.description = description
      keys = description.path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    }
  }

  /// False for a type that is none.
  let isKnown: Bool
  /// What it takes and where it may stand; of a type that is none nothing is known.
  let conditions: ConditionRule?
  let nextAction: NextActionRule?
  let flowTypes: Set<FlowType>
  let parameters: [Parameter]
  let requiredParameters: [Parameter]
  /// The keys of its parameters.
  let keys: ParameterKeys
  /// Its part in a call, of an input that of a menu.
  let nature: ActionNature
  /// The names of the errors that it has, and of those that must have a branch.
  let errors: [String]
  let requiredErrors: [String]

  private init(_ description: ActionDescription?, _ nature: ActionNature) {
    isKnown = description != nil
    conditions = description?.conditions
    nextAction = description?.nextAction
    flowTypes = description?.flowTypes ?? []
    self.nature = nature
    parameters = (description?.parameters ?? []).map(Parameter.init)
    requiredParameters = parameters.filter { $0.description.isRequired }
    keys = parameters.reduce(into: ParameterKeys()) { $0.add($1.keys[...]) }
    errors = (description?.errors ?? []).map(\.type.rawValue)
    requiredErrors = (description?.errors ?? []).filter(\.isRequired).map(\.type.rawValue)
  }

  static func named(_ name: String) -> AnalyzedType { byName[name] ?? unknown }

  private static let unknown = AnalyzedType(nil, [])

  private static let byName: [String: AnalyzedType] = {
    var types = ActionNature.byType.mapValues { AnalyzedType(nil, $0) }
    for type in ActionCatalog.standard.actionTypes {
      let description = type.description
      types[description.type] = AnalyzedType(description, ActionNature.byType[description.type] ?? [])
    }
    return types
  }()
}
