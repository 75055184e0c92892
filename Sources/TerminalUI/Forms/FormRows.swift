/// The rows of a form, drawn so that the chosen one is in sight.
struct FormRows {
  struct Row {
    var line: Line
    /// The item that the row belongs to, nil for text between.
    var item: Int?
    /// A line of text in this row, and the column where it begins.
    var field: (line: TextLine, column: Int)?
  }

  let glyphs: GlyphSet
  private(set) var rows: [Row] = []

  init(_ glyphs: GlyphSet) { self.glyphs = glyphs }

  /// An empty row.
  mutating func gap() { rows.append(Row(line: Line(glyphs))) }

  /// A row that cannot be chosen.
  mutating func text(_ line: Line) { rows.append(Row(line: line)) }

  /// A row of an item: `▸` before the chosen one, and its text from column 5.
  mutating func item(
    _ item: Int, isChosen: Bool, _ line: Line, field: (line: TextLine, column: Int)? = nil
  ) {
    var row = Line(isChosen ? "   ▸ " : "     ", .path, glyphs)
    // The fallback of a glyph may be longer.
    row.pad(to: 5)
    row.append(isChosen ? line.styled(.now) : line)
    rows.append(Row(line: row, item: item, field: field))
  }

  /// Draws the rows in an area, scrolled to the chosen item, and makes each item answer clicks.
  func draw(on grid: inout Grid, in area: Area, chosen: Int) {
    let chosenRow = rows.lastIndex { $0.item == chosen } ?? 0
    let first = max(0, min(chosenRow - area.rows + 2, rows.count - area.rows))
    let shown = rows.dropFirst(first).prefix(max(0, area.rows))
    for (index, row) in shown.enumerated() {
      let place = area.row + index
      grid.write(row.line, row: place, column: area.column, endColumn: area.endColumn - 1)
      if let item = row.item {
        grid.addTarget(Area(row: place, column: area.column, columns: area.columns, rows: 1), .choose(item))
      }
      guard let field = row.field else { continue }
      field.line.draw(
        on: &grid, row: place, column: area.column + field.column, endColumn: area.endColumn - 1,
        hasCursor: row.item == chosen)
    }
    func mark(_ hidden: ArraySlice<Row>, _ arrow: String, row: Int) {
      let count = hidden.count { $0.item != nil }
      guard count > 0 else { return }
      grid.write(
        Line("\(arrow) \(count) more", .machinery, glyphs), row: row, endingAt: area.endColumn - 1)
    }
    mark(rows[..<first], "↑", row: area.row)
    mark(rows[shown.endIndex...], "↓", row: area.endRow - 1)
  }

  /// The frame of a form: the header of the call, a title, the rule and the keys at the bottom; gives what is left.
  ///
  /// What is told stands above the keys until the next one, whole: on as many rows as it needs.
  static func frame(
    _ grid: inout Grid, _ header: CallHeader, title: String, note: String, keys: [KeyLine.Item],
    message: PhoneModel.Message?
  ) -> Area {
    HeaderRow.draw(header, on: &grid)
    let size = grid.size
    grid.rule(row: 1, column: 0, columns: size.columns, title: title, note: note)
    let told = message.map { message in
      Line((message.isError ? "! " : "") + message.text, message.isError ? .failed : .plain, grid.glyphs)
        .wrapped(to: size.columns - 2).suffix(size.rows - 8)
    }
    let foot = size.rows - 1 - (told?.count ?? 0)
    grid.rule(row: foot - 1, column: 0, columns: size.columns)
    for (row, line) in (told ?? []).enumerated() { grid.write(line, row: foot + row, column: 1) }
    KeyLine(keys, remark: "digits are text", last: .init("F1", "help", .help)).draw(
      on: &grid, row: size.rows - 1)
    return Area(row: 3, column: 0, columns: size.columns, rows: foot - 4)
  }
}
