/// The row that tells the person at the screen something.
enum MessageRow {
  static func draw(_ message: PhoneModel.Message, on grid: inout Grid, row: Int) {
    var line = Line(" ", .plain, grid.glyphs)
    if message.isError {
      line.append("! " + message.text, .failed)
      let hint = Line("  Esc", .machinery, grid.glyphs)
      line = line.cut(to: grid.size.columns - 1 - hint.columns)
      line.append(hint)
    } else {
      line.append(message.text)
    }
    grid.write(line.cut(to: grid.size.columns - 1), row: row, column: 0)
  }
}
