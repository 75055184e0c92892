import FlowEngine

/// Wordings that are longer than the service speaks.
enum PromptOverLimit: ActionCheck {
  static let description = CheckDescription(
    "prompt-over-limit", in: .limits, .error,
    "a prompt has more than 3,000 spoken characters, or 6,000 with its markup",
    why: "the service does not speak it: the action fails", fix: "part it into several prompts",
    bad: CheckExample(
      .say("wait", String(repeating: "One moment. ", count: 251), "hello"), .say("hello", "Hello.", "end"),
      .end()),
    good: CheckExample(.say("wait", "One moment.", "hello"), .say("hello", "Hello.", "end"), .end()))

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts {
      guard let count = count(in: prompt) else { continue }
      findings.report(self, at: prompt.value, "\(action.quoted) has a prompt of \(count) characters")
    }
  }

  /// The characters of a wording that is too long; nil for one that is not, and for a recording.
  static func count(in prompt: PromptBody) -> Int? {
    guard prompt.form == .text || prompt.form == .ssml, prompt.text.utf8.count > PromptLimits.billed else {
      return nil
    }
    // What stands in for data of the contact may be short.
    let references = FoundReference.all(in: prompt.text).map(\.wording.unicodeScalars.count).reduce(0, +)
    let count = prompt.text.unicodeScalars.count - references
    if count > PromptLimits.whole { return count }
    let spoken = (prompt.words?.unicodeScalars.count ?? 0) - references
    return spoken > PromptLimits.billed ? spoken : nil
  }
}
