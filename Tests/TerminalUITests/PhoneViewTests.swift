import Lists
import Testing

@testable import TerminalUI

struct PhoneViewTests {
  static let size = Size(columns: 60, rows: 16)

  /// Forty entries of two rows.
  static var long: PhoneModel {
    var model = Samples.waitingForAKey
    let entries = (0..<40).map { number in
      let text = "Number \(number) of the entries is two rows long, so that scrolling has rows to go."
      return TranscriptEntry(seconds: number, .prompt(text, .spoken))
    }
    model.transcript = SharedList(entries)
    return model
  }

  static func rows(_ model: PhoneModel) -> [String] {
    PhoneScreen.draw(model, size: size).text.split(separator: "\n").map(String.init)
  }

  @Test func whatIsReadDoesNotMoveWhenNewLinesCome() {
    var model = Self.long
    model.scroll(.pageUp, size: Self.size)
    let before = Self.rows(model)
    model.transcript += [.init(seconds: 50, .note("new")), .init(seconds: 51, .note("newer"))]
    let after = Self.rows(model)
    #expect(after[2...10] == before[2...10])
    #expect(after[1].contains("2 new · F follows"))
    model.scroll(.follow, size: Self.size)
    #expect(Self.rows(model)[10].contains("newer"))
  }

  @Test func scrollingStopsAtBothEnds() {
    var model = Self.long
    model.scroll(.scrollToStart, size: Self.size)
    #expect(Self.rows(model)[2].contains("Number 0 of"))
    model.scroll(.scrollUp, size: Self.size)
    #expect(Self.rows(model)[2].contains("Number 0 of"))
    for _ in 0..<99 { model.scroll(.scrollDown, size: Self.size) }
    #expect(model.view.scroll == .following)
  }

  @Test func aShortTranscriptDoesNotScroll() {
    var model = Samples.inQueue
    for command in [Command.scrollUp, .pageUp, .scrollToStart] {
      model.scroll(command, size: Self.size)
      #expect(model.view.scroll == .following)
    }
  }

  @Test func theSearchFindsMarksAndGoesBack() {
    var model = Self.long
    model.openSearch()
    for character in "number 1" { model.handleSearch(.character(character)) }
    #expect(Self.rows(model)[15].contains("/number 1▏"))
    #expect(Self.rows(model)[15].contains("11 of 11"))
    model.nextMatch()
    #expect(Self.rows(model)[15].contains("1 of 11"))
    #expect(Self.rows(model)[9].contains("Number 1 of"))
    let grid = PhoneScreen.draw(model, size: Self.size)
    #expect((8..<16).allSatisfy { grid[9, $0].style == .now })
    #expect(!grid.text.contains("1 2 3 4 5 6 7 8 9 * 0 #"))
    model.nextMatch(backwards: true)
    #expect(Self.rows(model)[9].contains("Number 19 of"))
    model.handleSearch(.escape)
    #expect(model.view.search == nil && model.view.scroll == .following)
  }

  @Test func caseCountsOnlyWhenTyped() {
    var model = Self.long
    model.openSearch()
    for character in "nUMBER" { model.handleSearch(.character(character)) }
    #expect(Self.rows(model)[15].contains("nothing found"))
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func aSearchNarrowedByKeysFindsWhatASearchAnewFinds(glyphs: GlyphSet) {
    var model = Samples.waitingForAKey
    let kinds: [TranscriptEntry.Kind] = [
      .prompt("Two  blanks,  and the Rest", .spoken), .prompt("cut in the middle", .cut(after: 6)),
      .lambda(name: "availableDates", outcome: "7 dates"), .keys(["5"], label: "site visit"),
      .prompt("नमस्ते दुनिया", .spoken), .machinery("bell \u{7} rings"), .note("日本 e\u{301}"),
      .row(RowChange(.added, table: "Bookings", text: "10:00 booked")), .standIn("CreateCase"),
      .prompt("cut before  it began", .cut(after: 0)), .prompt("", .cut(after: 0)),
      .prompt(" cut at its very end ", .cut(after: 20)), .prompt("half  way through", .speaking(6..<9)),
      .prompt("cut w/in a word", .cut(after: 9)), .prompt("cut at  two blanks", .cut(after: 7)),
      .prompt("cut behind a blank", .cut(after: 4)), .prompt("日本に行く", .cut(after: 3)),
    ]
    model.transcript = SharedList(kinds.map { TranscriptEntry(seconds: 1, $0, rightNote: "31 ms") })
    for text in [
      "two blanks", "Rest", "rest", "the /mid", "the  mid", "ƒ avail", "fn avail", "[5]  s", "[55", "नमस्ते द",
      "本 é",
      "l ^g", "/cut before it", "cut at its very end", "end/", "half way t", "a/ wo", "at/ two", "cut/ beh",
      "本に/行", "bookings        10", "31 ms",
      "dates31", "≈ c", "e",
    ] {
      model.openSearch()
      for character in text { model.handleSearch(.character(character), glyphs: glyphs) }
      let slow = model.transcript.indices.filter { index in
        let entry = model.transcript[index]
        return [entry.content(glyphs), Line(entry.rightNote, .plain, glyphs)].contains {
          model.view.search?.matches(in: $0).isEmpty == false
        }
      }
      #expect(model.view.search?.found == slow, "\(text)")
      model.handleSearch(.escape)
    }
  }

  @Test func digitsInTheSayLineAreTones() {
    var model = Samples.listeningForWords
    #expect(model.handleSay(.character("4")) == .pressed("4"))
    #expect(model.handleSay(.alternate("x")) == .command(.hangUp))
    _ = model.handleSay(.paste("98 11\u{7}"))
    #expect(
      model.handleSay(.enter) == .said("I would like to see a three bedroom v nine eight one one \u{7}"))
    #expect(model.view.sayLine == TextLine())
    #expect(model.handleSay(.escape) == .left)
    #expect(model.view.sayLine == nil)
  }

  @Test func digitsInAChatAreText() {
    var model = Samples.listeningForWords
    model.keypad.hasTones = false
    model.openSayLine()
    #expect(model.handleSay(.character("4")) == .edited)
    _ = model.handleSay(.paste("2 b"))
    #expect(model.handleSay(.enter) == .said("42 b"))
  }

  @Test func pastedKeysArePickedOut() {
    let pasted = PastedKeys("+98111 12222#\n")
    #expect(String(pasted.keys) == "9811112222#")
    #expect(pasted.dropped == 1 && !pasted.needsAsking)
    #expect(PastedKeys(String(repeating: "1", count: 21)).needsAsking)
  }

  @Test(arguments: [60, 80, 99, 100, 120]) func whatAnEmptyPaneSaysIsNotCut(columns: Int) {
    let size = Size(columns: columns, rows: 36)
    for pane in [PhoneView.Pane.flow, .contact] {
      var model = PhoneModel()
      model.view.pane = pane
      let text = PhoneScreen.draw(model, size: size).text
      let said =
        pane == .flow ? ["the way through the flow will be here", "no step so far"] : ["no row changed"]
      #expect(said.contains { text.contains($0) }, "\(text)")
    }
  }

  @Test func aMessageThatIsCutSaysWhereAllOfItStands() {
    func row(_ message: PhoneModel.Message) -> String {
      var grid = Grid(Size(columns: 80, rows: 1))
      MessageRow.draw(message, on: &grid, row: 0)
      return grid.rowText(0)
    }
    let long = String(repeating: "many words ", count: 12)
    #expect(row(.init("few words")).hasPrefix(" few words   "))
    #expect(row(.init("few words", isError: true)).hasPrefix(" ! few words  Esc "))
    #expect(row(.init(long)).hasSuffix("…  v log "))
    #expect(row(.init(long, isError: true)).hasSuffix("…  v log  Esc "))
    // Of a panel too, where even that is too small.
    var model = Samples.waitingForAKey
    model.message = .init(String(repeating: long, count: 20))
    #expect(PhoneScreen.draw(model, size: Size(columns: 60, rows: 16)).text.contains("v log has all"))
  }

  @Test func aLongNameOfAnActionLeavesInSightWhatIsWaitedFor() {
    var model = Samples.waitingForAKey
    let name = "\"Thank you for contacting us today.\""
    model.wait = WaitState(.speaking(.notTaken), action: name)
    let text = PhoneScreen.draw(model, size: Size(columns: 60, rows: 16)).text
    #expect(text.contains("─ \"Thank you for contacting us…"))
    #expect(text.contains(" speaking · keys not taken ─"))
    model.wait.action = "Main menu"
    #expect(PhoneScreen.draw(model, size: Size(columns: 60, rows: 16)).text.contains("─ Main menu ─"))
  }

  @Test(arguments: [
    (60, 24, [PhoneView.Pane.flow, .contact, .log, .call]), (60, 16, [.flow, .contact, .store, .log, .call]),
    (80, 24, [.contact, .log, .flow, .contact]), (120, 36, [.contact, .log, .flow, .contact]),
    (120, 29, [.contact, .store, .log, .flow]),
  ])
  func vTurnsThePanes(columns: Int, rows: Int, panes: [PhoneView.Pane]) {
    var view = PhoneView()
    var seen: [PhoneView.Pane] = []
    for _ in panes {
      view.turnPane(on: Size(columns: columns, rows: rows))
      seen.append(view.pane)
    }
    #expect(seen == panes)
  }
}
