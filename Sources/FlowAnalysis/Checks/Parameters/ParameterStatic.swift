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
    if action.isMenu { checkKeys(of: action, &findings) }
    for use in action.parameterUses where use.parameter.dynamic == .no {
      if use.text == nil { checkInside(use, of: action, &findings) }
      guard let reference = use.references.first else { continue }
      // A number is told of as a whole, as it is when flows are linked.
      let isNumber = if case .wholeNumber = use.parameter.form { true } else { false }
      findings.report(
        self, at: use.value, part: isNumber ? nil : reference.wording,
        "\"\(use.path)\" of \(action.quoted) cannot be a reference")
    }
  }

  /// References in what a list or an object holds, but for the parts of it that are described by themselves.
  private static func checkInside(
    _ use: ParameterUse, of action: AnalyzedAction, _ findings: inout Findings
  ) {
    guard use.value.holds(UInt8(ascii: "$")) else { return }
    let others = action.kind.parameters.filter {
      $0.description.dynamic != .no && $0.description.path.hasPrefix(use.path + ".")
    }
    var references: [ReferenceUse] = []
    ReferenceUse.collect(use.value, at: use.path.split(separator: ".").map(String.init), &references)
    for reference in references where !others.contains(where: { reference.parameter.starts(with: $0.keys) }) {
      findings.report(
        self, at: reference.value, part: reference.wording,
        "\"\(reference.parameter.joined(separator: "."))\" of \(action.quoted) cannot hold a reference")
    }
  }

  /// A menu's keys are written out (reference, `GetParticipantInput`).
  private static func checkKeys(of action: AnalyzedAction, _ findings: inout Findings) {
    for condition in action.action.conditions {
      for operand in condition.operands where operand.holds(UInt8(ascii: "$")) {
        guard let reference = FoundReference.all(in: operand.scalarText ?? "").first else { continue }
        findings.report(
          self, at: operand, part: reference.wording,
          "a key of the menu \(action.quoted) cannot be a reference",
          fix: "write the key out, or store the input and compare it")
      }
    }
  }
}
