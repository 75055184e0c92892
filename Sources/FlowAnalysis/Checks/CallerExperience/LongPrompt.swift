import FlowEngine

/// Prompts that take long to hear.
enum LongPrompt: ActionCheck {
  static let description = CheckDescription(
    "long-prompt", in: .callerExperience, .note, "a prompt takes long to hear",
    why:
      "callers do not keep more than a few choices in mind; a menu of more than a minute is heard twice, and a message of more than two drives callers off",
    fix: "make it shorter, or split it",
    bad: CheckExample(
      .menu(
        "choose",
        "\(String(repeating: "We are glad that you call us today, and we thank you for your patience. ", count: 12))For plots, press 1.",
        ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()))

  /// How many words are spoken in a minute.
  static let wordsPerMinute = 150

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    // What a limit of the service is about, another rule tells.
    guard !action.flow.type.isWhisper else { return }
    for prompt in action.prompts {
      // A word has a letter or more, and a character that is spelled is a word.
      guard prompt.text.utf8.count > wordsPerMinute, PromptOverLimit.count(in: prompt) == nil else {
        continue
      }
      let words = prompt.words.map { $0.split(whereSeparator: \.isWhitespace).count } ?? 0
      guard words > (action.isMenu ? 1 : 2) * wordsPerMinute else { continue }
      findings.report(
        self, at: prompt.value,
        "\(action.quoted) says \(words) words, which take about \(words * 60 / wordsPerMinute) seconds")
    }
  }
}
