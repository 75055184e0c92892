import FlowEngine

/// SSML that cannot be read.
enum BadSSML: ActionCheck {
  static let description = CheckDescription(
    "bad-ssml", in: .parameters, .error, "SSML is not well formed",
    why: "the service cannot speak it: the action fails, and the caller hears nothing",
    fix: "close every tag, write & as &amp;, and put all of it into <speak>",
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"SSML\": \"<speak>Plots & villas.<break/></speak>\" }", "end"),
      .end()),
    good: CheckExample(
      .action("hello", "MessageParticipant", "{ \"SSML\": \"<speak>Plots &amp; villas.</speak>\" }", "end"),
      .end()))

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts where prompt.isMarkup && !prompt.text.isPlaceholder {
      // A document that comes whole from data of the contact is only known then.
      let isData = FoundReference.all(in: prompt.text).first?.wording == PlainWords.trimmed(prompt.text)
      guard !isData else { continue }
      guard SpeechMarkup(PlainWords.trimmed(prompt.text)) == nil else {
        if let time = times(ofBreaksIn: prompt.text).first(where: { !$0.contains(where: \.isLetter) }) {
          findings.report(
            self, at: prompt.value, part: String(time), "a break of \(action.quoted) is to last \(time)",
            why:
              "a time is a number with s or ms behind it: here the break lasts as long as one without a time",
            fix: "write \(time)s or \(time)ms", severity: .warning)
        } else if let time = longBreak(in: prompt.text) {
          findings.report(
            self, at: prompt.value, part: time, "a break of \(action.quoted) is to last \(time)",
            why:
              "a break lasts 10 seconds at most: that is how long it is here, and the service may refuse it",
            fix: "write several breaks", severity: .warning)
        }
        continue
      }
      guard SpeechMarkup.lacksRoot(PlainWords.trimmed(prompt.text)) else {
        findings.report(self, at: prompt.value, "the SSML of \(action.quoted) is not well formed")
        continue
      }
      findings.report(
        self, at: prompt.value, "the SSML of \(action.quoted) has no <speak>",
        why:
          "SSML is a whole <speak> document; whether the service speaks it without is not settled (ssmlWithoutSpeakIsSpoken)",
        fix: "put it into <speak>, or put it under \"Text\"", severity: .warning)
    }
  }

  /// The times of breaks, as they stand; what a call fills in is none.
  private static func times(ofBreaksIn text: String) -> [Substring] {
    text.split(separator: "<").compactMap { tag in
      guard tag.hasPrefix("break") else { return nil }
      let parts = tag.split(whereSeparator: { $0 == "\"" || $0 == "'" })
      guard let name = parts.firstIndex(where: { $0.hasSuffix("time=") }), name + 1 < parts.count,
        !parts[name + 1].contains("$")
      else { return nil }
      return parts[name + 1]
    }
  }

  /// The first time of a break that is longer than one can be.
  private static func longBreak(in text: String) -> String? {
    let long = times(ofBreaksIn: text).first { time in
      let seconds =
        time.hasSuffix("ms")
        ? Double(time.dropLast(2)).map { $0 / 1000 } : time.hasSuffix("s") ? Double(time.dropLast()) : nil
      return (seconds ?? 0) > 10
    }
    return long.map(String.init)
  }
}
