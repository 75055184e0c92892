import FlowDocument
import FlowEngine
import JSON

/// A parameter that an action type describes, with what an action has for it.
final class ParameterUse {
  let parameter: ParameterDescription
  let value: JSONValue
  /// Nil for a list, an object, or nothing.
  let text: String?
  /// The references to data of the contact in its text.
  let references: [FoundReference]
  /// True for a text that a tool is to fill in.
  let isPlaceholder: Bool

  init(_ parameter: ParameterDescription, _ value: JSONValue) {
    self.parameter = parameter
    self.value = value
    text = value.scalarText
    references = text.map(FoundReference.all) ?? []
    isPlaceholder = text?.isPlaceholder ?? false
  }

  var path: String { parameter.path }

  /// True for a text without references to data of the contact and without a placeholder that a tool fills in.
  var isFixed: Bool { references.isEmpty && !isPlaceholder && text?.isEmpty == false }
}
