/// The keypad and what the call waits for, in the small form: the branches, a line, and the keys in one strip.
enum PhoneStrip {
  /// Where the bar begins, behind the keys.
  private static let barColumn = 28

  static func draw(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    guard model.wait.hasKeypad else {
      EndedCommands.draw(model, on: &grid, area: layout.foot)
      return
    }
    let end = grid.size.columns - 1
    let top = layout.foot.row
    let fillsBoth = first(model, on: &grid, row: top)
    if !fillsBoth { second(model, on: &grid, row: top + 1) }
    if model.keypad.hasTones {
      keys(model.keypad, on: &grid, row: top + 2)
    } else {
      grid.write("a chat: digits are text", .machinery, row: top + 2, column: 2)
    }
    if let (countdown, words, warns) = model.wait.countdown {
      Bar.draw(countdown, words, warns: warns, on: &grid, row: top + 2, column: barColumn, endColumn: end)
    }
  }

  /// The keys below the timelines, with what they do there; the words being typed, or a message, take their place where they
  /// have no other.
  static func keysInTime(_ model: PhoneModel, on grid: inout Grid, row: Int, hasMessageRow: Bool) {
    if !hasMessageRow, let say = model.view.sayLine {
      return typed(say, model, on: &grid, row: row)
    }
    if !hasMessageRow, let message = model.message {
      MessageRow.draw(message, on: &grid, row: row)
      return
    }
    let hasKeys = model.wait.hasKeypad && model.keypad.hasTones
    if hasKeys { keys(model.keypad, on: &grid, row: row) }
    // A what-if that runs has its time to wait too.
    if hasKeys, model.time?.isWhatIf == true, model.header.paused == nil,
      let (countdown, words, warns) = model.wait.countdown
    {
      return Bar.draw(
        countdown, words, warns: warns, on: &grid, row: row, column: barColumn,
        endColumn: grid.size.columns - 1)
    }
    let end: String
    if case .ringing = model.wait.kind {
      end = "here the telephone rings: a answers"
    } else if case .ended(let summary) = model.wait.kind, !summary.next.isEmpty {
      end = "the caller is still \(summary.next)"
    } else {
      end = "this line has ended; [ goes back in it"
    }
    let words =
      !model.wait.takesKeys
      ? "here nothing waits for a key"
      : model.time?.isWhatIf == true ? "a key goes on in this what-if" : "a key here begins a what-if"
    let column = hasKeys ? barColumn : 2
    let text = hasKeys ? words : end
    grid.write(
      Line(text, .machinery, grid.glyphs).cut(to: grid.size.columns - column - 1), row: row, column: column)
  }

  private static func keys(_ keypad: Keypad, on grid: inout Grid, row: Int) {
    for (index, key) in Keypad.strip.enumerated() {
      let column = 2 + index * 2
      let style: Style = keypad.pressed == key ? .now : keypad.label(of: key) == nil ? .idleKey : .key
      grid.write(String(key), style, row: row, column: column)
      grid.addTarget(Area(row: row, column: column, columns: 1, rows: 1), .press(key))
    }
  }

  /// The upper row: the branches, or where the queue or the Lambda stands; true when the branches take the next row too.
  private static func first(_ model: PhoneModel, on grid: inout Grid, row: Int) -> Bool {
    let room = grid.size.columns - 1
    switch model.wait.kind {
    case .queue(let queue):
      grid.write("\(queue.placeText)   \(queue.waitedText)   \(queue.agentsText)", row: row, column: 1)
    case .lambda(_, _, let branches):
      grid.write(Line(branches, .plain, grid.glyphs).cut(to: room - 1), row: row, column: 1)
    case .digits(let field, _):
      let count = Line(field.countText, .plain, grid.glyphs)
      grid.write(count, row: row, endingAt: grid.size.columns - 1)
      grid.write(field.line(columns: room - 5 - count.columns, grid.glyphs), row: row, column: 3)
    case .words(_, let understood, _):
      let (_, column) = labels(
        model.keypad, on: &grid, row: row, room: understood.isEmpty ? room : room / 2)
      guard !understood.isEmpty else { return false }
      let words = Line("words: \(understood)", .plain, grid.glyphs)
      grid.write(words.cut(to: grid.size.columns - 1 - column), row: row, column: column)
    case .speaking, .oneKey, .time, .agent:
      let rows = model.view.sayLine == nil && model.message == nil ? 2 : 1
      let end = labels(model.keypad, on: &grid, row: row, rows: rows, room: room)
      return end.row > row
    case .noCall, .ended, .ringing: break
    }
    return false
  }

  /// Writes the keys with their branches, names cut alike until all have room; gives where they end.
  @discardableResult
  private static func labels(
    _ keypad: Keypad, on grid: inout Grid, row top: Int, rows: Int = 1, room: Int
  ) -> (row: Int, column: Int) {
    let names = keypad.labels.map { Line($0.text, .plain, grid.glyphs) }
    /// Where each begins when no name is wider than the limit; nil when they do not all have room.
    func places(_ limit: Int) -> [(row: Int, column: Int)]? {
      var (row, column) = (0, 1)
      var places: [(row: Int, column: Int)] = []
      for name in names {
        let columns = 2 + min(name.columns, limit)
        if column > 1, column + columns > room { (row, column) = (row + 1, 1) }
        // So short no name says anything: those that have room are drawn.
        guard row < rows else { return limit > 3 ? nil : places }
        places.append((row, column))
        column += columns + 2
      }
      return places
    }
    var limit = names.map(\.columns).max() ?? 0
    while limit > 3, places(limit) == nil { limit -= 1 }
    var end = (row: top, column: 1)
    for (index, place) in (places(limit) ?? []).enumerated() {
      let label = keypad.labels[index]
      let row = top + place.row
      var column = grid.write(String(label.key), .key, row: row, column: place.column) + 1
      column = grid.write(names[index].cut(to: limit), row: row, column: column)
      let area = Area(row: row, column: place.column, columns: column - place.column, rows: 1)
      if keypad.pressed == label.key { grid.restyle(area, .now) }
      grid.addTarget(area, .press(label.key))
      end = (row, column + 2)
    }
    return end
  }

  /// The words being typed.
  static func typed(_ say: TextLine, _ model: PhoneModel, on grid: inout Grid, row: Int) {
    grid.write(model.keypad.hasTones ? "say  " : "type ", .key, row: row, column: 1)
    say.draw(on: &grid, row: row, column: 6, endColumn: grid.size.columns - 1)
  }

  /// The lower row: the words being typed, a message, or what comes next.
  private static func second(_ model: PhoneModel, on grid: inout Grid, row: Int) {
    let end = grid.size.columns - 1
    if let say = model.view.sayLine { return typed(say, model, on: &grid, row: row) }
    if let message = model.message {
      MessageRow.draw(message, on: &grid, row: row)
      return
    }
    switch model.wait.kind {
    case .queue:
      let labels = model.keypad.labels.map { "\($0.key) \($0.text)" }.joined(separator: "  ")
      let text = labels.isEmpty ? "no key does anything here" : "keys here: \(labels)"
      grid.write(
        Line(text, labels.isEmpty ? .machinery : .plain, grid.glyphs).cut(to: end - 1), row: row, column: 1)
    case .speaking:
      guard !model.wait.then.isEmpty else { return }
      grid.write(
        Line("then \(model.wait.then)", .machinery, grid.glyphs).cut(to: end - 1), row: row, column: 1)
    case .noCall, .oneKey, .digits, .lambda, .words, .time, .agent, .ended, .ringing: break
    }
  }
}
