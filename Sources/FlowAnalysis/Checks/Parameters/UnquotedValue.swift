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
      report(use.value, "\"\(use.path)\" of \(action.quoted)", &findings)
    }
    for condition in action.action.conditions {
      for operand in condition.operands { look(at: operand, action, &findings) }
    }
  }

  /// An operand, or those of the condition that stands in its place.
  private static func look(at operand: JSONValue, _ action: AnalyzedAction, _ findings: inout Findings) {
    switch operand.kind {
    case .number, .boolean: report(operand, "an operand of \(action.quoted)", &findings)
    case .object:
      for inner in (operand["Condition"] ?? operand)["Operands"]?.elements ?? [] {
        look(at: inner, action, &findings)
      }
    case .string, .array, .null: break
    }
  }

  private static func report(
    _ value: JSONValue, _ words: @autoclosure () -> String, _ findings: inout Findings
  ) {
    guard value.kind == .number || value.kind == .boolean else { return }
    findings.report(
      self, at: value, "\(words()) is \(value.wording) without quotes",
      edits: [TextEdit(value.range, "\"\(text(of: value.wording))\"")])
  }

  /// As an export has it: a whole number without a fraction, 2.0 as "2".
  private static func text(of wording: String) -> String {
    let parts = wording.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[1].allSatisfy({ $0 == "0" }) else { return wording }
    return String(parts[0])
  }
}
