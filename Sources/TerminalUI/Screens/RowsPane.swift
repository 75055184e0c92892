/// The rows of the store that the call changed.
enum RowsPane {
  /// The changes as lines, oldest first. Where they have no room the oldest changes go, each as a whole, and are counted.
  static func lines(
    _ rows: some RandomAccessCollection<RowChange>, _ columns: Int, atMost limit: Int, _ glyphs: GlyphSet
  ) -> (lines: [Line], hidden: Int) {
    var shown: [[Line]] = []
    var count = 0
    for change in rows.reversed() {
      let lines = Self.lines([change], columns, glyphs)
      guard count + lines.count <= limit else {
        // The latest change is shown as far as there is room.
        if shown.isEmpty { shown = [Array(lines.prefix(limit))] }
        break
      }
      shown.append(lines)
      count += lines.count
    }
    guard !rows.isEmpty else { return (Self.lines(rows, columns, glyphs), 0) }
    return (shown.reversed().flatMap { $0 }, rows.count - shown.count)
  }

  static func lines(
    _ rows: some RandomAccessCollection<RowChange>, _ columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    guard !rows.isEmpty else {
      let words = columns > 30 ? "no row changed in this call" : "no row changed"
      return [Line("   " + words, .machinery, glyphs).cut(to: columns)]
    }
    return rows.flatMap { change in
      let isNarrow = columns < 40
      let column = isNarrow ? 5 : ContactPane.valueColumn(columns)
      var head = Line(" ", .plain, glyphs)
      head.append(change.mark, change.style)
      head.append(" ")
      head.append(Line(change.table, .plain, glyphs).cut(to: (isNarrow ? columns - 1 : column - 1) - 3))
      var below = Line(change.text, .plain, glyphs).wrapped(to: columns - 1 - column)
      // On a narrow pane the whole change stands below the name of its table.
      if !isNarrow, !below.isEmpty {
        head.pad(to: column)
        head.append(below.removeFirst())
      }
      return [head]
        + below.map { part in
          var line = Line(String(repeating: " ", count: column), .plain, glyphs)
          line.append(part)
          return line
        }
    }
  }
}
