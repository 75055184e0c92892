import FlowEngine
import JSON

/// Values of the wrong kind; also found while flows are linked.
enum ParameterForm: ActionCheck {
  static let description = CheckDescription(
    "parameter-form", in: .parameters, .error, "a parameter is not of the form that it must have",
    why: "the service refuses the flow", fix: "give it the form that is named",
    bad: CheckExample(.set("remember", "[\"plots\"]", "end", else: "end"), .end()),
    good: CheckExample(.set("remember", "{ \"topic\": \"plots\" }", "end", else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      let kind = use.value.kind
      guard !isReference(use), let expected = expected(use.parameter.form), !expected.kinds.contains(kind)
      else { continue }
      findings.report(
        self, at: use.value,
        "\"\(use.path)\" of \(action.quoted) must be \(expected.words), found \(kind.words)")
    }
  }

  private static func isReference(_ use: ParameterUse) -> Bool {
    use.value.kind == .string && (!use.references.isEmpty || use.isPlaceholder)
  }

  private static func expected(_ form: ParameterDescription.Form) -> (kinds: [JSONKind], words: String)? {
    switch form {
    case .text, .wholeNumber, .flag, .choice, .resource: ([.string, .number, .boolean], "a string")
    case .list: ([.array], "a list")
    case .map: ([.object], "an object")
    }
  }
}
