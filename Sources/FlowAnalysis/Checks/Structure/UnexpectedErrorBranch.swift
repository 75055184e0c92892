import FlowEngine
import JSON

/// Error branches for errors that the action cannot have.
enum UnexpectedErrorBranch: ActionCheck {
  static let description = CheckDescription(
    "unexpected-error-branch", in: .structure, .warning, "an action handles an error that it never has",
    why: "the branch is never taken, and the service refuses it", fix: "remove the branch", isFixable: true,
    bad: CheckExample(
      .action(
        "kind", "Compare", "{ \"ComparisonValue\": \"$.Channel\" }", "end", if: ["VOICE": "hello"],
        on: ["NoMatchingCondition": "end", "NoMatchingError": "end"]),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .compare("kind", "$.Channel", ["VOICE": "hello"], else: "end"), .say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.kind.isKnown, !action.nature.ends else { return }
    let missing = MissingErrors.of(action.action)
    let errors = action.kind.errors
    let known = missing.isEmpty ? errors : errors.filter { missing[$0] == nil }
    for error in action.action.errors where !known.contains(error.type) {
      // What no action fails with is said already.
      guard ErrorType(rawValue: error.type) != nil else { continue }
      findings.report(
        self, at: error.value["ErrorType"] ?? error.value,
        "\(action.quoted) handles \"\(error.type)\", which "
          + (missing[error.type].map { "it has only \($0)" } ?? "\(action.type) never has"),
        why: known.isEmpty ? "it has no errors" : "its errors are " + known.joined(separator: ", "),
        edits: TextEdit.removing(error.value, from: action.action.value["Transitions"]?["Errors"]))
    }
  }
}

extension TextEdit {
  /// What takes an element out of a list, with the comma that goes with it; nothing when it is not in the list.
  static func removing(_ element: JSONValue, from list: JSONValue?) -> [TextEdit] {
    let ranges = (list?.elements ?? []).map(\.range)
    guard let place = ranges.firstIndex(of: element.range) else { return [] }
    if ranges.count == 1 { return [TextEdit(ranges[0], "")] }
    let range =
      place + 1 < ranges.count
      ? ranges[place].lowerBound..<ranges[place + 1].lowerBound
      : ranges[place - 1].upperBound..<ranges[place].upperBound
    return [TextEdit(range, "")]
  }
}
