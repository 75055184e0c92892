import Testing

@testable import TerminalUI

struct DeskScreenTests {
  static let pop = ScreenPop(
    name: "Asha Rao", number: "+91 98111 12222", history: "customer since 2025, 2 calls before",
    facts: [.init("pressed", "[7] · [2] villas"), .init("visit", "")],
    before: ["12 Nov, plots, \"wants a corner plot\""])

  static let ringing = DeskModel(
    agent: "Meera Nair", queues: "Plots, Villas", state: "ringing", readiness: .called, time: "10:06:58",
    stage: .ringing(
      .init(
        pop: pop, queue: "Villas", waitedSeconds: 77, whisper: "Villas. Asha Rao, waited 1:17.",
        rings: Countdown(remainingMilliseconds: 14000, totalMilliseconds: 20000))))

  static let afterContact = DeskModel(
    agent: "Meera Nair", queues: "Plots, Villas", state: "after-contact", readiness: .busy, time: "10:11:21",
    stage: .afterContact(
      .init(
        pop: pop, talkedSeconds: 242, end: "caller hung up",
        outcomes: ["visit booked", "callback promised", "question answered", "not interested"],
        notes: TextLine("Wants the corner villa, garden side."), isWriting: true,
        summary: "held 0:35 · + visit Wed 25 Nov 11:00",
        left: Countdown(remainingMilliseconds: 42000, totalMilliseconds: 60000))))

  static let onContact = DeskModel(
    agent: "Meera Nair", queues: "Plots, Villas", state: "on contact", readiness: .busy, stateSeconds: 72,
    time: "10:08:13",
    stage: .onContact(
      .init(
        pop: ScreenPop(
          name: "Asha Rao", number: "+91 98111 12222", history: "customer since 2025",
          facts: [
            .init("pressed", "[7], [2] villas"), .init("waited", "1:17 in Villas"),
            .init("visit", "Wed 25, 11:00", isChanged: true),
          ],
          attributes: [
            .init("customerType", "existing"), .init("attempt", "2"), .init("$.External", "name status"),
          ],
          before: ["12 Nov plots", "30 Oct support"]),
        transcript: [
          .init(seconds: 0, .machinery("whisper: Villas. Asha Rao, waited 1:17.")),
          .init(seconds: 3, .machinery("joined")),
          .init(seconds: 4, .party(name: "you ", words: "Good morning Asha, this is Meera. How can I help?")),
          .init(
            seconds: 11, .party(name: "Asha", words: "Hi! I would like to see the villas near the lake.")),
          .init(
            seconds: 22, .party(name: "you ", words: "They are lovely. May I book a visit for Wednesday?")),
          .init(seconds: 29, .party(name: "Asha", words: "Yes, late morning please.")),
          .init(seconds: 33, .party(name: "you ", words: "One moment, I am looking.")),
          .init(seconds: 34, .machinery("on hold, hold flow plays")),
          .init(seconds: 69, .machinery("back from hold")),
          .init(seconds: 70, .row(RowChange(.added, table: "visit", text: "Wed 25 Nov 11:00 booked by you"))),
        ],
        behind: ["waiting behind her: Villas 2, longest 1:55 · Plots 0"],
        quickConnects: ["Loan desk", "Site office", "Support desk", "Meera's mobile"],
        sayLine: TextLine("I have Wednesday at 11 for you"))))

  static let idle = DeskModel(
    agent: "Meera Nair", queues: "Plots, Villas", state: "available", readiness: .ready, stateSeconds: 55,
    time: "10:12:03",
    stage: .idle(
      .init(
        queues: [.init(name: "Villas", waiting: 0), .init(name: "Plots", waiting: 2, oldestSeconds: 8)],
        words: "The next contact rings here.", today: "4 contacts today, 1 missed")))

  private static let states: [(String, DeskModel)] = [
    ("desk-ringing", ringing), ("desk-after-contact", afterContact), ("desk-on-contact", onContact),
    ("desk-available", idle),
  ]

  @Test(arguments: states.indices, [(60, 16), (80, 24), (120, 36)])
  func theDesk(_ state: Int, _ size: (Int, Int)) throws {
    let (name, model) = Self.states[state]
    try Picture.expect(DeskScreen.draw(model, size: Size(columns: size.0, rows: size.1)), is: name)
  }

  private func bottom(_ model: DeskModel, columns: Int = 80) -> String {
    let text = DeskScreen.draw(model, size: Size(columns: columns, rows: columns == 80 ? 24 : 16)).text
    return text.split(separator: "\n", omittingEmptySubsequences: false).last { !$0.isEmpty }.map(String.init)
      ?? ""
  }

  @Test func howToHoldAndToEndStandsAtTheBottomOfEveryScreen() {
    for columns in [60, 80] {
      for words in ["h hold", "x end"] {
        #expect(bottom(Self.onContact, columns: columns).contains(words), "\(words) at \(columns)")
      }
    }
    #expect(bottom(Self.onContact, columns: 60).contains("v pop"))
  }

  @Test func aDeskThatStandsStillSaysHowItGoesOn() {
    for var model in Self.states.map(\.1) {
      #expect(!bottom(model).contains("go on"))
      model.isPaused = true
      #expect(bottom(model).contains("Space go on"), "\(model.state)")
      // Not where another terminal's world is looked at.
      model.setsPace = false
      #expect(!bottom(model).contains("Space"), "\(model.state)")
    }
  }

  @Test func whatIsToldWhileItRingsHidesNoKey() {
    var model = Self.ringing
    model.message = PhoneModel.Message("You are available: the next contact rings here.")
    #expect(bottom(model).contains("a accept"))
    #expect(DeskScreen.draw(model, size: Size(columns: 80, rows: 24)).text.contains("You are available"))
  }

  @Test func aMessageIsShownWholeOnASmallScreen() {
    var model = Self.idle
    let words = "Villa advisers cannot be reached: its flow put nobody into the queue Villas of this center"
    model.message = PhoneModel.Message(words)
    let text = DeskScreen.draw(model, size: Size(columns: 60, rows: 16)).text
    #expect(text.contains("queue Villas of this") && text.contains(" center"))
  }

  @Test func longNotesAndManyOutcomesAreShownWhole() {
    var model = Self.afterContact
    guard case .afterContact(var work) = model.stage else { return }
    work.outcomes = [
      "visit booked", "visit cancelled", "question answered", "passed on", "to be called back",
      "not interested",
    ]
    work.notes = TextLine("Wants the corner villa, garden side, and a loan from the State Bank.")
    for isWriting in [true, false] {
      work.isWriting = isWriting
      model.stage = .afterContact(work)
      let text = DeskScreen.draw(model, size: Size(columns: 60, rows: 16)).text
      for words in work.outcomes + ["Wants the corner villa", "from the State Bank."] {
        #expect(text.contains(words), "\(words)\n\(text)")
      }
    }
  }

  @Test func howManyOutcomesThereAreHidesNoneOfThem() {
    var model = Self.afterContact
    guard case .afterContact(var work) = model.stage else { return }
    work.outcomes = [
      "visit booked", "visit cancelled", "question answered", "passed on", "to be called back",
      "not interested",
    ]
    work.notes = TextLine(String(repeating: "Wants the corner villa, garden side. ", count: 5))
    model.stage = .afterContact(work)
    let text = DeskScreen.draw(model, size: Size(columns: 60, rows: 16)).text
    #expect(text.contains("question answered") && text.contains("1–4 of 6"), "\(text)")
  }

  @Test func whoWaitsBehindIsToldAsFullyAsThereIsRoom() {
    var model = Self.onContact
    guard case .onContact(var contact) = model.stage else { return }
    contact.behind = [String(repeating: "x", count: 70), "waiting behind: 3"]
    model.stage = .onContact(contact)
    for (columns, words) in [(80, String(repeating: "x", count: 70)), (60, "waiting behind: 3")] {
      let text = DeskScreen.draw(model, size: Size(columns: columns, rows: 24)).text
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test func aScorecardThatIsLongerThanTheScreenScrolls() {
    let lines = (1...9).map { DeskModel.Scorecard.Line("rule \($0)", "found \($0)", better: "better \($0)") }
    var card = DeskModel.Scorecard(title: "Asha Rao", lines: lines, before: "before: 1 of 9")
    var model = Self.idle
    let size = Size(columns: 60, rows: 16)
    model.stage = .scored(card)
    #expect(DeskScreen.draw(model, size: size).text.contains("↓ 9 more"))
    card.row = DeskScreen.scrolledCard(card, by: .follow, size: size)
    model.stage = .scored(card)
    let text = DeskScreen.draw(model, size: size).text
    #expect(text.contains("before: 1 of 9") && text.contains("↑ 9 more"), "\(text)")
  }
}
