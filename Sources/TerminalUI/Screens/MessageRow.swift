/// The row that tells the person at the screen something.
enum MessageRow {
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
