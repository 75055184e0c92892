import FlowEngine

/// References where the service takes none; of numbers also found while flows are linked.
enum ParameterStatic: ActionCheck {
  static let description = CheckDescription(
    "parameter-static", in: .parameters, .error, "a parameter holds a reference where none is allowed",
    why: "the service takes the text as it stands, or refuses the flow", fix: "write the value out",
    bad: CheckExample(
      .action(
        "log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"$.Attributes.logging\" }", "end"),
      .end()),
    good: CheckExample(
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses where use.parameter.dynamic == .no {
      guard let reference = use.references.first else { continue }
      // A number is told of as a whole, as it is when flows are linked.
      let isNumber = if case .wholeNumber = use.parameter.form { true } else { false }
      findings.report(
        self, at: use.value, part: isNumber ? nil : reference.wording,
        "\"\(use.path)\" of \(action.quoted) cannot be a reference")
    }
  }
}
