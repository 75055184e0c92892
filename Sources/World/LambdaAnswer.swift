import ContactCenter
import Diagnostics
import JSON

/// What a Lambda gave back, as `$.External` holds it.
public struct LambdaAnswer: Sendable, Hashable {
  /// Names with dots for nested objects, in the order of the answer; lists stay JSON text.
  public let values: [NamedValue]
  /// True for a flat list of strings, the only form that is allowed unless the flow asks for JSON.
  public let isFlatStrings: Bool
  /// True for a flat list whose values are strings, numbers, true and false.
  public let isFlatScalars: Bool
  /// The size of the answer as JSON text in UTF-8.
  public let byteCount: Int

  /// The most bytes an answer may have (reference, section 5).
  public static let byteLimit = 32 * 1024

  /// The answer as JSON text.
  public let text: String

  /// A flat list of strings.
  public init(_ values: [(name: String, value: String)]) {
    self.values = values.map { NamedValue(name: $0.name, value: $0.value) }
    isFlatStrings = true
    isFlatScalars = true
    var writer = JSONWriter()
    writer.object { writer in
      for value in values { writer.member(value.name, value.value) }
    }
    text = writer.text
    byteCount = text.utf8.count
  }

  /// Reads an answer that is written as a JSON object.
  public init(parsing text: String, named source: String) throws(Diagnostic) {
    let root = try JSONDocument(parsing: text, named: source).root
    guard root.kind == .object else {
      throw root.finding(
        "a Lambda answers with an object, found \(root.kind.words)", rule: "lambda-answer",
        fix: "write names and values in braces, such as {\"status\": \"open\"}")
    }
    var values: [NamedValue] = []
    func add(_ object: JSONValue, _ prefix: String) {
      for member in object.members {
        let name = prefix + member.name
        switch member.value.kind {
        case .object: add(member.value, name + ".")
        case .string: values.append(NamedValue(name: name, value: member.value.string ?? ""))
        case .number, .boolean, .array: values.append(NamedValue(name: name, value: member.value.wording))
        case .null: break
        }
      }
    }
    add(root, "")
    self.values = values
    isFlatStrings = root.members.allSatisfy { $0.value.kind == .string }
    isFlatScalars = root.members.allSatisfy { $0.value.scalarText != nil }
    byteCount = text.utf8.count
    self.text = text
  }
}
