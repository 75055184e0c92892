import FlowDocument

/// Bots of a generation that is no more.
enum FirstGenerationBot: ActionCheck {
  static let description = CheckDescription(
    "lex-v1-bot", in: .resources, .warning, "an action names a bot of Lex V1",
    why:
      "since 15 September 2025 there is no Lex V1, and none of its bots: in the service the action takes its error branch",
    fix: "move the bot to Lex V2, and name the alias of that under \"LexV2Bot\"",
    bad: CheckExample(
      .action(
        "ask", "ConnectParticipantWithLexBot",
        "{ \"Text\": \"What can we do for you?\", \"LexBot\": { \"Name\": \"Desk\", \"Region\": \"us-west-2\", \"Alias\": \"$LATEST\" } }",
        "end", if: ["Visit": "end"],
        on: ["NoMatchingCondition": "end", "NoMatchingError": "sorry", "InputTimeLimitExceeded": "end"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .bot("ask", "end", else: "sorry"), .say("sorry", "Sorry.", "end"), .end()))

  static let types: [String]? = ["ConnectParticipantWithLexBot"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.action.namesFirstGenerationBot, let name = action.action.parameter("LexBot", "Name") else {
      return
    }
    findings.report(
      self, at: name, "\(action.quoted) names a bot of Lex V1\(name.scalarText.map { ", \"\($0)\"" } ?? "")")
  }
}
