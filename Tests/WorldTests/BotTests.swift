import Bots
import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import Testing

@testable import World

/// Callers who talk to bots: what bots know, what is written down, and going back into a conversation.
@Suite struct BotTests {
  static let flow = FlowText([
    ActionText(
      "ask", "ConnectParticipantWithLexBot",
      """
      { "Text": "How can I help?", "LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-1:1:bot-alias/SHOP/LIVE" },
        "LexSessionAttributes": { "from": "$.CustomerEndpoint.Address" } }
      """, next: "odd", if: [.init("Visit", "visit"), .init("SpeakToAgent", "agent")],
      on: [.init("NoMatchingCondition", "odd"), .init("NoMatchingError", "odd")]),
    Act.say(
      "visit", "$.Lex.IntentName $.Lex.Slots.kind $.Lex.IntentConfidence.Score $.Lex.SessionAttributes.from",
      next: "end"),
    Act.say("agent", "An agent.", next: "end"),
    Act.say("odd", "What? $.Lex.IntentName", next: "ask"),
    Act.end,
  ])

  static let bot = Bot(
    name: "shop",
    intents: [
      BotIntent(
        name: "Visit", utterances: [SampleUtterance("a visit"), SampleUtterance("see a {kind}")],
        slots: [
          BotSlot(
            name: "kind", type: .list(ListedValues([.init("villa"), .init("plot")])),
            question: BotMessage("A plot or a villa?"))
        ])
    ])

  private func center(hasBot: Bool = true) throws -> SmallCenter {
    var bots: [BotDefinition] = []
    if hasBot {
      bots = [BotDefinition(name: "SHOP", arn: "arn:aws:lex:eu-west-1:1:bot-alias/SHOP/LIVE", file: "b.json")]
    }
    return try SmallCenter(
      [Self.flow], ContactCenterDefinition(name: "Test", bots: bots), bots: hasBot ? [Self.bot] : [])
  }

  @Test func aConversationFillsWhatTheFlowReads() throws {
    let center = try center()
    let contact = try center.call(from: "+12065550100")
    center.say("a visit", contact)
    center.say("the villa", contact)
    center.wait(.seconds(1))
    #expect(
      center.heard(contact) == ["How can I help?", "A plot or a villa?", "Visit villa 1.00 +12065550100"])
    #expect(
      center.texts(.bot, contact) == ["SHOP: Visit, asks for kind", "SHOP: Visit kind=villa"])
    #expect(center.texts(.standIn, contact).isEmpty)
  }

  @Test func aBotThatIsNotHereKnowsTheNamesOfItsIntentsAndSaysSoOnce() throws {
    let center = try center(hasBot: false)
    let contact = try center.call()
    center.say("no idea", contact)
    center.wait(.seconds(6))
    center.say("let me speak to an agent", contact)
    center.wait(.seconds(1))
    #expect(
      center.heard(contact) == ["How can I help?", "What? FallbackIntent", "How can I help?", "An agent."])
    #expect(
      center.texts(.approximated, contact) == [
        "the bot \"SHOP\" is not here: it understands only the names of its intents, \"Visit\", \"SpeakToAgent\"",
        "a local bot understands by its sample utterances and by counting words, not as Lex does, and runs no Lambda of its own",
      ])
  }

  /// An export that is made for sharing has the names of bots alone; their test aliases are all called alike.
  @Test func blankedBotsAreToldApartByTheirNames() throws {
    func ask(_ identifier: String, next: String) -> ActionText {
      ActionText(
        identifier, "ConnectParticipantWithLexBot", #"{ "Text": "Yes?", "LexV2Bot": { "AliasArn": "" } }"#,
        next: next, if: [.init("Visit", next)],
        on: [.init("NoMatchingCondition", next), .init("NoMatchingError", "odd")])
    }
    func named(_ name: String) -> String {
      #"{"lexV2BotName": "\#(name)", "parameters": {"LexV2Bot": {"AliasArn": {"displayName": "TestBotAlias"}}}}"#
    }
    let flow = FlowText(
      [
        ask("first", next: "second"), ask("second", next: "end"), Act.say("odd", "Odd.", next: "end"),
        Act.end,
      ],
      metadata: #"{"first": \#(named("SHOP")), "second": \#(named("Hotel"))}"#)
    let definition = ContactCenterDefinition(
      name: "Test", bots: [BotDefinition(name: "SHOP", arn: nil, file: "b.json")])
    let center = try SmallCenter([flow], definition, bots: [Self.bot])
    #expect(center.program.problems.isEmpty)
    let contact = try center.call()
    center.say("see a villa", contact)
    center.say("visit", contact)
    center.wait(.seconds(1))
    #expect(center.texts(.bot, contact) == ["SHOP: Visit kind=villa", "Hotel: Visit"])
    #expect(
      center.texts(.approximated, contact).contains(
        "the bot \"Hotel\" is not here: it understands only the names of its intents, \"Visit\""))
  }

  @Test func wordsThatNothingListensToAreNotHeard() throws {
    let center = try center()
    let contact = try center.call()
    center.say("see a plot", contact)
    center.say("hello?", contact)
    let said = center.world.observer.entries.filter { $0.kind == .say }.map(\.detail)
    #expect(said == [.said(isHeard: true, isTyped: false), .said(isHeard: false, isTyped: false)])
  }

  @Test func silenceMeetsTheFallbackIntent() throws {
    let center = try center()
    let contact = try center.call()
    center.wait(.seconds(8))
    #expect(center.heard(contact).prefix(2) == ["How can I help?", "What? FallbackIntent"])
  }

  @Test func aForkGoesOnWithAConversationOfItsOwn() throws {
    let center = try center()
    let contact = try center.call()
    center.say("a visit", contact)
    var other = try center.world.fork()
    #expect(other.digest == center.world.digest)
    center.say("villa", contact)
    other.say("plot", contact)
    #expect(other.digest != center.world.digest)
    #expect(other.observer.entries.last { $0.kind == .bot }?.text == "SHOP: Visit kind=plot")
    #expect(center.texts(.bot, contact).last == "SHOP: Visit kind=villa")
  }

  @Test func aRecordingStandsInsideAConversationAgain() throws {
    var recording = Recording(try center().world.fork())
    recording.give(.call(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))))
    while recording.forward(), recording.world.state.contacts[0].conversation == nil {}
    recording.give(.say("a visit", contact: 0))
    for _ in 0..<6 where !recording.forward() { break }
    let digest = recording.world.digest
    let last = recording.length
    for position in stride(from: last, through: 1, by: -1) {
      try recording.go(to: position)
      try recording.go(to: last)
      #expect(recording.world.digest == digest)
    }
  }
}
