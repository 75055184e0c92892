import FlowEngine

/// Numbers that are none; also found while flows are linked.
enum ParameterNumber: ActionCheck {
  static let description = CheckDescription(
    "parameter-number", in: .parameters, .error, "a parameter must be a whole number",
    why: "the service refuses the flow", fix: "write a whole number",
    bad: CheckExample(
      .action(
        "again", "Loop", "{ \"LoopCount\": \"three\" }", "end",
        if: ["ContinueLooping": "hello", "DoneLooping": "end"]),
      .say("hello", "Hello.", "again"), .end()),
    good: CheckExample(
      .action(
        "again", "Loop", "{ \"LoopCount\": \"3\" }", "end",
        if: ["ContinueLooping": "hello", "DoneLooping": "end"]),
      .say("hello", "Hello.", "again"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      guard case .wholeNumber(let range) = use.parameter.form, use.isFixed, let text = use.text,
        Int(trimming: text) == nil, !text.isWholeNumber
      else { continue }
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) must be a whole number, found \"\(text)\"",
        fix: "write a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
