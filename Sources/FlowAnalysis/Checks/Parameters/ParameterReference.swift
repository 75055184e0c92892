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
      guard let text = use.text else {
        checkInside(use, of: action, &findings)
        continue
      }
      guard let reference = use.references.first, !isWhole(text, reference.wording) else { continue }
      let message = message(use.path, action)
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
    guard action.type == "MessageParticipantIteratively" else { return }
    for prompt in action.prompts where prompt.form == .recording {
      guard let reference = FoundReference.all(in: prompt.text).first,
        !isWhole(prompt.text, reference.wording)
      else { continue }
      findings.report(self, at: prompt.value, message("PromptId", action))
    }
  }

  /// The texts in an object whose values may each be one reference.
  private static func checkInside(
    _ use: ParameterUse, of action: AnalyzedAction, _ findings: inout Findings
  ) {
    guard use.value.holds(UInt8(ascii: "$")) else { return }
    var references: [ReferenceUse] = []
    ReferenceUse.collect(use.value, at: use.path.split(separator: ".").map(String.init), &references)
    for reference in references where !isWhole(reference.value.string ?? "", reference.wording) {
      findings.report(
        self, at: reference.value, message(reference.parameter.joined(separator: "."), action))
    }
  }

  private static func isWhole(_ text: String, _ reference: String) -> Bool {
    text.isPlaceholder || PlainWords.trimmed(text) == reference
  }

  private static func message(_ path: String, _ action: AnalyzedAction) -> String {
    "\"\(path)\" of \(action.quoted) must be one reference and nothing else"
  }
}
