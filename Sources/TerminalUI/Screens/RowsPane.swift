/// The rows of the store that the call changed.
enum RowsPane {
  static func lines(_ rows: [RowChange], _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !rows.isEmpty else {
      return [Line("   no row changed in this call", .machinery, glyphs).cut(to: columns)]
    }
    return rows.map { change in
      let column = ContactPane.valueColumn(columns)
      var line = Line(" ", .plain, glyphs)
      line.append(change.mark, change.style)
      line.append(" ")
      line.append(Line(change.table, .plain, glyphs).cut(to: column - 4))
      line.pad(to: column)
      line.append(Line(change.text, .plain, glyphs).cut(to: columns - 1 - column))
      return line
    }
  }
}
