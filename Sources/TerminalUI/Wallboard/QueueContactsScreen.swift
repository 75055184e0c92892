/// The contacts of one queue, in the order in which they are answered.
public enum QueueContactsScreen {
  /// Draws the list at a size; below 60x16 it says that it needs more.
  public static func draw(_ model: QueueContactsModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    grid.rule(
      row: 0, column: 0, columns: size.columns, title: "Contacts of \(model.queue)",
      note: (model.isPaused ? "paused · " : "") + model.time)
    let keyRow = size.rows - 1
    grid.rule(row: keyRow - 1, column: 0, columns: size.columns)
    KeyLine(
      [.init("↑ ↓", "other queue"), .init("Esc", "back to the wallboard", .close)]
    ).draw(on: &grid, row: keyRow)
    guard !model.rows.isEmpty else {
      let words = Line("nobody waits here, and nobody of this queue is with an agent", .machinery, glyphs)
      for (row, part) in words.wrapped(to: size.columns - 6).enumerated() {
        grid.write(part, row: 2 + row, column: 3)
      }
      return grid
    }
    // Names are cut where there is no room for them.
    let longest = model.rows.map { Line($0.contact, .plain, glyphs).columns }.max() ?? 0
    let names = max(12, min(longest, size.columns - 58))
    let waited = 11 + names
    for (column, head) in [(3, "place"), (10, "contact"), (waited, "waited"), (waited + 10, "where")] {
      grid.write(head, .machinery, row: 1, column: column)
    }
    let room = keyRow - 3
    let shown = model.rows.count <= room ? model.rows.count : room - 1
    for (index, line) in model.rows.prefix(shown).enumerated() {
      let row = 2 + index
      grid.write(line.place, row: row, column: 3)
      grid.write(Line(line.contact, .title, glyphs).cut(to: names), row: row, column: 10)
      grid.write(
        clockText(line.seconds) + (line.isLate ? "!" : ""), line.isLate ? .late : .plain, row: row,
        column: waited
      )
      grid.write(
        Line(line.state, .plain, glyphs).cut(to: size.columns - waited - 11), row: row, column: waited + 10)
    }
    if shown < model.rows.count {
      grid.write("\(model.rows.count - shown) more", .machinery, row: 2 + shown, column: 3)
    }
    return grid
  }
}
