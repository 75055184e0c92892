extension Grid {
  /// Draws a rule over a pane: its title at the left, what is to know at the right.
  ///
  /// The note goes first when there is no room for both, but for one that must be seen: then the title is cut.
  mutating func rule(
    row: Int, column: Int, columns: Int, title: String = "", note: String = "", noteStyle: Style = .machinery,
    keepsNote: Bool = false
  ) {
    let end = column + columns
    write(
      String(repeating: "─", count: max(0, columns)), .machinery, row: row, column: column, endColumn: end)
    guard columns >= 8 else { return }
    let note = Line(note, noteStyle, glyphs)
    let room = keepsNote && !note.isEmpty ? max(8, columns - 6 - note.columns) : columns - 6
    let title = Line(title, .title, glyphs).cut(to: room)
    if !title.isEmpty { write(title.within(glyphs), row: row, column: column + 1, endColumn: end) }
    if !note.isEmpty, Self.holds(title, note, columns) {
      write(note.within(glyphs), row: row, endingAt: end - 1)
    }
  }

  private static func holds(_ title: Line, _ note: Line, _ columns: Int) -> Bool {
    (title.isEmpty ? 1 : title.columns + 3) + note.columns + 3 <= columns
  }

  /// True where a rule has room for its note beside the title.
  static func ruleHolds(title: String, note: String, columns: Int, _ glyphs: GlyphSet) -> Bool {
    holds(Line(title, .title, glyphs), Line(note, .machinery, glyphs), columns)
  }
}

extension Line {
  /// The line between two blanks.
  fileprivate func within(_ glyphs: GlyphSet) -> Line {
    var line = Line(" ", .plain, glyphs)
    line.append(self)
    line.append(" ")
    return line
  }
}
