/// The line a search is typed in.
enum SearchRow {
  static func draw(_ search: TranscriptSearch, on grid: inout Grid, row: Int) {
    let note = Line(search.placeText, .machinery, grid.glyphs)
    grid.write(note, row: row, endingAt: grid.size.columns - 1)
    grid.write("/", .key, row: row, column: 1)
    search.line.draw(on: &grid, row: row, column: 2, endColumn: grid.size.columns - 3 - note.columns)
  }
}
