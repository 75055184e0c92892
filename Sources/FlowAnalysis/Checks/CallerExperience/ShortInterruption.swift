/// Queue music that is cut all the time.
enum ShortInterruption: ActionCheck {
  static let description = CheckDescription(
    "short-interruption", in: .callerExperience, .note, "prompts in a loop are interrupted within 20 seconds",
    why:
      "the list begins with its first prompt after each interruption, so that callers hear the same few seconds again and again; the service advises more than 20 seconds",
    fix: "interrupt after 20 seconds or more",
    bad: CheckExample(
      type: .customerQueue,
      .action(
        "music", "MessageParticipantIteratively",
        "{ \"Messages\": [{ \"Text\": \"Please hold.\" }], \"InterruptFrequencySeconds\": \"5\" }",
        if: ["MessagesInterrupted": "thanks"]),
      .say("thanks", "Thank you for waiting.", "music")),
    good: CheckExample(
      type: .customerQueue,
      .action(
        "music", "MessageParticipantIteratively",
        "{ \"Messages\": [{ \"Text\": \"Please hold.\" }], \"InterruptFrequencySeconds\": \"30\" }",
        if: ["MessagesInterrupted": "thanks"]),
      .say("thanks", "Thank you for waiting.", "music")))

  static let types: [String]? = ["MessageParticipantIteratively"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard !action.action.conditions.isEmpty,
      let value = action.action.parameter("InterruptFrequencySeconds"),
      let seconds = value.scalarText.flatMap(Int.init(trimming:)), (1..<20).contains(seconds)
    else { return }
    findings.report(self, at: value, "\(action.quoted) is interrupted every \(seconds) seconds")
  }
}
