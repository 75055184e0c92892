import TestSupport
import Testing

@testable import Scenarios

/// A bot is answered for, or another one asked, in place of the one that the flow names.
@Suite struct BotOverrideTests {
  private static let folder = try! TemporaryFolder()
  private static let flow = try! folder.write(
    """
    {
      "Version": "2019-10-30", "StartAction": "ask", "Metadata": {},
      "Actions": [
        { "Identifier": "ask", "Type": "ConnectParticipantWithLexBot",
          "Parameters": { "Text": "How can I help?", "LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-2:1:bot-alias/B/A" } },
          "Transitions": { "NextAction": "sorry",
            "Conditions": [
              { "NextAction": "booked", "Condition": { "Operator": "Equals", "Operands": ["Book"] } }
            ],
            "Errors": [
              { "NextAction": "silence", "ErrorType": "InputTimeLimitExceeded" },
              { "NextAction": "other", "ErrorType": "NoMatchingCondition" },
              { "NextAction": "sorry", "ErrorType": "NoMatchingError" }
            ] } },
        { "Identifier": "booked", "Type": "MessageParticipant", "Parameters": { "Text": "Booked for $.Lex.Slots.when." },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "other", "Type": "MessageParticipant", "Parameters": { "Text": "Something else." },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "silence", "Type": "MessageParticipant", "Parameters": { "Text": "Too late." },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "sorry", "Type": "MessageParticipant", "Parameters": { "Text": "Sorry." },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
      ]
    }
    """, to: "bot.json")

  private static func override(_ strategy: String) -> String {
    CaseText.override(
      "ConnectParticipantWithLexBot",
      #"{ "LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-2:1:bot-alias/B/A" } }"#,
      strategy)
  }

  private func run(_ strategy: String, heard: String, _ actions: String...) -> RunCase {
    var text = CaseText(
      CaseText.observe("start", CaseText.initiated, Self.override(strategy)),
      CaseText.observe("heard", CaseText.message(heard), CaseText.endTest))
    if let action = actions.first {
      text.observations.append(
        CaseText.observe(
          "done",
          #""Type": "FlowActionCompleted", "Properties": { "ActionType": "ConnectParticipantWithLexBot", "ActionParameters": { "LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-2:1:bot-alias/B/A" } } }"#,
          action))
    }
    return RunCase(text: text.text, center: Self.flow)
  }

  @Test(arguments: [
    #"{ "LoadedData": "{\"IntentName\": \"Book\", \"Slots\": {\"when\": \"noon\"}}" }"#,
    #"{ "DelaySeconds": 2, "LoadedData": "{\"sessionState\": {\"intent\": {\"name\": \"Book\", \"slots\": {\"when\": {\"value\": {\"interpretedValue\": \"noon\"}}}}}}" }"#,
  ]) func whatAMockUnderstoodIsBranchedOn(result: String) {
    let run = run(
      CaseText.mock(result), heard: "booked for noon", CaseText.assert("$.Lex.IntentName", "Equals", "Book"))
    #expect(run.words == "passed" && run.warnings.isEmpty, "\(run.words)")
  }

  @Test(arguments: [("NoMatchingError", "sorry"), ("TimeLimitExceeded", "too late")])
  func anErrorTakesItsBranch(error: String, heard: String) {
    #expect(run(CaseText.error(error), heard: heard).words == "passed")
  }

  @Test func aMockedBotSaysNothing() {
    let run = run(CaseText.mock(#"{ "LoadedData": "{\"IntentName\": \"Book\"}" }"#), heard: "how can I help")
    #expect(run.words.hasSuffix("heard \"Booked for .\""), "\(run.words)")
  }

  @Test func anIntentWithoutABranchCompletesToo() {
    let run = run(
      CaseText.mock(#"{ "LoadedData": "{\"IntentName\": \"Else\"}" }"#), heard: "something else",
      CaseText.assert("$.Lex.IntentName", "Equals", "Else"))
    #expect(run.words == "passed", "\(run.words)")
  }

  @Test func wordsAreSaidToTheBotThatTakesThePlace() {
    let text = CaseText(
      CaseText.observe("start", CaseText.initiated, Self.override(CaseText.substitute("another-bot"))),
      CaseText.observe("asked", CaseText.message("how can I help"), CaseText.say("Book")),
      CaseText.observe("heard", CaseText.message("booked"), CaseText.endTest))
    let run = RunCase(text: text.text, center: Self.flow)
    #expect(run.words == "passed" && run.warnings.isEmpty, "\(run.words)")
  }
}
