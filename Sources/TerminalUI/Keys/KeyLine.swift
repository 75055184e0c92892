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
  /// Dim, left of what stands last, where all keys leave it room.
  let remark: String
  /// What stands at the right and is never dropped.
  let last: Item

  init(_ items: [Item], remark: String = "", last: Item = Item("?", "help", .help)) {
    self.items = items
    self.remark = remark
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
        case .whenStopped: isOn && model.header.paused != nil
        case .whenAnswerable: isOn && (model.header.paused != nil || model.wait.runsLambda)
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
      if binding.command == .edit, !isInTime, model.wait.runsLambda { word = "answer for it" }
      let isWayBack = binding.command == .stepBack && !isInTime && !isPaused
      items.append(Item(isWayBack ? "[" : binding.inLine, word, binding.command))
    }
    func move(_ command: Command, before other: Command) {
      guard let from = items.firstIndex(where: { $0.command == command }),
        let to = items.firstIndex(where: { $0.command == other }), to < from
      else { return }
      items.insert(items.remove(at: from), at: to)
    }
    if !isInTime, model.wait.runsLambda { move(.edit, before: .stepBack) }
    // Where one pane has the whole width, nothing else leads to the others; but in a queue, or with an agent, one wants
    // time to pass.
    let passesTime =
      switch model.wait.kind {
      case .queue, .agent: true
      case .noCall, .speaking, .oneKey, .digits, .lambda, .words, .time, .ended, .ringing: false
      }
    if size.columns < 78, !passesTime {
      move(.nextPane, before: .faster)
      if !isInTime { move(.nextPane, before: model.wait.runsLambda ? .stepBack : .edit) }
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
    let lastLine = Self.line(last, grid.glyphs)
    let lastColumn = grid.size.columns - 1 - lastLine.columns
    let remark = Line(remark, .machinery, grid.glyphs)
    if all + remark.columns + 2 <= lastColumn { grid.write(remark, row: row, endingAt: lastColumn - 2) }
    grid.write(lastLine, row: row, column: lastColumn)
    Self.target(last, on: &grid, row: row, column: lastColumn, columns: lastLine.columns)
    var column = 1
    for item in items {
      let line = Self.line(item, grid.glyphs)
      guard column + line.columns + 2 <= lastColumn else { break }
      grid.write(line, row: row, column: column)
      Self.target(item, on: &grid, row: row, column: column, columns: line.columns)
      column += line.columns + gap
    }
  }

  private static func line(_ item: Item, _ glyphs: GlyphSet) -> Line {
    var line = Line(item.key, .key, glyphs)
    line.append(" " + item.word)
    return line
  }

  private static func target(_ item: Item, on grid: inout Grid, row: Int, column: Int, columns: Int) {
    guard let command = item.command else { return }
    grid.addTarget(Area(row: row, column: column, columns: columns, rows: 1), .command(command))
  }
}
