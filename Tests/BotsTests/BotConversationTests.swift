import Bots
import ContactCenter
import Testing

@Suite("A conversation with a bot")
struct BotConversationTests {
  @Test(
    "understands a sample utterance for certain",
    arguments: [
      ("Support!", "Support"), ("I need a loan.", "Loan"), ("i WANT to talk to a person", "Support"),
    ])
  func understandsSample(words: String, intent: String) throws {
    var session = BotSession()
    let reply = session.hear(words, try siteBot(), today: saturday)
    #expect(reply.outcome == .ends(intent: intent, state: .readyForFulfillment))
    #expect(reply.score == 100)
  }

  @Test(
    "understands what resembles a sample, less surely",
    arguments: [
      ("a loan please", "Loan"), ("could I speak to a person", "Support"), ("broken it is", "Support"),
    ])
  func understandsLikeness(words: String, intent: String) throws {
    var session = BotSession()
    let reply = session.hear(words, try siteBot(), today: saturday)
    #expect(reply.outcome == .ends(intent: intent, state: .readyForFulfillment))
    #expect(reply.score < 100)
  }

  @Test("ends with the fallback intent when nothing fits, and on silence", arguments: ["pizza", "", nil])
  func fallsBack(words: String?) throws {
    var session = BotSession()
    let reply = session.hear(words, try siteBot(), today: saturday)
    #expect(reply.outcome == .ends(intent: "Other", state: .readyForFulfillment))
    #expect(reply.says == BotMessage("I did not understand."))
    #expect(reply.score == 0)
  }

  @Test("asks for what it must know, then whether it is right, then says so")
  func asksForSlots() throws {
    let bot = try siteBot()
    var session = BotSession()
    var reply = session.hear("book a visit", bot, today: saturday)
    #expect(reply.outcome == .listens(slot: "kind"))
    #expect(reply.says == BotMessage("A plot or a villa?"))
    reply = session.hear("a piece of land", bot, today: saturday)
    #expect(reply.says == BotMessage("On which day would you like to see the plot?"))
    reply = session.hear("tomorrow", bot, today: saturday)
    #expect(reply.says == BotMessage("A plot on 2026-11-22, is that right?"))
    reply = session.hear("yes please", bot, today: saturday)
    #expect(reply.outcome == .ends(intent: "Visit", state: .readyForFulfillment))
    #expect(reply.says == BotMessage("Your visit to the plot is noted."))
    #expect(
      reply.slots == [NamedValue(name: "kind", value: "plot"), NamedValue(name: "day", value: "2026-11-22")])
  }

  @Test("takes the slots that are said at once")
  func takesSlotsAtOnce() throws {
    let bot = try siteBot()
    var session = BotSession()
    #expect(
      session.hear("I would like to see a house", bot, today: saturday).slots
        == [NamedValue(name: "kind", value: "villa")])
    session = BotSession()
    #expect(
      session.hear("visit on Monday at 10 am", bot, today: saturday).slots
        == [NamedValue(name: "day", value: "2026-11-23"), NamedValue(name: "time", value: "10:00")])
    session = BotSession()
    let loose = session.hear("book me a visit to the villa tomorrow", bot, today: saturday)
    #expect(
      loose.slots == [NamedValue(name: "kind", value: "villa"), NamedValue(name: "day", value: "2026-11-22")])
    #expect(loose.score < 100)
  }

  @Test("asks again as often as the slot says, then gives up")
  func asksAgain() throws {
    let bot = try siteBot()
    var session = BotSession()
    _ = session.hear("book a visit", bot, today: saturday)
    let again = session.hear("blue", bot, today: saturday)
    #expect(again.outcome == .listens(slot: "kind"))
    #expect(again.says == BotMessage("A plot or a villa?"))
    #expect(
      session.hear(nil, bot, today: saturday).outcome == .ends(intent: "Other", state: .readyForFulfillment))
  }

  @Test("lets the caller ask for something else while it asks for a slot")
  func changesIntent() throws {
    let bot = try siteBot()
    var session = BotSession()
    _ = session.hear("book a visit", bot, today: saturday)
    #expect(
      session.hear("loan documents", bot, today: saturday).outcome
        == .ends(intent: "Loan", state: .readyForFulfillment))
  }

  @Test("fails the intent when the caller says no")
  func declines() throws {
    let bot = try siteBot()
    var session = BotSession()
    _ = session.hear("I would like to see a villa", bot, today: saturday)
    _ = session.hear("2026-12-01", bot, today: saturday)
    let reply = session.hear("no, that is not right", bot, today: saturday)
    #expect(reply.outcome == .ends(intent: "Visit", state: .failed))
    #expect(reply.says == BotMessage("Then not."))
  }

  @Test("copied, goes on twice")
  func isAValue() throws {
    let bot = try siteBot()
    var session = BotSession()
    _ = session.hear("book a visit", bot, today: saturday)
    var copy = session
    #expect(session.hear("villa", bot, today: saturday).slots.first?.value == "villa")
    #expect(copy.hear("plot", bot, today: saturday).slots.first?.value == "plot")
  }

  @Test(
    "knows by name alone the intents of a flow without a bot",
    arguments: [
      ("SpeakToAgent", "SpeakToAgent"), ("speak to agent", "SpeakToAgent"), ("quit", "Quit"),
      ("can I speak to an agent", "SpeakToAgent"), ("no idea", "FallbackIntent"),
    ])
  func knowsNames(words: String, intent: String) {
    var session = BotSession()
    let bot = Bot(knowing: ["SpeakToAgent", "Quit"], name: "helper")
    #expect(
      session.hear(words, bot, today: saturday).outcome == .ends(intent: intent, state: .readyForFulfillment))
  }

  @Test("hears no more words than anyone says, in a moment")
  func boundsWords() throws {
    var session = BotSession()
    let flood = String(repeating: "visit loan support ", count: 100_000)
    _ = session.hear(flood, try siteBot(), today: saturday)
  }
}
