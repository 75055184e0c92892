/// The bottom line: what can be done here, likeliest first.
struct KeyLine: Sendable {
  struct Item: Sendable, Equatable {
    let key: String
    let word: String
    var command: Command?

    init(_ key: String, _ word: String, _ command: Command? = nil) {
      self.key = key
      self.word = word
      self.command = command
    }
  }

  let items: [Item]
  /// What stands at the right and is never dropped.
  let last: Item

  init(_ items: [Item], last: Item = Item("?", "help", .help)) {
    self.items = items
    self.last = last
  }

  /// The line of the phone.
  init(phone model: PhoneModel, size: Size) {
    if model.view.sayLine != nil {
      self.init(
        [
          Item("Enter", model.keypad.hasTones ? "say it" : "send"), Item("Esc", "commands", .close),
          Item("Alt+letter", "command"),
        ],
        last: Item("F1", "help", .help))
      return
    }
    let isOn = model.header.state == .live
    let isRinging = model.header.state == .ringing
    var items: [Item] = []
    let isInTime = model.header.whatIf != nil
    for binding in Self.bindings(model) {
      let isOffered =
        switch binding.offer {
        case .always: true
        case .inCall: isOn
        case .withoutCall: !isOn && !isRinging
        case .whenRinging: isRinging
        case .withSample: !isOn && model.hasSample
        case .whenListening: model.wait.listensForWords
        case .withTimelines: (model.time?.lanes.count ?? 0) > 1
        case .whereComparisonScrolls: model.comparisonScrolls(on: size)
        case .inWhatIf: model.time?.isWhatIf == true
        case .whenPanesTurn: PhoneLayout.panes(on: size).count > 1
        case .inHelpOnly: false
        }
      guard isOffered else { continue }
      var word = binding.word
      if binding.command == .pause, model.header.paused != nil { word = "go on" }
      if binding.command == .callAgain, model.header.state == .noCall { word = "call" }
      // A paused call is stepped through; one that goes on is left for its past.
      let isPaused = isOn && model.header.paused != nil
      if binding.command == .stepBack, isPaused { word = "step" }
      let isWayBack = binding.command == .stepBack && !isInTime && !isPaused
      items.append(Item(isWayBack ? "[" : binding.inLine, word, binding.command))
    }
    // Where one pane has the whole width, nothing else leads to the others; but in a queue, or with an agent, one wants
    // time to pass.
    let passesTime =
      switch model.wait.kind {
      case .queue, .agent: true
      case .noCall, .speaking, .oneKey, .digits, .lambda, .words, .time, .ended, .ringing: false
      }
    if size.columns < 78, !passesTime, let view = items.firstIndex(where: { $0.command == .nextPane }),
      let speed = items.firstIndex(where: { $0.command == .faster }), speed < view
    {
      items.insert(items.remove(at: view), at: speed)
    }
    self.init(items)
  }

  /// What keys do in the place of the call, likeliest first.
  private static func bindings(_ model: PhoneModel) -> [Binding] {
    guard model.header.whatIf != nil else { return Keymap.phone }
    let inTime = Keymap.time + Keymap.phone.filter(\.isOfInTime)
    guard model.time?.comparison != nil else { return inTime }
    let taken = Set(Keymap.comparing.flatMap(\.keys))
    return Keymap.comparing + inTime.filter { taken.isDisjoint(with: $0.keys) }
  }

  /// Draws the line; what does not fit is dropped from the right.
  func draw(on grid: inout Grid, row: Int) {
    let gap = grid.size.columns >= 100 ? 3 : 2
    let all = items.reduce(1) { $0 + Self.line($1, grid.glyphs).columns + gap }
    var lastLine = Self.line(last, grid.glyphs)
    // A remark gives way to a key.
    if last.key.isEmpty, all + lastLine.columns >= grid.size.columns { lastLine = Line(grid.glyphs) }
    let lastColumn = grid.size.columns - 1 - lastLine.columns
    grid.write(lastLine, row: row, column: lastColumn)
    Self.target(last, on: &grid, row: row, column: lastColumn, columns: lastLine.columns)
    var column = 1
    for item in items {
      let line = Self.line(item, grid.glyphs)
      guard column + line.columns + (lastLine.isEmpty ? 0 : 2) <= lastColumn else { break }
      grid.write(line, row: row, column: column)
      Self.target(item, on: &grid, row: row, column: column, columns: line.columns)
      column += line.columns + gap
    }
  }

  private static func line(_ item: Item, _ glyphs: GlyphSet) -> Line {
    var line = Line(item.key, .key, glyphs)
    line.append(item.key.isEmpty ? item.word : " " + item.word, item.key.isEmpty ? .machinery : .plain)
    return line
  }

  private static func target(_ item: Item, on grid: inout Grid, row: Int, column: Int, columns: Int) {
    guard let command = item.command else { return }
    grid.addTarget(Area(row: row, column: column, columns: columns, rows: 1), .command(command))
  }
}
