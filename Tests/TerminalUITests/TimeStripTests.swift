import Testing

@testable import TerminalUI

@Suite struct TimeStripTests {
  private static func time(_ marks: [TimeModel.Mark]) -> TimeModel {
    TimeModel(
      lanes: [.init(name: "A", begins: 0, ends: 60_000, marks: marks, isFork: false)], current: 0, now: 0)
  }

  @Test func theKeyThatDecidedHidesThoseThatNothingTook() {
    let time = Self.time([
      .init(.key("5"), milliseconds: 30_000), .init(.lostKey("1"), milliseconds: 30_100),
      .init(.lostKey("7"), milliseconds: 30_200), .init(.lostKey("8"), milliseconds: 50_000),
    ])
    var grid = Grid(Size(columns: 60, rows: 16), glyphs: .unicode)
    TimeStrip.draw(time, on: &grid, row: 0)
    #expect(grid.rowText(0).filter(\.isNumber) == "58")
  }

  /// Where the strip stands in the place of the keypad, what is told does not take the place of the keys.
  @Test func aMessageAtTheEndOfACallStandsOnceAndTheKeysStay() {
    var model = Samples.ended
    model.header.whatIf = .init(name: "A", step: 49, of: 49)
    model.time = Self.time([])
    model.message = PhoneModel.Message("A is what happened: it stays")
    let grid = PhoneScreen.draw(model, size: Size(columns: 60, rows: 16))
    #expect(grid.rowText(14).contains("A is what happened"))
    #expect(grid.rowText(15).hasPrefix(" [ ] step") && grid.rowText(15).hasSuffix("? help "))
  }

  /// What is typed has the row of the keys, and a message the key line.
  @Test func theOpenLineHasARowOnASmallScreenToo() {
    var model = Samples.waitingForAKey
    model.time = Self.time([])
    model.view.sayLine = TextLine("a site visit")
    for message in [nil, PhoneModel.Message("A is what happened: it stays")] {
      model.message = message
      let grid = PhoneScreen.draw(model, size: Size(columns: 60, rows: 16))
      #expect(grid.rowText(14).hasPrefix(" say  a site visit"), "\(grid.text)")
      if message != nil { #expect(grid.rowText(15).contains("A is what happened"), "\(grid.text)") }
    }
  }

  /// Lanes without room are counted in the rule.
  @Test(arguments: [
    (60, 7, " 6 above · a column is"), (60, 0, " 6 below · a column is"),
    (60, 3, " 2 above, 4 below · a column is"), (80, 7, " ↑5 · a column is"), (80, 4, " ↑2 ↓3 · a column is"),
    (120, 7, "8 timelines, 2 above · one column"),
  ])
  func lanesWithoutRoomAreCounted(columns: Int, current: Int, note: String) {
    var model = Samples.waitingForAKey
    let names = ["A", "B", "C", "D", "E", "F", "G", "AA"]
    model.time = TimeModel(
      lanes: names.map { .init(name: $0, begins: 0, ends: 60_000, marks: [], isFork: $0 != "A") },
      current: current, now: 0)
    let size = Size(columns: columns, rows: columns == 60 ? 16 : columns == 80 ? 24 : 36)
    let text = PhoneScreen.draw(model, size: size).text
    #expect(text.contains(note), "\(text)")
  }

  @Test func aStepIsCountedInTheTopRowAlone() {
    var model = Samples.waitingForAKey
    let size = Size(columns: 120, rows: 36)
    #expect(PhoneScreen.draw(model, size: size).rowText(1).contains("step 9"))
    model.header.whatIf = .init(name: "A", step: 20, of: 49)
    model.time = Self.time([])
    let grid = PhoneScreen.draw(model, size: size)
    #expect(grid.rowText(0).contains("step 20 of 49"))
    #expect(grid.rowText(1).contains("9 actions") && !grid.rowText(1).contains("step"))
  }
}
