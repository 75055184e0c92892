/// The desk while a contact rings: who it is, what they want, and how long it rings.
enum RingingDesk {
  private static let valueColumn = 14

  static func draw(_ ringing: DeskModel.Ringing, on grid: inout Grid, in area: Area) {
    let pop = ringing.pop
    let barRow = min(area.endRow - 2, area.row + 10)
    var row = area.row + 1
    grid.write(Line(pop.title, .title, grid.glyphs).cut(to: area.columns - 4), row: row, column: 3)
    row += 1
    var second = Line(pop.name.isEmpty ? "" : pop.number, .plain, grid.glyphs)
    if !pop.history.isEmpty {
      if !second.isEmpty { second.append("      ") }
      second.append(pop.history, .machinery)
    }
    grid.write(second.cut(to: area.columns - 4), row: row, column: 3)
    row += 2
    var facts = pop.facts
    if let last = pop.before.first { facts.append(.init("last time", last)) }
    let factEnd = barRow - (ringing.whisper.isEmpty ? 1 : 3)
    for fact in facts where row < factEnd {
      grid.write(Line(fact.name, .machinery, grid.glyphs).cut(to: valueColumn - 4), row: row, column: 3)
      let value = Line(fact.value.isEmpty ? "none" : fact.value, .plain, grid.glyphs)
      for part in value.wrapped(to: area.columns - valueColumn - 2) where row < factEnd {
        grid.write(part, row: row, column: valueColumn)
        row += 1
      }
    }
    if !ringing.whisper.isEmpty { line("whisper", ringing.whisper, on: &grid, row: barRow - 2, in: area) }
    let words = ringing.rings.remainingText + (ringing.isAutoAccept ? ", then it is accepted" : " to answer")
    Bar.draw(
      ringing.rings, words, warns: ringing.rings.runsShort, on: &grid, row: barRow, column: 3,
      endColumn: area.columns - 2)
  }

  private static func line(_ name: String, _ value: String, on grid: inout Grid, row: Int, in area: Area) {
    grid.write(Line(name, .machinery, grid.glyphs).cut(to: valueColumn - 4), row: row, column: 3)
    grid.write(
      Line(value, .plain, grid.glyphs).cut(to: area.columns - valueColumn - 2), row: row, column: valueColumn)
  }
}
