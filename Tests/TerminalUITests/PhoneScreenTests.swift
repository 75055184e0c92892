import Testing

@testable import TerminalUI

struct PhoneScreenTests {
  static let small = Size(columns: 60, rows: 16)

  @Test func waitingForAKeyOnALargeScreen() throws {
    let grid = PhoneScreen.draw(Samples.waitingForAKey, size: Size(columns: 120, rows: 36))
    try Picture.expect(grid, is: "waiting-for-a-key")
  }

  @Test func aPromptBeingSpoken() throws {
    let grid = PhoneScreen.draw(Samples.promptBeingSpoken, size: Size(columns: 80, rows: 24))
    try Picture.expect(grid, is: "prompt-being-spoken")
  }

  @Test(arguments: [
    ("waiting-for-a-key", Samples.waitingForAKeySmall), ("listening-for-words", Samples.listeningForWords),
    ("collecting-digits", Samples.collectingDigits), ("lambda-running", Samples.lambdaRunning),
    ("in-queue", Samples.inQueue), ("ended", Samples.ended),
  ])
  func theSmallScreen(name: String, model: PhoneModel) throws {
    try Picture.expect(PhoneScreen.draw(model, size: Self.small), is: name)
  }

  @Test func aWindowTooSmallSaysWhatItNeeds() throws {
    let grid = PhoneScreen.draw(Samples.waitingForAKey, size: Size(columns: 44, rows: 8))
    try Picture.expect(grid, is: "too-small")
  }
}

extension PhoneScreenTests {
  /// The same call on screens whose panes differ.
  @Test(arguments: [
    ("contact-pane", PhoneView.Pane.contact, Size(columns: 80, rows: 24)),
    ("contact-pane", .contact, Size(columns: 60, rows: 16)),
    ("flow-pane", .flow, Size(columns: 60, rows: 16)),
    ("store-pane", .store, Size(columns: 60, rows: 16)), ("log-pane", .log, Size(columns: 80, rows: 24)),
  ])
  func theTurningPane(name: String, pane: PhoneView.Pane, size: Size) throws {
    var model = Samples.waitingForAKey
    model.view.pane = pane
    model.rows = [
      RowChange(.added, table: "Bookings", text: "2026-11-24 10:00 booked"),
      RowChange(.changed, table: "AvailableSlots", text: "2026-11-24 10:00 free → taken"),
    ]
    model.log = [
      .init("the sample rows are fresh"),
      .init("welcome.json:41:21: not read: no such action", isError: true),
    ]
    try Picture.expect(PhoneScreen.draw(model, size: size), is: name)
  }

  @Test(arguments: [
    ("collecting-digits", Samples.collectingDigits), ("lambda-running", Samples.lambdaRunning),
    ("in-queue", Samples.inQueue), ("ended", Samples.ended),
    ("listening-for-words", Samples.listeningForWords),
  ])
  func theWaitBesideTheLargeKeypad(name: String, model: PhoneModel) throws {
    try Picture.expect(PhoneScreen.draw(model, size: Size(columns: 100, rows: 30)), is: name)
  }

  @Test func noNumberIsCutWhereTheCallCanBeMadeAgain() {
    var model = Samples.ended
    model.header.callerName = ""
    let (narrow, wide) = (Size(columns: 80, rows: 24), Size(columns: 120, rows: 36))
    #expect(PhoneScreen.draw(model, size: narrow).text.contains(" c  call again      "))
    #expect(PhoneScreen.draw(model, size: wide).text.contains("call again as +91 98111 12222 "))
  }

  @Test func aChangedRowThatIsTooWideStandsBelowItsTable() {
    var model = Samples.ended
    model.transcript = [
      .init(
        seconds: nil, .row(RowChange(.changed, table: "Bookings", text: "+919811112222 booked → cancelled")))
    ]
    let rows = PhoneScreen.draw(model, size: Size(columns: 80, rows: 24)).text.split(separator: "\n")
    #expect(rows[15].hasPrefix("      ~ Bookings    "))
    #expect(rows[16].hasPrefix("          +919811112222 booked → cancelled "))
  }

  @Test(arguments: [(80, 24), (120, 36)]) func whatCanBeDoneInASearchStandsInOneRow(columns: Int, rows: Int) {
    var model = Samples.waitingForAKey
    model.openSearch()
    let text = PhoneScreen.draw(model, size: Size(columns: columns, rows: rows)).text
    #expect(text.contains("Paused. Enter, then n and N, go from match to match; Esc goes back."))
  }

  @Test func anErrorStaysInSightOnEverySize() {
    var model = Samples.waitingForAKey
    model.message = .init("welcome.json:41:21: the file is broken; the old one stays", isError: true)
    for size in [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
      #expect(PhoneScreen.draw(model, size: size).text.contains(" ! welcome.json:41:21"))
    }
    model.view.sayLine = TextLine("a villa")
    #expect(PhoneScreen.draw(model, size: Self.small).text.contains(" ! welcome.json:41:21"))
  }

  @Test func theNewestWordsStandAtTheBottomAtEverySize() {
    for columns in stride(from: 60, through: 200, by: 7) {
      for rows in stride(from: 16, through: 60, by: 5) {
        let size = Size(columns: columns, rows: rows)
        let layout = PhoneLayout(size, hasRuleOverCall: false)
        let text = PhoneScreen.draw(Samples.waitingForAKey, size: size).rowText(layout.main.endRow - 1)
        #expect(text.prefix(layout.main.columns).contains("press 5."), "\(columns)x\(rows)")
      }
    }
  }

  @Test func timeThatRunsShortIsMarkedAndMovesNothing() {
    func row(_ remaining: Int) -> String {
      var model = Samples.waitingForAKey
      model.wait.kind = .oneKey(Countdown(remainingMilliseconds: remaining, totalMilliseconds: 8000))
      return PhoneScreen.draw(model, size: Self.small).rowText(14)
    }
    #expect(row(2100).hasSuffix("  2.1 s of 8 "))
    #expect(row(2000).hasSuffix(" !2.0 s of 8 "))
    #expect(row(0).hasSuffix("·· !0.0 s of 8 "))
  }

  /// Words have the whole row; what the bot understands keeps its own, and a message goes to the key line.
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func theLineForWordsHasARowOfItsOwn(size: Size) {
    var model = Samples.listeningForWords
    let words = String(repeating: "a long sentence ", count: 4)
    model.view.sayLine = TextLine(words)
    let rows = PhoneScreen.draw(model, size: size).text.split(separator: "\n")
    #expect(rows[size.rows - 2].hasPrefix(" say  " + words))
    #expect(rows[size.rows - 1].hasPrefix(" Enter say it"))
    model.message = PhoneModel.Message("[4] pressed")
    let told = PhoneScreen.draw(model, size: size).text.split(separator: "\n")
    #expect(told[size.rows - 2].hasPrefix(" say  " + words))
    #expect(told[size.rows - 1].hasPrefix(" [4] pressed"))
  }

  /// A message that one row does not hold is told whole above the keypad, with why and the way on.
  @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func aLongMessageIsShownWhole(size: Size) throws {
    var model = Samples.waitingForAKey
    let place = String(repeating: "a row with a long name ", count: 5)
    model.message = PhoneModel.Message(
      "nothing was kept: \(place)is gone", details: ["why: another program wrote it", "fix: begin anew"],
      isError: true)
    let grid = PhoneScreen.draw(model, size: size)
    let words = grid.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "Went wrong", "! nothing was kept: \(place)is gone", "why: another program wrote it", "fix: begin anew",
      "Esc closes",
    ] { #expect(words.contains(part.split(separator: " ").joined(separator: " ")), "\(part)\n\(grid.text)") }
    // The keypad and what can be done stay in sight.
    let plain = PhoneScreen.draw(Samples.waitingForAKey, size: size)
    #expect(grid.rowText(size.rows - 1) == plain.rowText(size.rows - 1))
    model.message = PhoneModel.Message("short")
    #expect(!PhoneScreen.draw(model, size: size).text.contains("closes"))
  }
}
