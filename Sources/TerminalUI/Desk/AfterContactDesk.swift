/// The desk after a contact: what came of it, in a code and in words.
enum AfterContactDesk {
  private static let column = 14

  static func draw(
    _ work: DeskModel.AfterContact, _ model: DeskModel, on grid: inout Grid, in area: Area
  ) {
    let end = area.columns - 2
    // Notes, what came of it, the bar and what follows, with a blank row between them.
    let noteRows = min(3, work.notes.rowCount(columns: end - column, grid.glyphs))
    grid.write("outcome", .machinery, row: area.row + 1, column: 3)
    let outcomes = Area(
      row: area.row + 1, column: column, columns: end - column, rows: max(1, area.rows - 7 - noteRows))
    var row = area.row + 2 + drawOutcomes(work, on: &grid, in: outcomes)
    grid.write("notes", .machinery, row: row, column: 3)
    if work.isWriting || !work.notes.text.isEmpty {
      work.notes.draw(
        on: &grid, in: Area(row: row, column: column, columns: end - column, rows: noteRows),
        hasCursor: work.isWriting)
    } else {
      let hint = model.trainer == nil ? "none yet; Enter writes some" : "none yet"
      grid.write(hint, .machinery, row: row, column: column)
    }
    row += 1 + noteRows
    grid.write("this call", .machinery, row: row, column: 3)
    let summary = work.summary.isEmpty ? "nothing was changed" : work.summary
    grid.write(Line(summary, .plain, grid.glyphs).cut(to: end - column), row: row, column: column)
    row += 2
    guard let left = work.left else {
      let own =
        model.following.isEmpty ? "a makes you available again" : "a ends the work: then \(model.following)"
      let words = model.trainer == nil ? "take your time; " + own : "until \(model.you) is through with it"
      grid.write(words, .machinery, row: row, column: 3)
      return
    }
    Bar.draw(left, left.clockWords, warns: left.runsShort, on: &grid, row: row, column: 3, endColumn: end)
    let ready = model.trainer == nil ? "you are" : "\(model.you) is"
    let words = model.following.isEmpty ? "then \(ready) available again" : "then \(model.following)"
    grid.write(words, .machinery, row: row + 1, column: 3)
  }

  /// Draws the outcomes, in two columns where one has no room for all; gives how many rows they take.
  private static func drawOutcomes(
    _ work: DeskModel.AfterContact, on grid: inout Grid, in area: Area
  ) -> Int {
    let all = work.outcomes.count
    let half = area.columns / 2
    let isTwo =
      all > area.rows && work.outcomes.allSatisfy { Line($0, .plain, grid.glyphs).columns + 3 <= half }
    let rows = min(area.rows, isTwo ? (all + 1) / 2 : all)
    let shown = min(all, isTwo ? rows * 2 : rows)
    let first = max(0, min(work.chosen - shown / 2, all - shown))
    for index in 0..<shown {
      let outcome = first + index
      let isChosen = outcome == work.chosen
      let (row, left) = (area.row + index % rows, area.column + index / rows * half)
      if isChosen { grid.write("▸", .path, row: row, column: left) }
      let text = Line(work.outcomes[outcome], isChosen ? .now : .plain, grid.glyphs)
      grid.write(text.cut(to: (isTwo ? half : area.columns) - 2), row: row, column: left + 2)
      grid.addTarget(
        Area(row: row, column: left, columns: isTwo ? half : area.columns, rows: 1), .choose(outcome))
    }
    // Below what the list is called, where no outcome stands.
    if shown < all {
      grid.write("\(first + 1)–\(first + shown) of \(all)", .machinery, row: area.row + 1, column: 3)
    }
    return max(1, rows)
  }
}

extension Countdown {
  /// "0:42 of 1:00 left".
  fileprivate var clockWords: String {
    "\(clockText((remainingMilliseconds + 500) / 1000)) of \(clockText(totalMilliseconds / 1000)) left"
  }
}
