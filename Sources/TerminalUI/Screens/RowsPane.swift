/// The rows of the store that the call changed.
enum RowsPane {
  static func lines(_ rows: [RowChange], _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !rows.isEmpty else {
      return [Line("   no row changed in this call", .machinery, glyphs).cut(to: columns)]
    }
    return rows.flatMap { change in
      let column = ContactPane.valueColumn(columns)
      let isNarrow = columns < 40
      var head = Line(" ", .plain, glyphs)
      head.append(change.mark, change.style)
      head.append(" ")
      head.append(Line(change.table, .plain, glyphs).cut(to: (isNarrow ? columns - 1 : column - 1) - 3))
      guard isNarrow else {
        head.pad(to: column)
        head.append(Line(change.text, .plain, glyphs).cutAtFront(to: columns - 1 - column))
        return [head]
      }
      // On a narrow pane the change stands below the name of its table.
      return [head]
        + Line(change.text, .plain, glyphs).wrapped(to: columns - 6).map { part in
          var line = Line("     ", .plain, glyphs)
          line.append(part)
          return line
        }
    }
  }
}
