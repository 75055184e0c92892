/// Answers of a bot that are read where none spoke.
enum LexBeforeBot: FlowCheck {
  static let description = CheckDescription(
    "lex-before-bot", in: .dataFlow, .warning, "$.Lex is read where no bot has spoken before",
    why: "there is no intent and no slot yet: the value is missing",
    fix: "let the bot speak on every way to this action",
    bad: CheckExample(
      .compare("known?", "$.Attributes.known", ["yes": "hello"], else: "bot"),
      .bot("bot", "hello", else: "sorry"), .say("hello", "You chose $.Lex.IntentName", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .bot("bot", "hello", else: "sorry"), .say("hello", "You chose $.Lex.IntentName", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    LoadedData(
      space: "Lex", source: "ConnectParticipantWithLexBot", words: "no bot has spoken",
      unprovidedWords: "no bot speaks",
      failedWords: "the bot failed"
    ).check(
      self, flow, &findings)
  }
}
