import Testing

@testable import TerminalUI

@Suite struct MapScreenTests {
  private typealias Row = MapModel.Row
  private typealias Piece = MapModel.Piece

  /// A menu at which the call stands, with a folded branch and two jumps.
  private static func model() -> MapModel {
    var menu = Row(
      id: 0, parent: nil, pieces: [Piece(.action, "Main menu", isPresent: true)], note: "one key within 8 s")
    menu.passage = .present
    menu.time = "0:12"
    menu.fold = .open
    menu.detail = MapModel.Detail(
      title: "Main menu", facts: ["GetParticipantInput", "exact", "menu.json:12", "reached once"],
      lines: ["says \"For plots, press 1.\""])
    var plots = Row(id: 1, parent: 0, deciding: "[1] plots", pieces: [Piece(.action, "Plots hours?")])
    plots.fold = .folded
    plots.pieces.append(Piece(.folded, "▸ 3 actions → hang up"))
    var again = Row(id: -1, parent: 0, deciding: "other key", pieces: [Piece(.jumpUp, "Main menu")])
    again.passage = .passed
    again.pieces[0].target = 0
    var error = Row(
      id: -2, parent: 0, deciding: "error", isFailure: true, pieces: [Piece(.jumpDown, "Apology")])
    error.pieces[0].target = 4
    var apology = Row(id: 5, parent: nil, pieces: [Piece(.action, "Apology"), Piece(.action, "To support")])
    apology.flow = 3
    return MapModel(
      title: "menu", facts: "7 actions, 5 ways", rows: [menu, plots, again, error, apology])
  }

  private static let size = Size(columns: 80, rows: 20)

  private func picture(_ screen: inout MapScreen) -> [String] {
    let grid = screen.draw(Self.model(), CallHeader(), size: Self.size)
    return grid.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test func theWayOfTheCallIsMarkedAndTheChosenRowExplained() {
    var screen = MapScreen()
    let lines = picture(&screen)
    #expect(
      Array(lines[1...6]) == [
        "─ Map · menu ────────────────────────────────────── 7 actions, 5 ways · follow ─",
        "┃ ● Main menu                                one key within 8 s            0:12",
        "  │  ├ [1] plots   → Plots hours? ▸ 3 actions → hang up",
        "┃ │  ├ other key ✓ → ↑ Main menu", "  │  └ error       → ↓ Apology", "  · Apology → To support",
      ])
    #expect(
      lines[16] == "─ Main menu ──────── GetParticipantInput · exact · menu.json:12 · reached once ─")
    #expect(lines[17] == "   says \"For plots, press 1.\"")
    #expect(lines[19].contains("← fold"))
  }

  @Test func enterFollowsAJumpAndBackspaceComesBack() {
    var screen = MapScreen()
    for key in [KeyEvent.down, .down, .down, .enter] {
      #expect(screen.handle(key, Self.model(), size: Self.size) == .stays)
    }
    #expect(picture(&screen)[19].contains("Enter its map"))
    #expect(screen.handle(.enter, Self.model(), size: Self.size) == .enters(flow: 3))
    #expect(screen.handle(.backspace, Self.model(), size: Self.size) == .stays)
    #expect(picture(&screen)[19].contains("Enter go there"))
    #expect(screen.handle(.character("F"), Self.model(), size: Self.size) == .follows)
    #expect(screen.follows)
  }

  @Test func coverageTakesThePlaceOfTheTimesAndStaysInAnotherFlow() {
    var model = Self.model()
    model.rows[0].coverage = MapModel.Coverage(count: 12, isWhole: false)
    model.rows[1].coverage = MapModel.Coverage(count: 0, isWhole: false)
    model.rows[2].coverage = MapModel.Coverage(count: 3, isWhole: true)
    var screen = MapScreen()
    func lines() -> [String] {
      screen.draw(model, CallHeader(), size: Self.size).text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
    }
    #expect(lines()[2].hasSuffix(" 0:12 ") && lines()[19].contains("o coverage"))
    #expect(screen.handle(.character("o"), model, size: Self.size) == .stays)
    #expect(
      lines()[2].hasSuffix(" ◐ 12 ") && lines()[19].contains("this session: ✓ so often, ◐ a branch never"))
    _ = screen.handle(.up, model, size: Self.size)
    #expect(lines()[19].contains("o times"))
    #expect(lines()[3].hasSuffix(" ○ never ") && lines()[4].hasSuffix(" ✓ 3 "))
    screen.reset()
    #expect(screen.showsCoverage)
    _ = screen.handle(.character("o"), model, size: Self.size)
    #expect(!screen.showsCoverage)
  }

  @Test func arrowsOpenAndFold() {
    var screen = MapScreen()
    #expect(screen.handle(.left, Self.model(), size: Self.size) == .folds(row: 0, false))
    _ = screen.handle(.down, Self.model(), size: Self.size)
    #expect(screen.handle(.right, Self.model(), size: Self.size) == .folds(row: 1, true))
    #expect(screen.handle(.left, Self.model(), size: Self.size) == .stays)
    #expect(
      screen.follows == false && screen.handle(.left, Self.model(), size: Self.size) == .folds(row: 0, false))
  }

  @Test func whatIsTypedIsFound() {
    var screen = MapScreen()
    for key in [KeyEvent.character("/"), .character("H"), .character("o"), .character("u"), .enter] {
      _ = screen.handle(key, Self.model(), size: Self.size)
    }
    #expect(picture(&screen)[19].contains("→ open"))
    #expect(screen.handle(.escape, Self.model(), size: Self.size) == .closed)
  }

  @Test(arguments: [("Clerk", "→ open"), ("for plots", "← fold")])
  func whatIsFoldedOrSaidIsFoundToo(words: String, offered: String) {
    var model = Self.model()
    model.rows[1].hiddenNames = ["Clerk on duty?", "To the clerk"]
    var screen = MapScreen()
    for key in [.character("/")] + words.map(KeyEvent.character) + [.enter] {
      _ = screen.handle(key, model, size: Self.size)
    }
    #expect(picture(&screen)[19].contains(offered))
  }

  @Test func aSearchThatFindsNothingSaysSoAndEscapeGoesBack() {
    var screen = MapScreen()
    _ = screen.handle(.end, Self.model(), size: Self.size)
    for key in [KeyEvent.character("/"), .character("M"), .character("z"), .enter] {
      _ = screen.handle(key, Self.model(), size: Self.size)
    }
    #expect(picture(&screen)[19].hasPrefix(" /Mz"))
    #expect(picture(&screen)[19].hasSuffix("nothing found"))
    #expect(screen.handle(.escape, Self.model(), size: Self.size) == .stays)
    #expect(picture(&screen)[19].contains("Enter its map"))
  }

  @Test func afterTheEndTheRowThatTheCallCameToLastIsChosen() {
    var model = Self.model()
    model.rows[0].passage = .passed
    model.rows[4].isLatest = true
    var screen = MapScreen()
    let foot = screen.draw(model, CallHeader(), size: Self.size).rowText(19)
    #expect(foot.contains("Enter its map"))
  }

  @Test func aFoldThatHasNoRoomBesideItsRowTellsOnlyHowMuch() {
    var model = Self.model()
    model.rows[1].pieces[0].text = "Plots hours at the desk of the advisers for plots"
    var screen = MapScreen()
    let row = screen.draw(model, CallHeader(), size: Size(columns: 80, rows: 16)).rowText(3)
    #expect(row.contains("advisers for plots ▸ 3 actions ") == false)
    #expect(screen.draw(model, CallHeader(), size: Self.size).text.contains("▸ 3 actions"))
    model.rows[1].pieces[0].text = "Plots hours at the desk of advisers"
    #expect(
      screen.draw(model, CallHeader(), size: Self.size).rowText(3)
        .contains("Plots hours at the desk of advisers ▸ 3 actions     "))
  }

  @Test func whatIsSaidIsWrappedAndOnlyItsLastRowIsCut() {
    var model = Self.model()
    model.rows[0].detail?.lines = ["says \"" + (1...60).map { "w\($0)" }.joined(separator: " ") + "\""]
    var screen = MapScreen()
    let grid = screen.draw(model, CallHeader(), size: Self.size)
    #expect(grid.rowText(17).hasPrefix("   says \"w1 w2") && !grid.rowText(17).contains("…"))
    #expect(grid.text.contains(" … ") && !grid.text.contains("w60"))
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)]) func everySizeHasTheKeys(columns: Int, rows: Int) {
    var screen = MapScreen()
    let grid = screen.draw(Self.model(), CallHeader(), size: Size(columns: columns, rows: rows))
    #expect(grid.text.contains("Esc phone") && grid.text.contains("Main menu"))
    #expect(grid.rowText(rows - 1).hasSuffix("? help "))
  }

  @Test func theHelpIsAskedForButInASearch() {
    var screen = MapScreen()
    #expect(screen.handle(.character("?"), Self.model(), size: Self.size) == .helps)
    #expect(screen.handle(.function(1), Self.model(), size: Self.size) == .helps)
    _ = screen.handle(.character("/"), Self.model(), size: Self.size)
    #expect(screen.handle(.character("?"), Self.model(), size: Self.size) == .stays)
    #expect(screen.handle(.function(1), Self.model(), size: Self.size) == .helps)
    #expect(picture(&screen)[19].hasPrefix(" /?"))
  }

  @Test func onlyWhatCanBeDoneIsOffered() {
    var model = Self.model()
    model.rows[1].action = 7
    model.rows[1].branches = [3]
    let size = Size(columns: 120, rows: 36)
    func foot() -> String {
      var screen = MapScreen()
      _ = screen.handle(.down, model, size: size)
      return screen.draw(model, CallHeader(), size: size).rowText(35)
    }
    #expect(foot().contains("b break") && foot().contains("r run to here") && foot().contains("Space pause"))
    #expect(!foot().contains("force"))
    model.rows[1].canBeForced = true
    #expect(foot().contains("> force"))
    model.canRun = false
    #expect(!foot().contains("run to here") && !foot().contains("pause") && foot().contains("b break"))
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)]) func allThatIsToldOfARowIsShown(columns: Int, rows: Int) {
    var model = Self.model()
    model.rows[0].detail?.lines = [
      "never left by: " + (1...40).map { "way\($0)" }.joined(separator: ", "), "says \"For plots.\"",
    ]
    let size = Size(columns: columns, rows: rows)
    var screen = MapScreen()
    let cut = screen.draw(model, CallHeader(), size: size)
    #expect(cut.rowText(rows - 1).contains("v all of it") && !cut.text.contains("way40"))
    #expect(screen.handle(.character("v"), model, size: size) == .stays)
    let whole = screen.draw(model, CallHeader(), size: size)
    #expect(whole.text.contains("way40") && whole.text.contains("For plots."))
    #expect(whole.text.contains("● Main menu") && whole.rowText(rows - 1).contains("v less"))
  }

  @Test func theMarkStandsAtTheActionWithinItsRow() {
    var model = Self.model()
    model.rows[0].passage = .passed
    model.rows[0].pieces[0].isPresent = false
    model.rows[4].pieces[1].isPresent = true
    model.rows[4].passage = .present
    var screen = MapScreen()
    let text = screen.draw(model, CallHeader(), size: Self.size).text
    #expect(text.contains("┃ ✓ Apology → ● To support"))
  }
}
