/// The desk once the work after a contact is done: how the agent did, by the rules of the scenario.
enum ScorecardDesk {
  static func draw(_ card: DeskModel.Scorecard, on grid: inout Grid, in area: Area) {
    let nameColumn = 7
    let valueColumn = 20
    var row = area.row + 1
    for line in card.lines where row < area.endRow {
      grid.write(line.isMet ? "✓" : "!", line.isMet ? .well : .failed, row: row, column: 4)
      grid.write(Line(line.rule, .title, grid.glyphs).cut(to: 12), row: row, column: nameColumn)
      let room = area.columns - valueColumn - 2
      for part in Line(line.found, .plain, grid.glyphs).wrapped(to: room) where row < area.endRow {
        grid.write(part, row: row, column: valueColumn)
        row += 1
      }
      guard let better = line.better else { continue }
      for part in Line(better, .late, grid.glyphs).wrapped(to: room) where row < area.endRow {
        grid.write(part, row: row, column: valueColumn)
        row += 1
      }
    }
    guard !card.before.isEmpty, row + 1 < area.endRow else { return }
    grid.write(Line(card.before, .machinery, grid.glyphs).cut(to: area.columns - 4), row: row + 1, column: 4)
  }
}
