import FlowDocument

/// Whispers that go on for longer than a whisper may.
enum LongWhisper: ActionCheck {
  static let description = CheckDescription(
    "long-whisper", in: .limits, .warning, "a whisper speaks for longer than two minutes",
    why: "the service ends a whisper after two minutes, and the other party waits in silence all the while",
    fix: "whisper a few words, and show the rest on the agent's screen",
    bad: CheckExample(
      type: .agentWhisper,
      .say("whisper", String(repeating: "A caller about the plots. ", count: 61), "end"),
      .action("end", "EndFlowExecution")),
    good: CheckExample(
      type: .agentWhisper, .say("whisper", "A caller about the plots.", "end"),
      .action("end", "EndFlowExecution")))

  /// In minutes (reference, section 9).
  private static let limit = 2

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.flow.type.isWhisper else { return }
    for prompt in action.prompts {
      let words = prompt.words.map { $0.split(whereSeparator: \.isWhitespace).count } ?? 0
      guard words > limit * LongPrompt.wordsPerMinute else { continue }
      findings.report(
        self, at: prompt.value,
        "\(action.quoted) whispers \(words) words, which take about \(words * 60 / LongPrompt.wordsPerMinute) seconds"
      )
    }
  }
}

extension FlowType {
  /// True for what one party hears before the two are joined.
  var isWhisper: Bool {
    switch self {
    case .agentWhisper, .customerWhisper, .outboundWhisper: true
    default: false
    }
  }
}
