import FlowDocument
import JSON

/// Flows in the old export format, written in a few words.
struct OldFlow {
  /// The first line of the first module.
  static let firstLine = 3

  let text: String

  /// - Parameters:
  ///   - modules: JSON objects, one line each.
  ///   - metadata: members of the flow's `metadata`.
  init(_ modules: [String], start: String = "a", metadata: String = "\"name\": \"Old\"") {
    text = """
      {"version": "1", "type": "contactFlow", "start": "\(start)", "metadata": {\(metadata)},
      "modules": [
      \(modules.joined(separator: ",\n"))]}
      """
  }

  /// One module "a" of a type, and an end "b".
  init(
    _ type: String, target: String? = nil, parameters: String = "", branches: String = "",
    metadata: String = ""
  ) {
    let target = target.map { ", \"target\": \"\($0)\"" } ?? ""
    self.init([
      "{\"id\": \"a\", \"type\": \"\(type)\"\(target), \"parameters\": [\(parameters)], "
        + "\"branches\": [\(branches)], \"metadata\": {\(metadata)}}",
      "{\"id\": \"b\", \"type\": \"Disconnect\", \"parameters\": [], \"branches\": []}",
    ])
  }

  func read() throws -> FlowDocument { try FlowDocumentTests.read(text) }

  /// Branches to "b".
  static func to(_ names: String...) -> String {
    names.map { "{\"condition\": \"\($0)\", \"transition\": \"b\"}" }.joined(separator: ", ")
  }

  /// Parameters with literal values.
  static func with(_ values: KeyValuePairs<String, String>) -> String {
    values.map { "{\"name\": \"\($0.key)\", \"value\": \"\($0.value)\"}" }.joined(separator: ", ")
  }

  /// A comparison that leads to "b".
  static func when(_ value: String, _ type: String = "Equals", of name: String = "Evaluate") -> String {
    "{\"condition\": \"\(name)\", \"conditionType\": \"\(type)\", \"conditionValue\": \(value), \"transition\": \"b\"}"
  }
}

extension JSONValue {
  /// The value on one line.
  var line: String {
    var writer = JSONWriter()
    writer.value(self)
    return writer.text
  }
}
