import FlowEngine
import JSON

/// Numbers and booleans where the flow language has strings.
enum UnquotedValue: ActionCheck {
  static let description = CheckDescription(
    "unquoted-value", in: .parameters, .note,
    "a number or boolean stands where the flow language has a string",
    why:
      "exports of the service write them as strings, such as \"5\" and \"True\", and an import may refuse them otherwise",
    fix: "put it in quotes", isFixable: true,
    bad: CheckExample(
      .action(
        "again", "Loop", "{ \"LoopCount\": 3 }", "end",
        if: ["ContinueLooping": "hello", "DoneLooping": "end"]),
      .say("hello", "Hello.", "again"), .end()),
    good: CheckExample(
      .action(
        "again", "Loop", "{ \"LoopCount\": \"3\" }", "end",
        if: ["ContinueLooping": "hello", "DoneLooping": "end"]),
      .say("hello", "Hello.", "again"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      let value = use.value
      guard value.kind == .number || value.kind == .boolean else { continue }
      findings.report(
        self, at: value, "\"\(use.path)\" of \(action.quoted) is \(value.wording) without quotes",
        edits: [TextEdit(value.range, "\"\(text(of: value.wording))\"")])
    }
  }

  /// As an export has it: a whole number without a fraction, 2.0 as "2".
  private static func text(of wording: String) -> String {
    let parts = wording.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[1].allSatisfy({ $0 == "0" }) else { return wording }
    return String(parts[0])
  }
}
