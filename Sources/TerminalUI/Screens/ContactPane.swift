/// The values of the contact; a changed one has `~`, "was …", and is bold for a moment.
enum ContactPane {
  static func lines(_ rows: [ContactRow], _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !rows.isEmpty else { return [Line("   no contact yet", .machinery, glyphs).cut(to: columns)] }
    return rows.flatMap { lines($0, columns, glyphs) }
  }

  /// The first so many lines, and how many values have no room in them. A value that has not all its lines ends in `…`.
  static func lines(
    _ rows: [ContactRow], _ columns: Int, atMost limit: Int, _ glyphs: GlyphSet
  ) -> (lines: [Line], hidden: Int) {
    guard !rows.isEmpty else { return (lines(rows, columns, glyphs), 0) }
    var shown: [Line] = []
    for (index, row) in rows.enumerated() {
      let left = limit - shown.count
      guard left > 0 else { return (shown, rows.count - index) }
      let all = lines(row, columns, glyphs)
      shown += all.prefix(left)
      if all.count > left {
        shown[shown.count - 1] = shown[shown.count - 1].cut(to: columns - 3)
        shown[shown.count - 1].append(" …")
      }
    }
    return (shown, 0)
  }

  /// Where values stand.
  static func valueColumn(_ columns: Int) -> Int { columns >= 40 ? 20 : 17 }

  private static func lines(_ row: ContactRow, _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    let end = columns - 1
    let column = valueColumn(columns)
    var was = ""
    var style = Style.plain
    var isChanged = true
    switch row.change {
    case .none: isChanged = false
    case .changed(let before): was = before
    case .justChanged(let before):
      was = before
      style = .changed
    }
    var first = Line(isChanged ? " ~ " : "   ", .changed, glyphs)
    first.append(Line(row.name, .plain, glyphs).cut(to: column - 4))
    first.pad(to: column)
    let value = Line(row.value.isEmpty ? "–" : row.value, style, glyphs)
    var note = Line(was.isEmpty ? "" : "was \(was)", .machinery, glyphs)
    if column + value.columns <= end {
      first.append(value)
      if !note.isEmpty, first.columns + 2 + note.columns <= end {
        first.pad(to: end - note.columns)
        first.append(note)
        note = Line(glyphs)
      }
      return [first] + below(note, 5, end, glyphs)
    }
    // A value with no room in its column stands below the name, on a narrow pane from further left.
    let indent = columns >= 40 ? column : 5
    var lines = indent == column ? [] : [first]
    for part in value.wrapped(to: end - indent).prefix(3) {
      var line = indent == column && lines.isEmpty ? first : Line(glyphs)
      line.pad(to: indent)
      line.append(part)
      lines.append(line)
    }
    return lines + below(note, indent, end, glyphs)
  }

  private static func below(_ note: Line, _ indent: Int, _ end: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !note.isEmpty else { return [] }
    var line = Line(glyphs)
    line.pad(to: indent)
    line.append(note.cut(to: end - indent))
    return [line]
  }
}
