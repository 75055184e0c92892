import FlowEngine

/// Written-out values where only a reference makes sense.
enum NotAReference: ActionCheck {
  static let description = CheckDescription(
    "not-a-reference", in: .parameters, .error, "a parameter must be a reference, and is written out",
    why: "the service allows a reference only", fix: "write a reference, such as $.Attributes.name",
    bad: CheckExample(
      .compare("kind", "Attributes.kind", ["new": "hello"], else: "end"), .say("hello", "Hello.", "end"),
      .end()),
    good: CheckExample(
      .compare("kind", "$.Attributes.kind", ["new": "hello"], else: "end"), .say("hello", "Hello.", "end"),
      .end()))

  private static let parameters = [
    "Compare": "ComparisonValue", "UpdateContactCallbackNumber": "CallbackNumber",
  ]

  /// Where values lie, and which are none themselves.
  private static let whole: Set = ["$.Attributes", "$.External", "$.FlowAttributes", "$.Lex", "$.Metrics"]

  static let types: [String]? = parameters.keys.sorted()

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let name = parameters[action.type], let value = action.action.parameter(name),
      let text = value.scalarText, !text.isPlaceholder
    else { return }
    guard !text.hasPrefix("$") else {
      guard whole.contains(text) else { return }
      return findings.report(
        self, at: value, "\"\(name)\" of \(action.quoted) is all of \(text), and none of its values",
        why: "the service refuses it; here it has no value", fix: "name a value, such as \(text).name",
        severity: .warning)
    }
    let isCompared = action.type == "Compare"
    findings.report(
      self, at: value, "\"\(name)\" of \(action.quoted) is no reference: \"\(text)\"",
      why: isCompared
        ? "the service refuses it; a comparison of a written-out value always gives the same" : nil,
      fix: isCompared ? nil : "set an attribute to it before, and refer to that")
  }
}
