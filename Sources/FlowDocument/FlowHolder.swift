import Diagnostics
import JSON

/// An object that holds one whole flow, as a text or as an object, beside its name, type and ARN: what the service's API
/// answers, and what tools write of it.
struct FlowHolder {
  let object: JSONValue
  /// The flow: a string with its text, or the flow itself.
  let content: JSONValue

  private static let contentKeys = ["Content", "content", "contactFlowContent"]

  /// Nil for what holds no flow.
  ///
  /// - Parameter isAnswer: true where any text counts as that of a flow.
  init?(_ object: JSONValue, isAnswer: Bool = false) {
    guard object.kind == .object, object["Actions"] == nil, OldFlowConverter.list(of: object) == nil,
      let content = Self.contentKeys.lazy.compactMap({ object[$0] }).first
    else { return nil }
    switch content.kind {
    case .string: guard isAnswer || Self.isFlow(content.string ?? "") else { return nil }
    case .object:
      guard content["Actions"]?.kind == .array || OldFlowConverter.list(of: content)?.kind == .array else {
        return nil
      }
    case .null, .boolean, .number, .array: return nil
    }
    self.object = object
    self.content = content
  }

  /// True for a text that can only be that of a flow.
  static func isFlow(_ text: String) -> Bool {
    guard text.first(where: { !$0.isWhitespace }) == "{" else { return false }
    return text.contains("\"Actions\"") && text.contains("\"StartAction\"")
      || text.contains("\"start\"") && (text.contains("\"modules\"") || text.contains("\"blocks\""))
  }

  /// The flow as a document of its own, whose values have their places in the file.
  ///
  /// - Throws: that the text is no JSON.
  func document() throws(Diagnostic) -> JSONDocument {
    guard content.kind == .object else { return try JSONDocument.inside(content) }
    return try JSONDocument(JSONTree(copying: content), convertedFrom: content.document)
  }

  /// What stands under the first of these keys that has words.
  func named(_ keys: String...) -> JSONValue? {
    keys.lazy.compactMap { key in object[key].flatMap { $0.string?.isEmpty == false ? $0 : nil } }.first
  }

  var name: JSONValue? { named("Name", "name", "contactFlowName") }
}
