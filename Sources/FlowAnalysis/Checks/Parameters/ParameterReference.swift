import FlowEngine

/// References with text around them where the service takes a whole one.
enum ParameterReference: ActionCheck {
  static let description = CheckDescription(
    "parameter-reference", in: .parameters, .error,
    "a reference stands inside other text where only a whole one is allowed",
    why: "the service does not put texts together there, so that the value names nothing",
    fix: "put the text together in an attribute first, and refer to that",
    bad: CheckExample(
      .choose("pick", queue: "queue-$.Attributes.topic", "end", else: "end"), .end()),
    good: CheckExample(
      .choose("pick", queue: "$.Attributes.queue", "end", else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses where use.parameter.dynamic == .single {
      guard let text = use.text, let reference = use.references.first, !use.isPlaceholder,
        PlainWords.trimmed(text) != reference.wording
      else { continue }
      let message = "\"\(use.path)\" of \(action.quoted) must be one reference and nothing else"
      // Flows that are in use rest on it: "$.Attributes.$.StoredCustomerInput" is compared with ".Timeout".
      if use.path == "ComparisonValue" {
        findings.report(
          self, at: use.value, message,
          why:
            "that the service puts texts together there is on no page, and what it makes of them may surprise",
          severity: .warning)
      } else {
        findings.report(self, at: use.value, message)
      }
    }
  }
}
