/// A message that has no room in its row: whole, over the lower rows of what is above the keypad.
struct MessagePanel {
  private let lines: [Line]
  private let kind: PhoneModel.Message.Kind

  /// - Parameter message: what is told; no panel where one row holds it.
  init?(_ message: PhoneModel.Message?, columns: Int, glyphs: GlyphSet) {
    guard let message, !message.details.isEmpty || !MessageRow.holds(message, columns, glyphs) else {
      return nil
    }
    kind = message.kind
    let room = columns - 4
    var lines = Line(
      (message.isError ? "! " : "") + message.text, message.isError ? .failed : .plain, glyphs
    ).wrapped(to: room)
    for detail in message.details { lines += Line(detail, .plain, glyphs).wrapped(to: room) }
    self.lines = lines
  }

  /// Draws it above a row, with a rule over it; from the top of the area on, if it is that long.
  func draw(on grid: inout Grid, above endRow: Int, from top: Int) {
    let shown = lines.prefix(max(0, endRow - top - 1))
    let first = endRow - shown.count
    let columns = grid.size.columns
    let isWhole = shown.count == lines.count
    let (title, closing) =
      switch kind {
      case .news: ("Message", "any key closes")
      case .question: ("Question", "any other key is a no")
      case .error: ("Went wrong", "Esc closes")
      }
    grid.rule(
      row: first - 1, column: 0, columns: columns, title: title,
      note: (isWhole ? "" : "v log has all · ") + closing)
    for (index, line) in shown.enumerated() {
      grid.write(String(repeating: " ", count: columns), row: first + index, column: 0)
      grid.write(line, row: first + index, column: 2)
    }
  }
}
