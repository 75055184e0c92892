import FlowEngine
import JSON

/// A parameter that an action type describes, with what an action has for it.
struct ParameterUse {
  let parameter: ParameterDescription
  /// Nil when the action does not have it.
  let value: JSONValue?

  var path: String { parameter.path }
  var text: String? { value?.scalarText }
  /// The references to data of the contact in its text.
  var references: [FoundReference] { text.map(FoundReference.all) ?? [] }

  /// True for a text without references to data of the contact and without a placeholder that a tool fills in.
  var isFixed: Bool { text.map { !$0.isEmpty && references.isEmpty && !$0.isPlaceholder } ?? false }
}

extension AnalyzedAction {
  /// Every parameter that the type describes; none for a type without a description.
  var parameterUses: [ParameterUse] {
    (description?.parameters ?? []).map { parameter in
      let keys = parameter.path.split(separator: ".").map(String.init)
      let value = action.parameters?[path: keys]
      return ParameterUse(parameter: parameter, value: value?.kind == .null ? nil : value)
    }
  }
}

extension String {
  /// True for a text that exports made for sharing leave for a tool to fill in: `${Queue}`, `{{Queue}}`.
  var isPlaceholder: Bool { contains("${") || contains("{{") || contains("<%") }
}
