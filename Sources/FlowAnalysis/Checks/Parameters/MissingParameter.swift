import FlowEngine

/// Parameters that an action must have; also found while flows are linked.
enum MissingParameter: ActionCheck {
  static let description = CheckDescription(
    "missing-parameter", in: .parameters, .error, "an action lacks a parameter that it must have",
    why: "the service refuses the flow", fix: "add the parameter",
    bad: CheckExample(
      .action("pick", "TransferToFlow", "{}", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "pick", "TransferToFlow", "{ \"ContactFlowId\": \"example\" }", "sorry",
        on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for parameter in action.kind.requiredParameters {
      let path = parameter.description.path
      let value = action.action.parameters?[path: parameter.keys]
      guard value == nil || value?.kind == .null, !isExcused(path, action) else { continue }
      findings.report(
        self, at: action.action.value, "\(action.quoted) has no \"\(path)\"",
        fix: "add \"\(path)\" to its \"Parameters\"")
    }
  }

  /// Switching type-ahead asks for nothing, an input without `StoreInput` is a menu, and Wait has two names for its limit.
  private static func isExcused(_ path: String, _ action: AnalyzedAction) -> Bool {
    switch (action.type, path) {
    case ("GetParticipantInput", "InputTimeLimitSeconds"), ("GetParticipantInput", "StoreInput"):
      action.action.parameter("EnableDTMFBuffer") != nil || path == "StoreInput"
    case ("Wait", "TimeLimitSeconds"): action.action.parameter("TimeoutSeconds") != nil
    case ("UpdateContactEventHooks", "EventHooks"):
      action.action.parameter("EventHooksConfiguration") != nil
    default: false
    }
  }
}
