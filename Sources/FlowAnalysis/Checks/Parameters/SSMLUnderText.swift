/// SSML under the key for plain text.
enum SSMLUnderText: ActionCheck {
  static let description = CheckDescription(
    "ssml-under-text", in: .parameters, .note, "a <speak> document stands under \"Text\"",
    why: "whether the service speaks it or reads the tags aloud is not settled",
    fix: "rename the key to \"SSML\"", isFixable: true,
    bad: CheckExample(
      .action("hello", "MessageParticipant", "{ \"Text\": \"<speak>Hello.</speak>\" }", "end"), .end()),
    good: CheckExample(
      .action("hello", "MessageParticipant", "{ \"SSML\": \"<speak>Hello.</speak>\" }", "end"), .end()))

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts where prompt.form == .text && prompt.text.isSpeakDocument {
      findings.report(
        self, at: prompt.key ?? prompt.value, "\(action.quoted) has SSML under \"Text\"",
        edits: prompt.key.map { [TextEdit($0.range, "\"SSML\"")] } ?? [])
    }
    for prompt in action.prompts where prompt.form == .text && !prompt.text.isSpeakDocument {
      guard let tag = UnknownSSMLTag.tags(of: prompt.text).first(where: UnknownSSMLTag.isPlainlySSML) else {
        continue
      }
      findings.report(
        self, at: prompt.value, part: "<" + tag, "\(action.quoted) has the SSML tag <\(tag)> under \"Text\"",
        why: "a text is spoken as it stands: tags belong under \"SSML\", in <speak>",
        fix: "put the text into <speak> and </speak>, and rename the key to \"SSML\"", severity: .warning)
    }
  }
}
