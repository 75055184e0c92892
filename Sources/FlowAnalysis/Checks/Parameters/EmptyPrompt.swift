import FlowEngine

/// Prompts without a word.
enum EmptyPrompt: ActionCheck {
  static let description = CheckDescription(
    "empty-prompt", in: .parameters, .warning, "a prompt has nothing in it",
    why: "the caller hears nothing, and the service refuses an empty text", fix: "write what is to be said",
    bad: CheckExample(.say("hello", "", "end"), .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts where prompt.form != .recording {
      // A blank is written on purpose, where an action must have a prompt and the caller is to hear none.
      guard prompt.text.isEmpty else { continue }
      if prompt.form == .media {
        findings.report(
          self, at: prompt.value, "the recording of \(action.quoted) has no address",
          why: "the action takes NoMatchingError", fix: "write the address of a WAV file")
        continue
      }
      findings.report(self, at: prompt.value, "\(action.quoted) says nothing")
    }
  }
}
