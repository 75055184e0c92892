import Testing

@testable import TerminalUI

@Suite struct MapDrawingTests {
  private typealias Row = MapModel.Row
  private typealias Piece = MapModel.Piece

  private static let menu = MapModel(
    title: "main-menu", facts: "7 actions, 5 ways",
    rows: [
      Row(parent: nil, pieces: [Piece(.action, "Main menu")], note: "one key within 8 s"),
      Row(parent: 0, deciding: "[1] plots", pieces: [Piece(.action, "Plots hours?")]),
      Row(
        parent: 1, deciding: "open",
        pieces: [Piece(.action, "queue Plots"), Piece(.jumpDown, "To an adviser")]),
      Row(
        parent: 1, deciding: "closed",
        pieces: [Piece(.action, "\"We are closed.\""), Piece(.action, "hang up")]),
      Row(parent: 0, deciding: "silence 8 s", pieces: [Piece(.jumpUp, "Main menu")]),
      Row(parent: 0, deciding: "2 errors", isFailure: true, pieces: [Piece(.remark, "not connected")]),
      Row(parent: nil, pieces: [Piece(.action, "To an adviser", isStandIn: true)]),
    ], remarks: ["never reached: Old menu"])

  @Test func branchesStandUnderTheirActionAndStemsAtTheLeft() {
    #expect(
      Self.menu.text(columns: 72) == """
        ─ main-menu ──────────────────────────────────────── 7 actions, 5 ways ─

         ● Main menu                                one key within 8 s
         │  ├ [1] plots   → Plots hours?
         │  │               ├ open   → queue Plots → ↓ To an adviser
         │  │               └ closed → "We are closed." → hang up
         │  ├ silence 8 s → ↑ Main menu
         │  └ 2 errors    → not connected
         │
         ● To an adviser ≈

         never reached: Old menu
        """)
  }

  @Test func coverageStandsInAColumnAtTheRight() {
    var model = MapModel(
      title: "t", facts: "1 of 3 branches taken",
      rows: [
        Row(parent: nil, pieces: [Piece(.action, "a long first action"), Piece(.action, "and another one")]),
        Row(parent: 0, deciding: "yes", pieces: [Piece(.action, "end")]),
        Row(parent: 0, deciding: "no", pieces: [Piece(.jumpUp, "a long first action")]),
      ])
    for (number, count) in [7, 7, 0].enumerated() {
      model.rows[number].coverage = MapModel.Coverage(count: count, isWhole: number > 0)
    }
    #expect(
      model.text(columns: 42) == """
        ─ t ────────────── 1 of 3 branches taken ─

         ● a long first action                 ◐ 7
         │   → and another one
            ├ yes → end                        ✓ 7
            └ no  → ↑ a long first action  ○ never
        """)
  }

  @Test func ofALongFileNameTheEndIsShownAndTheFiguresStay() throws {
    let model = MapModel(
      title: "Survey", facts: "somebody--examples--of-many-kinds--survey.json · 27 actions, 49 ways", rows: []
    )
    let title = try #require(model.text(columns: 60).split(separator: "\n").first)
    #expect(title == "─ Survey  …f-many-kinds--survey.json · 27 actions, 49 ways ─")
  }

  @Test func aRowThatIsTooLongGoesOnBelow() {
    let model = MapModel(
      title: "t", facts: "",
      rows: [
        Row(parent: nil, pieces: [Piece(.action, "first"), Piece(.action, "decides?")]),
        Row(
          parent: 0, deciding: "yes",
          pieces: ["one action", "another action", "a third action"].map { Piece(.action, $0) }),
        Row(parent: 0, deciding: "no", pieces: [Piece(.action, "end")]),
      ])
    #expect(
      model.text(columns: 40).split(separator: "\n").dropFirst().joined(separator: "\n") == """
         ● first → decides?
            ├ yes → one action → another action
            │       → a third action
            └ no  → end
        """)
  }

  @Test(arguments: [40, 60, 100, 200]) func noLineIsWiderThanTheRoom(columns: Int) {
    var rows = [Row(parent: nil, pieces: [Piece(.action, "根 🌱 menu")])]
    for level in 0..<30 {
      rows.append(
        Row(
          parent: level, deciding: "[\(level % 10)] 選択肢 \(level)",
          pieces: [Piece(.action, "a rather long name of an action, \(level)"), Piece(.action, "次")]))
    }
    let model = MapModel(
      title: "A long title of a flow that nobody can remember", facts: "31 actions", rows: rows)
    for line in model.text(columns: columns).split(separator: "\n") {
      #expect(Line(String(line), .plain, .unicode).columns <= columns)
    }
  }
}
