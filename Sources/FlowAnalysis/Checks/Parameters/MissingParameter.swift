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
    let choice = alternatives(of: action)
    guard !choice.isEmpty, choice.allSatisfy({ isMissing($0, action) }) else { return }
    let names = choice.map { "\"\($0)\"" }
    findings.report(
      self, at: action.action.value,
      "\(action.quoted) has "
        + (names.count == 1
          ? "no \(names[0])"
          : "none of \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"),
      fix: "add \(names.joined(separator: " or ")) to its \"Parameters\"")
  }

  private static func isMissing(_ name: String, _ action: AnalyzedAction) -> Bool {
    let value = action.action.parameter(name)
    return value == nil || value?.kind == .null
  }

  /// Parameters of which an action must have one; a loop that does not count goes through a list.
  private static func alternatives(of action: AnalyzedAction) -> [String] {
    switch action.type {
    case "UpdateContactTargetQueue": ["QueueId", "AgentId"]
    case "UpdateContactRecordingAndAnalyticsBehavior":
      ["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"]
    case "Loop":
      isMissing(action.flow.center.program.rules.loopElementsParameter, action) ? ["LoopCount"] : []
    default: []
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
