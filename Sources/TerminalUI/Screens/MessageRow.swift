/// The row that tells the person at the screen something.
enum MessageRow {
  /// True for a message that a row of so many columns shows whole.
  static func holds(_ message: PhoneModel.Message, _ columns: Int, _ glyphs: GlyphSet) -> Bool {
    let text = Line(message.text, .plain, glyphs)
    return text.columns + (message.isError ? 2 + 5 : 0) <= columns - 2
  }

  /// Draws a message on as many rows as it needs, three at most, the last of them in a row: for a screen without a log.
  static func drawWhole(_ message: PhoneModel.Message, on grid: inout Grid, lastRow: Int) {
    let style: Style = message.isError ? .failed : .plain
    let hint = Line(message.isError ? "Esc" : "", .machinery, grid.glyphs)
    let lines = Line((message.isError ? "! " : "") + message.text, style, grid.glyphs)
      .wrapped(to: grid.size.columns - 2 - (hint.isEmpty ? 0 : hint.columns + 2)).prefix(3)
    for (index, line) in lines.enumerated() {
      let row = lastRow - lines.count + 1 + index
      grid.write(String(repeating: " ", count: grid.size.columns), row: row, column: 0)
      grid.write(line, row: row, column: 1)
    }
    grid.write(hint, row: lastRow, endingAt: grid.size.columns - 1)
  }

  static func draw(_ message: PhoneModel.Message, on grid: inout Grid, row: Int) {
    var line = Line(" ", .plain, grid.glyphs)
    if message.isError {
      line.append("! " + message.text, .failed)
    } else {
      line.append(message.text)
    }
    let room = grid.size.columns - 1
    var hint = Line(message.isError ? "  Esc" : "", .machinery, grid.glyphs)
    if line.columns + hint.columns > room {
      // The log has all of it.
      hint = Line("  v log" + (message.isError ? "  Esc" : ""), .machinery, grid.glyphs)
    }
    line = line.cut(to: room - hint.columns)
    line.append(hint)
    grid.write(line, row: row, column: 0)
  }
}
