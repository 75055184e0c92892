import FlowActions
import FlowEngine

/// What rules ask of an action type, made once for all flows.
final class AnalyzedType: Sendable {
  /// A parameter that the type describes, with the keys that lead to it.
  struct Parameter: Sendable {
    let description: ParameterDescription
    let keys: [String]
  }

  /// Nil for a type that is none.
  let description: ActionDescription?
  let parameters: [Parameter]
  /// The keys of its parameters.
  let keys: ParameterKeys
  /// Its part in a call, of an input that of a menu.
  let nature: ActionNature
  /// The names of the errors that it has, and of those that must have a branch.
  let errors: [String]
  let requiredErrors: [String]

  private init(_ description: ActionDescription?, _ nature: ActionNature) {
    self.description = description
    self.nature = nature
    parameters = (description?.parameters ?? []).map { parameter in
      Parameter(description: parameter, keys: parameter.path.split(separator: ".").map(String.init))
    }
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
