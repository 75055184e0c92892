import FlowEngine
import JSON

/// Attributes with more text than a contact can keep.
enum AttributesOverLimit: ActionCheck {
  static let description = CheckDescription(
    "attributes-over-limit", in: .limits, .error, "attributes of more than 32 KB are set at once",
    why: "a contact keeps 32 KB of attributes in all: the action fails, and sets none of them",
    fix: "keep the text where it is read, such as a Lambda, and only its name in the attribute",
    bad: example(String(repeating: "Plots with a view. ", count: 1725)),
    good: example("Plots with a view."))

  /// In bytes, for attributes of the contact and of the flow each (reference, section 9).
  private static let limit = Contact.attributeByteLimit

  /// Those that set attributes.
  static let types: [String]? = AnalyzedType.all.filter { type in
    type.parameters.contains { keys.contains($0.keys[0]) }
  }.map(\.name)

  private static let keys = ["Attributes", "FlowAttributes"]

  private static func example(_ text: String) -> CheckExample {
    CheckExample(
      .set("remember", "{ \"topic\": \"\(text)\" }", "hello", else: "hello"),
      .say("hello", "Hello, you asked for $.Attributes.topic", "end"), .end())
  }

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for key in keys {
      guard let map = action.action.parameter(key), map.range.count > limit else { continue }
      let bytes = map.members.map { $0.name.utf8.count + fixedBytes($0.value["Value"] ?? $0.value) }
        .reduce(0, +)
      guard bytes > limit else { continue }
      findings.report(self, at: map, "\(action.quoted) sets attributes of \(bytes) bytes")
    }
  }

  /// The bytes of a value without the references in it: data of the contact may be short.
  private static func fixedBytes(_ value: JSONValue) -> Int {
    let text = value.scalarText ?? ""
    return text.utf8.count - FoundReference.all(in: text).map(\.wording.utf8.count).reduce(0, +)
  }
}
