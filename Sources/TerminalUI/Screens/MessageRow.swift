/// The row that tells the person at the screen something.
enum MessageRow {
  /// True for a message that a row of so many columns shows whole.
  static func holds(_ message: PhoneModel.Message, _ columns: Int, _ glyphs: GlyphSet) -> Bool {
    let text = Line(message.text, .plain, glyphs)
    return text.columns + (message.isError ? 2 + 5 : 0) <= columns - 2
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
