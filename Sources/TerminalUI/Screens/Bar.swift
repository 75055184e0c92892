/// A bar that runs down, with a number beside it.
enum Bar {
  /// At most this wide, so that the number stays near.
  static let most = 40

  /// Draws the bar from a column and the words two columns behind it.
  static func draw(
    _ countdown: Countdown, _ words: String, warns: Bool, on grid: inout Grid, row: Int, column: Int,
    endColumn: Int
  ) {
    var text = Line(words, warns ? .runsShort : .plain, grid.glyphs)
    let columns = min(most, endColumn - column - text.columns - 2)
    if columns >= 4 {
      grid.write(countdown.bar(columns: columns), warns ? .runsShort : .plain, row: row, column: column)
      // The mark takes one of the two columns between, so that nothing moves when time runs short.
      if warns {
        grid.write("!", .runsShort, row: row, column: column + columns + 1)
      }
      grid.write(text, row: row, column: column + columns + 2, endColumn: endColumn)
    } else {
      text = text.cut(to: max(0, endColumn - column))
      grid.write(text, row: row, endingAt: endColumn)
    }
  }
}
