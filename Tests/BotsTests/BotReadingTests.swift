import Bots
import Diagnostics
import JSON
import Testing

@Suite("Reading a bot")
struct BotReadingTests {
  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("[]", "a bot must be an object, found a list", "wrong-type"),
      ("{}", "a bot has no \"intents\"", "missing-key"),
      ("{ \"intents\": { \"A\": {} } }", "the intent \"A\" has no \"utterances\"", "missing-key"),
      ("{ \"intents\": { \"A\": { \"utterances\": [\"{x}\"] } } }", "there is no slot \"x\"", "unknown-slot"),
      (
        "{ \"intents\": { \"A\": { \"utterances\": [\"a\"], \"slots\": { \"x\": { \"type\": \"AMAZN.Date\" } } } } }",
        "there is no slot type \"AMAZN.Date\"", "unknown-slot-type"
      ),
      (
        "{ \"intents\": { \"A\": { \"fallback\": true }, \"B\": { \"fallback\": true } } }",
        "2 intents are the fallback", "contradiction"
      ),
      ("{ \"intent\": {}, \"intents\": {} }", "\"intent\" is not a key of a bot", "unknown-key"),
      ("{", "expected a key in double quotes, found the end of the text", "json"),
    ])
  func refuses(text: String, message: String, rule: String) {
    let reading = BotReading(parsing: Array(text.utf8), named: "bot.json")
    #expect(reading.bot == nil)
    #expect(reading.problems.map(\.message).contains(message))
    #expect(reading.problems.map(\.rule).contains(rule))
  }

  @Test("an exported bot of Lex becomes the same conversations")
  func readsExport() throws {
    let reading = BotReading(try lexExport(isRestricted: true))
    let bot = try #require(reading.bot)
    #expect(bot.name == "SiteVisits")
    #expect(bot.threshold == 55)
    #expect(bot.intents.map(\.name) == ["Visit", "FallbackIntent"])
    #expect(bot.intents[0].slots.map(\.name) == ["day", "kind"])
    #expect(reading.problems.map(\.rule) == ["bot-code-hook"])
    var session = BotSession()
    #expect(session.hear("book a visit", bot, today: saturday).says == BotMessage("Which day?"))
    #expect(session.hear("tomorrow", bot, today: saturday).says == BotMessage("A plot? Or a villa?"))
    #expect(session.hear("castle", bot, today: saturday).outcome == .listens(slot: "kind"))
    #expect(
      session.hear("house", bot, today: saturday).outcome
        == .ends(intent: "Visit", state: .readyForFulfillment))
  }

  @Test("an exported slot type that expands its values takes any other too")
  func readsExpandingSlotType() throws {
    let bot = try #require(BotReading(lexExport(isRestricted: false)).bot)
    var session = BotSession()
    _ = session.hear("book a visit", bot, today: saturday)
    _ = session.hear("tomorrow", bot, today: saturday)
    #expect(
      session.hear("castle", bot, today: saturday).outcome
        == .ends(intent: "Visit", state: .readyForFulfillment))
  }

  @Test(
    "a Lambda of the bot's own is told with its place, wherever the export switches it on",
    arguments: [
      (#""dialogCodeHook": { "enabled": true }"#, "", true),
      (#""fulfillmentCodeHook": { "enabled": true, "active": true }"#, "", true),
      (#""fulfillmentCodeHook": { "enabled": true, "active": false }"#, "", false),
      (#""dialogCodeHook": { "enabled": false }, "fulfillmentCodeHook": null"#, "", false),
      (
        #""initialResponseSetting": { "codeHook": { "enableCodeHookInvocation": true, "isActive": true } }"#,
        "", true
      ),
      (
        #""intentConfirmationSetting": { "codeHook": { "enableCodeHookInvocation": true, "isActive": false } }"#,
        "", false
      ),
      (#""x": 1"#, #""elicitationCodeHook": { "enableCodeHookInvocation": true }"#, true),
      (#""x": 1"#, #""elicitationCodeHook": { "enableCodeHookInvocation": false }"#, false),
    ])
  func tellsOfCodeHooks(intent: String, capture: String, isTold: Bool) throws {
    func document(_ text: String, _ name: String) throws -> JSONDocument {
      try JSONDocument(parsing: text, named: name)
    }
    let slot =
      "{ \"name\": \"day\", \"slotTypeName\": \"AMAZON.Date\", "
      + "\"valueElicitationSetting\": { \"slotCaptureSetting\": { \(capture) } } }"
    let export = LexExport(
      bot: try document("{}", "Bot.json"), locale: try document("{}", "BotLocale.json"),
      intents: [
        LexExport.Intent(
          text: try document("{ \"name\": \"Visit\", \(intent) }", "Visit/Intent.json"),
          slots: [try document(slot, "day/Slot.json")])
      ], slotTypes: [])
    let problems = BotReading(export).problems
    #expect(problems.map(\.rule) == (isTold ? ["bot-code-hook"] : []))
    #expect(problems.allSatisfy { $0.place != nil && $0.why != nil && $0.fix != nil })
  }

  private func lexExport(isRestricted: Bool) throws -> LexExport {
    func document(_ text: String, _ name: String) throws -> JSONDocument {
      try JSONDocument(parsing: text, named: name)
    }
    func asks(_ words: String) -> String {
      """
      "promptSpecification": { "maxRetries": 1, "messageGroups": [
        { "message": { "plainTextMessage": { "value": "\(words)" } }, "variations": null } ] }
      """
    }
    return LexExport(
      bot: try document(#"{ "name": "SiteVisits", "version": "DRAFT" }"#, "Bot.json"),
      locale: try document(#"{ "name": "English (US)", "nluConfidenceThreshold": 0.55 }"#, "BotLocale.json"),
      intents: [
        LexExport.Intent(
          text: try document(
            #"""
            { "name": "Visit", "sampleUtterances": [{ "utterance": "book a visit" }],
              "fulfillmentCodeHook": { "enabled": true },
              "slotPriorities": [{ "slotName": "kind", "priority": 2 }, { "slotName": "day", "priority": 1 }] }
            """#, "Visit/Intent.json"),
          slots: [
            try document(
              """
              { "name": "kind", "slotTypeName": "Kind", "valueElicitationSetting": {
                "slotConstraint": "Required", "promptSpecification": { "maxRetries": 1, "messageGroups": [
                  { "message": { "plainTextMessage": { "value": "A plot?" } } },
                  { "message": { "plainTextMessage": { "value": "Or a villa?" } } } ] } } }
              """, "kind/Slot.json"),
            try document(
              """
              { "name": "day", "slotTypeName": "AMAZON.Date",
                "valueElicitationSetting": { "slotConstraint": "Required", \(asks("Which day?")) } }
              """, "day/Slot.json"),
          ]),
        LexExport.Intent(
          text: try document(
            #"{ "name": "FallbackIntent", "parentIntentSignature": "AMAZON.FallbackIntent" }"#,
            "FallbackIntent/Intent.json"), slots: []),
      ],
      slotTypes: [
        try document(
          """
          { "name": "Kind", "slotTypeValues": [
              { "sampleValue": { "value": "villa" }, "synonyms": [{ "value": "house" }] },
              { "sampleValue": { "value": "plot" }, "synonyms": null } ],
            "valueSelectionSetting": { "resolutionStrategy": "\(isRestricted ? "TOP_RESOLUTION" : "ORIGINAL_VALUE")" } }
          """, "Kind/SlotType.json")
      ])
  }
}
