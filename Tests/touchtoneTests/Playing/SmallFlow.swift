import Foundation
import TestSupport

/// Flow files written for one test, in a folder of their own.
struct SmallFlow {
  let folder: TemporaryFolder
  let path: String

  /// A flow of these actions; the first one is its start. Every other name in the text is another file beside it.
  init(_ actions: String..., metadata: String = "{}", beside others: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    path = try folder.write(Self.document(actions, metadata: metadata), to: "flow.json")
    for (name, text) in others { try folder.write(text, to: name) }
  }

  /// Plays it on its own.
  func play(_ keys: String, _ words: String...) throws -> Played {
    let from = words.contains("--from") ? [] : ["--from", "+12065550100"]
    let at = words.contains("--at") ? [] : ["--at", "2026-01-05T10:00"]
    return try Played(path, words + from + at + ["--keys", keys])
  }

  /// The text of a flow file.
  static func document(_ actions: [String], metadata: String = "{}") -> String {
    let first = actions[0].split(separator: "\"", omittingEmptySubsequences: false)[3]
    return """
      {
        "Version": "2019-10-30",
        "StartAction": "\(first)",
        "Metadata": \(metadata),
        "Actions": [
          \(actions.joined(separator: ",\n    "))
        ]
      }

      """
  }

  // MARK: Actions

  static func say(_ id: String, _ text: String, then next: String) -> String {
    action(id, "MessageParticipant", "\"Text\": \"\(text)\"", "\"NextAction\": \"\(next)\"")
  }

  /// A menu with keys and where they lead; silence and other keys lead elsewhere.
  static func menu(
    _ id: String, _ text: String, keys: [(String, String)], silence: String, other: String? = nil
  ) -> String {
    let conditions = keys.map {
      "{ \"NextAction\": \"\($0.1)\", \"Condition\": { \"Operator\": \"Equals\", \"Operands\": [\"\($0.0)\"] } }"
    }
    return action(
      id, "GetParticipantInput",
      "\"Text\": \"\(text)\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\"",
      """
      "NextAction": "\(other ?? silence)", "Conditions": [\(conditions.joined(separator: ", "))],
      "Errors": [\(error("InputTimeLimitExceeded", silence)), \(error("NoMatchingCondition", other ?? silence)),
        \(error("NoMatchingError", silence))]
      """)
  }

  static func store(_ id: String, _ text: String, then next: String, limit: Int? = nil) -> String {
    action(
      id, "GetParticipantInput",
      """
      "Text": "\(text)", "InputTimeLimitSeconds": "5", "StoreInput": "True",
      "InputValidation": { "CustomValidation": { "MaximumLength": "\(limit ?? 20)" } },
      "DTMFConfiguration": { "InterdigitTimeLimitSeconds": "3", "InputTerminationSequence": "#" }
      """,
      "\"NextAction\": \"\(next)\", \"Errors\": [\(error("NoMatchingError", next))]")
  }

  static func lambda(_ id: String, _ name: String, then next: String, otherwise failed: String) -> String {
    action(
      id, "InvokeLambdaFunction",
      "\"LambdaFunctionARN\": \"\(name)\", \"InvocationTimeLimitSeconds\": \"3\"",
      "\"NextAction\": \"\(next)\", \"Errors\": [\(error("NoMatchingError", failed))]")
  }

  static func goOn(_ id: String, _ type: String, then next: String, _ parameters: String = "") -> String {
    action(
      id, type, parameters,
      "\"NextAction\": \"\(next)\", \"Errors\": [\(error("NoMatchingError", next))]")
  }

  /// Half of the calls, by chance, go on to "Heads", the others to "Tails".
  static func draw() -> String {
    action(
      "Draw", "DistributeByPercentage", "",
      """
      "NextAction": "Tails", "Conditions": [
        { "NextAction": "Heads", "Condition": { "Operator": "NumberLessThan", "Operands": ["51"] } }],
      "Errors": [\(error("NoMatchingCondition", "Tails"))]
      """)
  }

  static func hangUp(_ id: String = "Bye") -> String { action(id, "DisconnectParticipant", "", "") }

  static func error(_ type: String, _ next: String) -> String {
    "{ \"NextAction\": \"\(next)\", \"ErrorType\": \"\(type)\" }"
  }

  static func action(_ id: String, _ type: String, _ parameters: String, _ transitions: String) -> String {
    """
    { "Identifier": "\(id)", "Type": "\(type)", "Parameters": { \(parameters) }, "Transitions": { \(transitions) } }
    """
  }
}
