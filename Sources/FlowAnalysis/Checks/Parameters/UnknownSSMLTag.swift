import FlowEngine

/// Tags that the service does not know.
enum UnknownSSMLTag: ActionCheck {
  static let description = CheckDescription(
    "unknown-ssml-tag", in: .parameters, .warning, "SSML has a tag that the service does not know",
    why: "it is ignored, and what is in it is spoken as it stands",
    fix: "use speak, break, lang, mark, p, s, phoneme, prosody, say-as, sub, w or amazon:effect",
    bad: CheckExample(
      .action("hello", "MessageParticipant", "{ \"SSML\": \"<speak>Please <pause/> hold.</speak>\" }", "end"),
      .end()),
    good: CheckExample(
      .action("hello", "MessageParticipant", "{ \"SSML\": \"<speak>Please <break/> hold.</speak>\" }", "end"),
      .end()))

  private static let known: Set<String> = [
    "speak", "break", "lang", "mark", "p", "s", "phoneme", "prosody", "say-as", "sub", "w", "amazon:effect",
    "amazon:domain", "amazon:breath", "amazon:auto-breaths", "emphasis",
  ]

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts where prompt.isMarkup && SpeechMarkup(PlainWords.trimmed(prompt.text)) != nil
    {
      var seen: Set<String> = []
      for tag in tags(of: prompt.text) where !known.contains(tag) && seen.insert(tag).inserted {
        findings.report(
          self, at: prompt.value, part: "<" + tag, "\(action.quoted) uses the SSML tag <\(tag)>")
      }
    }
  }

  /// True for a tag that nobody writes who means anything else: a letter in angles may be a place to fill in.
  static func isPlainlySSML(_ tag: String) -> Bool { known.contains(tag) && tag.count > 2 && tag != "mark" }

  /// The names of opening tags.
  static func tags(of text: String) -> [String] {
    // Most texts have none.
    guard text.utf8.contains(UInt8(ascii: "<")) else { return [] }
    return text.split(separator: "<").dropFirst().compactMap { rest in
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-:_".contains($0) }
      return name.isEmpty ? nil : String(name)
    }
  }
}
