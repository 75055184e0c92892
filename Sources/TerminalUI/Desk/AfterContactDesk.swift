/// The desk after a contact: what came of it, in a code and in words.
enum AfterContactDesk {
  private static let column = 14

  /// - Parameter following: the state that was chosen for then; empty for available.
  static func draw(
    _ work: DeskModel.AfterContact, following: String, on grid: inout Grid, in area: Area
  ) {
    let end = area.columns - 2
    // Notes, what came of it, the bar and what follows, with a blank row between them.
    let rows = max(1, area.rows - 8)
    grid.write("outcome", .machinery, row: area.row + 1, column: 3)
    let shown = min(work.outcomes.count, rows)
    let first = max(0, min(work.chosen - shown / 2, work.outcomes.count - shown))
    for index in 0..<shown {
      let outcome = first + index
      let isChosen = outcome == work.chosen
      let row = area.row + 1 + index
      if isChosen { grid.write("▸", .path, row: row, column: column) }
      let text = Line(work.outcomes[outcome], isChosen ? .now : .plain, grid.glyphs)
      grid.write(text.cut(to: end - column - 2), row: row, column: column + 2)
      grid.addTarget(Area(row: row, column: 0, columns: area.columns, rows: 1), .choose(outcome))
    }
    if shown < work.outcomes.count {
      grid.write(
        Line("\(first + 1)–\(first + shown) of \(work.outcomes.count)", .machinery, grid.glyphs),
        row: area.row + 1,
        endingAt: end)
    }
    var row = area.row + 2 + max(1, shown)
    grid.write("notes", .machinery, row: row, column: 3)
    if work.isWriting || !work.notes.text.isEmpty {
      work.notes.draw(on: &grid, row: row, column: column, endColumn: end, hasCursor: work.isWriting)
    } else {
      grid.write("none yet; Enter writes some", .machinery, row: row, column: column)
    }
    row += 2
    grid.write("this call", .machinery, row: row, column: 3)
    let summary = work.summary.isEmpty ? "nothing was changed" : work.summary
    grid.write(Line(summary, .plain, grid.glyphs).cut(to: end - column), row: row, column: column)
    row += 2
    guard let left = work.left else {
      let words = following.isEmpty ? "a makes you available again" : "a ends the work: then \(following)"
      grid.write("take your time; " + words, .machinery, row: row, column: 3)
      return
    }
    Bar.draw(left, left.clockWords, warns: left.runsShort, on: &grid, row: row, column: 3, endColumn: end)
    let words = following.isEmpty ? "then you are available again" : "then \(following)"
    grid.write(words, .machinery, row: row + 1, column: 3)
  }
}

extension Countdown {
  /// "0:42 of 1:00 left".
  fileprivate var clockWords: String {
    "\(clockText((remainingMilliseconds + 500) / 1000)) of \(clockText(totalMilliseconds / 1000)) left"
  }
}
