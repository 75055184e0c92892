/// The breakpoints with the timelines that came upon them, below two timelines that stand side by side.
enum BreakpointList {
  /// How many rows it takes on a screen of a size: none but on a wide one.
  static func rows(_ time: TimeModel, on size: Size) -> Int {
    guard time.comparison != nil, size.columns >= 100 else { return 0 }
    return min((time.breakpoints.count + 1) / 2, size.rows >= 30 ? 4 : 2)
  }

  /// Draws it in two columns; where not all have room, the last place says how many more there are.
  static func draw(_ time: TimeModel, on grid: inout Grid, row top: Int) {
    let places = 2 * rows(time, on: grid.size)
    guard places > 0 else { return }
    let shown = time.breakpoints.count > places ? places - 1 : time.breakpoints.count
    let half = grid.size.columns / 2
    for (index, breakpoint) in time.breakpoints.prefix(shown).enumerated() {
      let (row, column) = (top + index / 2, index % 2 == 0 ? 1 : half)
      let end = index % 2 == 0 ? half - 2 : grid.size.columns - 1
      grid.write("b", .key, row: row, column: column)
      let note = Line(breakpoint.note, .machinery, grid.glyphs)
      grid.write(
        Line(breakpoint.words, .plain, grid.glyphs).cut(to: end - column - 5 - note.columns), row: row,
        column: column + 3)
      grid.write(note, row: row, endingAt: end)
      grid.addTarget(Area(row: row, column: column, columns: end - column, rows: 1), .command(.breakpoint))
    }
    guard shown < time.breakpoints.count else { return }
    grid.write(
      "… \(time.breakpoints.count - shown) more", .machinery, row: top + shown / 2,
      column: shown % 2 == 0 ? 4 : half + 3)
  }
}
