/// The keypad and what the call waits for, in the large form: four rows of keys, the wait beside them.
enum PhoneFoot {
  static func draw(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    guard model.wait.hasKeypad else {
      EndedCommands.draw(model, on: &grid, area: layout.foot)
      return
    }
    if model.keypad.hasTones {
      keypad(model.keypad, on: &grid, layout: layout)
    } else {
      let way = model.view.sayLine == nil ? "Enter opens its line," : "type on its line, Enter sends;"
      for (row, words) in ["A chat has no keypad:", way, "digits are text."].enumerated() {
        let line = Line(words, .machinery, grid.glyphs).cut(to: layout.waitColumn - 4)
        grid.write(line, row: layout.foot.row + row, column: 2)
      }
    }
    wait(model, on: &grid, layout: layout)
  }

  private static func keypad(_ keypad: Keypad, on grid: inout Grid, layout: PhoneLayout) {
    let columns = keyColumns(keypad, layout, grid.glyphs)
    for (rowIndex, keys) in Keypad.rows.enumerated() {
      for (index, key) in keys.enumerated() {
        let row = layout.foot.row + rowIndex
        let (column, endColumn) = (columns[index], columns[index + 1] - 1)
        let label = keypad.label(of: key)
        let style: Style = label == nil ? .idleKey : .key
        grid.write(String(key), style, row: row, column: column)
        let text = Line(label ?? "·", label == nil ? .idleKey : .plain, grid.glyphs).cut(
          to: endColumn - column - 2)
        let end = grid.write(text, row: row, column: column + 2)
        let whole = Area(row: row, column: column - 1, columns: endColumn - column + 1, rows: 1)
        if keypad.pressed == key {
          grid.restyle(Area(row: row, column: column - 1, columns: end - column + 2, rows: 1), .now)
        }
        grid.addTarget(whole, .press(key))
      }
    }
  }

  /// Where the three columns of keys begin, and where the last ends: as far from each other as the screen has it, and
  /// only where that would cut a name and another division would not, otherwise.
  private static func keyColumns(_ keypad: Keypad, _ layout: PhoneLayout, _ glyphs: GlyphSet) -> [Int] {
    let distance = layout.keyDistance
    let even = [3, 3 + distance, 3 + 2 * distance, layout.waitColumn]
    // A key, a blank, the name, and two blanks.
    let needed = (0..<3).map { column in
      Keypad.rows.map { 4 + Line(keypad.label(of: $0[column]) ?? "·", .plain, glyphs).columns }.max() ?? 4
    }
    let isCut = (0..<3).contains { needed[$0] > even[$0 + 1] - even[$0] + 1 }
    let spare = layout.waitColumn - 3 - needed.reduce(0, +)
    guard isCut, spare >= 0 else { return even }
    let second = 3 + needed[0] + spare / 2
    return [3, second, second + needed[1] + spare - spare / 2, layout.waitColumn]
  }

  private static func wait(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    let wait = model.wait
    let column = layout.waitColumn
    let end = grid.size.columns - 1
    let top = layout.foot.row
    let glyphs = grid.glyphs
    var row = top
    var note = wait.attempt?.text ?? ""
    if case .queue(let queue) = wait.kind { note = queue.placeText }
    if case .digits(let field, _) = wait.kind { note = field.countText }
    let noteLine = Line(note, .title, glyphs)
    let hasNote = column + Line(wait.headline, .plain, glyphs).columns + 2 + noteLine.columns <= end
    let headline = Line(wait.headline, .plain, glyphs)
    if hasNote { grid.write(noteLine, row: row, endingAt: end) }
    // What is longer than a row goes on below while there is room.
    func text(_ text: Line) {
      guard !text.isEmpty else { return }
      let parts = text.wrapped(to: end - column)
      for (index, part) in parts.enumerated() where row < layout.foot.endRow {
        let isLastRow = row == layout.foot.endRow - 1 && index < parts.count - 1
        grid.write(isLastRow ? rest(parts[index...]).cut(to: end - column) : part, row: row, column: column)
        row += 1
      }
    }
    func rest(_ parts: ArraySlice<Line>) -> Line {
      var line = Line(glyphs)
      for part in parts {
        if !line.isEmpty { line.append(" ") }
        line.append(part)
      }
      return line
    }
    text(headline)
    func machinery(_ words: String) { text(Line(words, .machinery, glyphs)) }
    if case .digits(let field, _) = wait.kind { text(field.line(columns: end - column, glyphs)) }
    if let (countdown, words, warns) = wait.countdown {
      Bar.draw(countdown, words, warns: warns, on: &grid, row: row, column: column, endColumn: end)
      row += 1
    }
    if !hasNote { text(noteLine) }
    switch wait.kind {
    case .digits(let field, _):
      machinery(field.ruleText.count > end - column ? field.rules : field.ruleText)
    case .lambda(_, _, let branches): text(Line(branches, .plain, glyphs))
    case .words(_, let understood, _):
      if !understood.isEmpty { machinery("words: \(understood)") }
    case .queue(let queue):
      let both = Line("\(queue.waitedText)   \(queue.agentsText)", .plain, glyphs)
      if both.columns <= end - column {
        text(both)
      } else {
        text(Line(queue.waitedText, .plain, glyphs))
        text(Line(queue.agentsText, .plain, glyphs))
      }
    case .noCall, .speaking, .oneKey, .time, .agent, .ended, .ringing: break
    }
    if !wait.then.isEmpty {
      if case .speaking = wait.kind {
        text(Line("then \(wait.then)", .plain, glyphs))
      } else {
        let line = Line("then: \(wait.then)", .plain, glyphs)
        text(line.columns > end - column ? Line(wait.then, .plain, glyphs) : line)
      }
    }
    if !wait.before.isEmpty { text(bracketed("before: \(wait.before)", key: .caller, rest: .plain, glyphs)) }
  }
}
