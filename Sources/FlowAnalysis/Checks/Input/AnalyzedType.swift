import FlowActions
import FlowDocument
import FlowEngine

/// What rules ask of an action type, made once for all flows.
final class AnalyzedType: Sendable {
  /// A parameter that the type describes, with the keys that lead to it.
  final class Parameter: Sendable {
    let description: ParameterDescription
    let keys: [String]
    /// Those behind the first.
    let otherKeys: [String]

    init(_ description: ParameterDescription) {
      self.description = description
      keys = description.path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
      otherKeys = Array(keys.dropFirst())
    }
  }

  let name: String
  /// Its place in `all`.
  let number: Int
  /// False for a type that is none.
  let isKnown: Bool
  /// What it takes and where it may stand; of a type that is none nothing is known.
  let branchRules: BranchRules?
  var conditions: ConditionRule? { branchRules?.conditions }
  let flowTypes: Set<FlowType>
  let flowTypeBits: UInt16
  let worksAnywhere: Bool
  let parameters: [Parameter]
  /// The first key of each.
  let firstKeys: KeyTable
  let requiredParameters: [Parameter]
  /// The keys of its parameters; nil for a type that is none.
  let keys: ParameterKeys?
  /// Its part in a call, of an input that of a menu.
  let nature: ActionNature
  /// The names of the errors that it has, and of those that must have a branch.
  let errors: [String]
  let requiredErrors: [String]

  /// True for a type whose parameters may name flows.
  let namesFlows: Bool

  private init(_ name: String, _ number: Int, _ description: ActionDescription?) {
    self.name = name
    self.number = number
    namesFlows = FlowReference.types.contains(name)
    isKnown = description != nil
    branchRules = BranchRules.of(name)
    flowTypes = description?.flowTypes ?? []
    flowTypeBits = flowTypes.bits
    worksAnywhere = description?.worksAnywhere ?? false
    nature = ActionNature.byType[name] ?? []
    parameters = (description?.parameters ?? []).map(Parameter.init)
    firstKeys = KeyTable(parameters.map { $0.keys[0] })
    requiredParameters = parameters.filter { $0.description.isRequired }
    keys = description?.keys
    errors = (description?.errors ?? []).map(\.type.rawValue)
    requiredErrors = (description?.errors ?? []).filter(\.isRequired).map(\.type.rawValue)
  }

  static func named(_ name: String) -> AnalyzedType { byName[name] ?? all[0] }

  /// All types, first the one that stands for those that are none.
  static let all: [AnalyzedType] = {
    let descriptions = ActionCatalog.standard.actionTypes.map { $0.description }
    let described = Set(descriptions.map { $0.type })
    let others = ActionNature.byType.keys.sorted().filter { !described.contains($0) }
    let known = descriptions.map { ($0.type, $0 as ActionDescription?) } + others.map { ($0, nil) }
    return [AnalyzedType("", 0, nil)]
      + known.enumerated().map { AnalyzedType($1.0, $0 + 1, $1.1) }
  }()

  /// By their names, and by the other spellings that are read as them.
  private static let byName: [String: AnalyzedType] = {
    var found = Dictionary(uniqueKeysWithValues: all.dropFirst().map { ($0.name, $0) })
    for (spelling, name) in ActionCatalog.standard.otherSpellings { found[spelling] = found[name] }
    return found
  }()
}
