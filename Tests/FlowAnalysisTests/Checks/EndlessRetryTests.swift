import Testing

@testable import FlowAnalysis

/// Who says nothing is asked a few times, not without end.
@Suite struct EndlessRetryTests {
  /// Who types nothing has "Timeout" stored, which is no number to call back.
  @Test(arguments: [("again", 1), ("sorry", 0)])
  func aNumberThatIsAskedForUntilItIsOneIsAskedForWithoutEnd(invalid: String, count: Int) {
    let example = CheckExample(
      .store("number", "Type your number.", "use", else: "sorry"),
      .action(
        "use", "UpdateContactCallbackNumber", "{ \"CallbackNumber\": \"$.StoredCustomerInput\" }", "thanks",
        on: ["InvalidCallbackNumber": invalid, "CallbackNumberNotDialable": "sorry"]),
      .say("again", "Please try again.", "number"), .say("sorry", "Sorry.", "end"),
      .say("thanks", "Thank you.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// The word that stands for silence is no number, so that bounds which a call fills in decide nothing.
  @Test(arguments: [("NumberGreaterThan", 1), ("Equals", 0)])
  func boundsThatACallFillsInAreNoneForSilence(test: String, count: Int) {
    let example = CheckExample(
      .store("amount", "Type an amount.", "how?", else: "sorry"),
      .action(
        "how?", "Compare", "{ \"ComparisonValue\": \"$.StoredCustomerInput\" }", "thanks",
        if: ["$.Attributes.due": "thanks"], by: test, on: ["NoMatchingCondition": "amount"]),
      .say("sorry", "Sorry.", "end"), .say("thanks", "Thank you.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// What decides the way back is the same each time, unless something on the way sets it.
  @Test(arguments: [("hello", 1), ("kind", 0)])
  func aDecisionThatNothingOnTheWayChangesIsMadeAgain(set: String, count: Int) {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "sorry",
        if: ["1": "sorry"],
        on: ["InputTimeLimitExceeded": "keep", "NoMatchingCondition": "sorry", "NoMatchingError": "sorry"]),
      .set("keep", "{ \"\(set)\": \"old\" }", "which?", else: "sorry"),
      .compare("which?", "$.Attributes.kind", ["new": "ask"], else: "sorry"), .say("sorry", "Sorry.", "end"),
      .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// A count bounds the attempts only where the flow goes elsewhere once it is over.
  @Test(arguments: [("choose", 1), ("end", 0)])
  func aCountThatLeadsBackToTheQuestionBoundsNothing(done: String, count: Int) {
    let example = CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "count", if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "count", "NoMatchingCondition": "count", "NoMatchingError": "plots"]),
      .action(
        "count", "Loop", "{ \"LoopCount\": \"3\" }", done,
        if: ["ContinueLooping": "again", "DoneLooping": done]),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// Nothing typed is stored as the word Timeout, and the flow asks for that.
  @Test(arguments: [("Timeout", "number", 1), ("Timeout", "end", 0), ("none", "number", 0)])
  func anInputThatIsAskedForAgainWhileNothingIsTypedIsTold(word: String, target: String, count: Int) {
    let example = CheckExample(
      .store("number", "Type your number.", "typed?", else: "end"),
      .compare("typed?", "$.StoredCustomerInput", [word: target], else: "thanks"),
      .say("thanks", "Thank you.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// A module that counts with a value which it always sets anew counts nothing; one that is told the count may end the call.
  @Test(arguments: [(true, 1), (false, 0)]) func aModuleThatAlwaysComesBackBoundsNothing(
    setsTheCount: Bool, count: Int
  ) {
    let compared: ExampleAction = .action(
      "tried?", "Compare", "{ \"ComparisonValue\": \"$.Attributes.tries\" }", "over",
      if: ["1": "again"], on: ["NoMatchingCondition": "over"])
    let again: ExampleAction = .say("again", "Please try again.", "back")
    let back: ExampleAction = .action("back", "EndFlowModuleExecution")
    let over: ExampleAction = .say("over", "Goodbye.", "end")
    let module: CheckExample.Flow =
      setsTheCount
      ? .flow(
        "retries", type: .module, .set("first", "{ \"tries\": \"1\" }", "tried?", else: "over"), compared,
        again,
        back, over, .end())
      : .flow("retries", type: .module, compared, again, back, over, .end())
    let example = CheckExample(
      also: [module], .menu("choose", "For plots, press 1.", ["1": "plots"], else: "retry"),
      .invoke("retry", "retries", "choose"), .say("plots", "Plots.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// What was stored before is not what the silent caller stores now.
  @Test func whatWasStoredBeforeIsNotKnown() {
    let example = CheckExample(
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "typed?"], else: "thanks"),
      .say("thanks", "Thank you.", "end"), .end())
    #expect(!example.findings().contains { $0.diagnostic.rule == "endless-retry" })
  }

  /// Who is silent to a menu has called: the question for the channel changes nothing.
  @Test(arguments: [("VOICE", 1), ("CHAT", 0)]) func theChannelOfWhoIsAskedIsKnown(
    channel: String, count: Int
  ) {
    let example = CheckExample(
      .compare("channel?", "$.Channel", [channel: "choose"], else: "end"),
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "channel?"),
      .say("plots", "Plots.", "end"),
      .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }

  /// A bot that hears nothing understands nothing; where its time limit, or the intent for that, leads on, there is an end.
  @Test(
    arguments: [
      ([:], ["NoMatchingCondition": "again"], 1), ([:], ["NoMatchingCondition": "sorry"], 0),
      (["FallbackIntent": "again"], ["NoMatchingCondition": "sorry"], 1),
      ([:], ["NoMatchingCondition": "again", "InputTimeLimitExceeded": "sorry"], 0),
    ] as [(KeyValuePairs<String, String>, KeyValuePairs<String, String>, Int)])
  func aBotThatHearsNothingIsAskedWithoutEnd(
    intents: KeyValuePairs<String, String>, errors: KeyValuePairs<String, String>, count: Int
  ) {
    let example = CheckExample(
      .action(
        "bot", "ConnectParticipantWithLexBot",
        "{ \"Text\": \"How can I help?\", \"LexV2Bot\": { \"AliasArn\": \"b\" } }",
        "sorry", if: intents, on: errors),
      .say("again", "Please ask now.", "bot"), .say("sorry", "Sorry.", "end"), .end())
    #expect(example.findings().count { $0.diagnostic.rule == "endless-retry" } == count)
  }
}
