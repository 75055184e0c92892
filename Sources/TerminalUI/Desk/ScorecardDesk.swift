/// The desk once the work after a contact is done: how the agent did, by the rules of the scenario.
enum ScorecardDesk {
  private static let nameColumn = 7
  private static let valueColumn = 20

  static func draw(_ card: DeskModel.Scorecard, on grid: inout Grid, in area: Area) {
    let lines = lines(card, columns: area.columns, grid.glyphs)
    let room = area.rows - 1
    let first = max(0, min(card.row, lines.count - room))
    for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
      grid.write(line, row: area.row + 1 + index, column: 0, endColumn: area.endColumn - 1)
    }
    func mark(_ count: Int, _ arrow: String, row: Int) {
      guard count > 0 else { return }
      grid.write(
        Line("\(arrow) \(count) more", .machinery, grid.glyphs), row: row, endingAt: area.endColumn - 1)
    }
    mark(first, "↑", row: area.row)
    mark(lines.count - first - room, "↓", row: area.endRow)
  }

  /// All of the card, each rule with what was found and what would be better.
  static func lines(_ card: DeskModel.Scorecard, columns: Int, _ glyphs: GlyphSet) -> [Line] {
    let room = columns - valueColumn - 2
    var lines: [Line] = []
    for rule in card.lines {
      let found = Line(rule.found, .plain, glyphs).wrapped(to: room)
      let better = rule.better.map { Line($0, .late, glyphs).wrapped(to: room) } ?? []
      for (index, part) in (found + better).enumerated() {
        var line = Line(glyphs)
        if index == 0 {
          line.pad(to: 4)
          line.append(rule.isMet ? "✓" : "!", rule.isMet ? .well : .failed)
          line.pad(to: nameColumn)
          line.append(Line(rule.rule, .title, glyphs).cut(to: valueColumn - nameColumn - 1))
        }
        line.pad(to: valueColumn)
        line.append(part)
        lines.append(line)
      }
    }
    guard !card.before.isEmpty else { return lines }
    lines.append(Line(glyphs))
    for part in Line(card.before, .machinery, glyphs).wrapped(to: columns - 6) {
      var line = Line(glyphs)
      line.pad(to: 4)
      line.append(part)
      lines.append(line)
    }
    return lines
  }
}
