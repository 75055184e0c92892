import Testing

@testable import TerminalUI

struct FlowPaneTests {
  /// The rows that a present action with these branches is drawn in.
  static func rows(_ branches: [FlowPane.Branch], columns: Int, glyphs: GlyphSet = .unicode) -> [String] {
    let pane = FlowPane(
      flowName: "welcome", present: .init(seconds: 1, label: "Menu", result: "waiting for a key"),
      branches: branches)
    var grid = Grid(Size(columns: columns, rows: branches.count + 1), glyphs: glyphs)
    pane.draw(on: &grid, in: Area(row: 0, column: 0, columns: columns, rows: branches.count + 1))
    return (1...branches.count).map { row in
      let text = grid.rowText(row)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  static let menu = [
    FlowPane.Branch("[1] plots", to: "Plots queue", key: "1"),
    .init("[2] villas", to: "Villas queue", key: "2"),
    .init("[3] loan and legal", to: "Loan queue", key: "3"),
    .init("[4] Tue 24 Nov", to: "availableTimes ƒ", key: "4"),
    .init("[8] later dates", to: "available-dates ƒ", key: "8"),
    .init("[*] back", to: "\"We are here from 9 to 7.\"", key: "*"),
    .init("silence 8 s", short: "silence", to: "again, 2 left"),
    .init("an answer of many words", to: "another of many words"),
  ]

  @Test func onlyWhatHasNoRoomIsCutAndNoFigureIs() {
    #expect(
      Self.rows(Self.menu, columns: 29) == [
        "   ├ [1]     → Plots queue", "   ├ [2]     → Villas queue", "   ├ [3]     → Loan queue",
        "   ├ [4]     → availa…Times ƒ", "   ├ [8]     → avail…-dates ƒ", "   ├ [*]     → \"We are here…",
        "   ├ silence → again, 2 left", "   └ an ans… → another of ma…",
      ])
  }

  /// A name gives way to what stands beside it, not to an empty column.
  @Test func aStepWithoutAResultHasTheWholeRowForItsName() {
    let name = "Welcome back by name, and thank you"
    let pane = FlowPane(
      flowName: "welcome",
      path: [.init(seconds: 0, label: name), .init(seconds: 5, label: name, result: "yes")])
    var grid = Grid(Size(columns: 46, rows: 2), glyphs: .unicode)
    pane.draw(on: &grid, in: Area(row: 0, column: 0, columns: 46, rows: 2))
    #expect(grid.rowText(0).contains(name))
    #expect(grid.rowText(1).contains("Welcome back by…") && grid.rowText(1).contains(" yes"))
  }

  @Test func onANarrowPaneTheNamesOfKeysStandAllOrNone() {
    let dates = (1...3).map {
      FlowPane.Branch("[\($0)] Tue 2\($0)", to: "times ƒ", key: Character("\($0)"))
    }
    let silence = FlowPane.Branch("silence 8 s", short: "silence", to: "asked again")
    #expect(
      Self.rows(dates + [silence], columns: 29) == [
        "   ├ [1] Tue 21 → times ƒ", "   ├ [2] Tue 22 → times ƒ", "   ├ [3] Tue 23 → times ƒ",
        "   └ silence    → asked again",
      ])
    #expect(
      Self.rows(dates + [silence, Self.menu[2]], columns: 29) == [
        "   ├ [1]-[3] → times ƒ", "   ├ silence → asked again", "   └ [3]     → Loan queue", "", "",
      ])
  }

  /// A row of its own for each of many keys to the same place would push what else can happen out of sight.
  @Test func keysToTheSamePlaceShareARowWhereTheirNamesHaveNoRoom() {
    let keys = "12346890*".map {
      FlowPane.Branch("[\($0)] a date of many words", to: "0*".contains($0) ? "Support" : "times ƒ", key: $0)
    }
    #expect(
      Self.rows(keys, columns: 29).filter { !$0.isEmpty } == [
        "   ├ [1]-[4] → times ƒ", "   ├ [6]     → times ƒ", "   ├ [8]     → times ƒ",
        "   ├ [9]     → times ƒ", "   ├ [0]     → Support", "   └ [*]     → Support",
      ])
    #expect(Self.rows(keys, columns: 60).filter { $0.contains("→") }.count == 9)
    // Where rows are few, names give way in a wide pane too.
    let pane = FlowPane(present: .init(seconds: 1, label: "Menu"), branches: keys)
    var grid = Grid(Size(columns: 60, rows: 8))
    pane.draw(on: &grid, in: Area(row: 0, column: 0, columns: 60, rows: 8))
    #expect(grid.text.contains("[1]-[4]") && grid.text.contains("└ [*]") && !grid.text.contains(" more"))
  }

  @Test func arrowsStandBelowEachOtherWhereAllHasRoom() {
    #expect(
      Self.rows(Array(Self.menu.prefix(3)) + [Self.menu[6]], columns: 39) == [
        "   ├ [1] plots          → Plots queue", "   ├ [2] villas         → Villas queue",
        "   ├ [3] loan and legal → Loan queue", "   └ silence 8 s        → again, 2 left",
      ])
  }

  @Test(arguments: [28, 29, 38, 42, 55, 61, 80], [GlyphSet.unicode, .ascii])
  func noRowIsWiderThanThePane(columns: Int, glyphs: GlyphSet) {
    for row in Self.rows(Self.menu, columns: columns, glyphs: glyphs) {
      #expect(row.count <= columns)
      #expect(row.contains(glyphs == .unicode ? "→ " : "-> "), "\(row)")
    }
  }
}
