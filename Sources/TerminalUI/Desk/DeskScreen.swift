import Lists

/// The desk of an agent: what rings, the contact, and the work after it.
public enum DeskScreen {
  /// From so many columns on the screen pop stands beside the contact.
  static let columnsForTwo = 78

  /// Where the talk stands once it is scrolled by a command.
  public static func scrolled(
    _ scroll: ScrollPosition, _ transcript: SharedList<TranscriptEntry>, by command: Command, size: Size,
    glyphs: GlyphSet = .unicode
  ) -> ScrollPosition {
    let area = ContactDesk.main(size)
    return TranscriptPane(transcript, columns: area.columns, glyphs: glyphs).scrolled(
      scroll, by: command, height: area.rows)
  }

  /// The row of the screen pop that stands at the top once it is scrolled by a command.
  public static func scrolledPop(
    _ row: Int, _ pop: ScreenPop, by command: Command, size: Size, glyphs: GlyphSet = .unicode
  ) -> Int {
    let area = ContactDesk.popArea(size)
    let last = max(0, pop.lines(columns: area.columns, glyphs).count - area.rows)
    let wanted =
      switch command {
      case .scrollUp: row - 1
      case .scrollDown: row + 1
      case .pageUp: row - max(1, area.rows - 1)
      case .pageDown: row + max(1, area.rows - 1)
      case .scrollToStart: 0
      case .follow: last
      default: row
      }
    return max(0, min(wanted, last))
  }

  /// The row of a scorecard that stands at the top once it is scrolled by a command.
  public static func scrolledCard(
    _ card: DeskModel.Scorecard, by command: Command, size: Size, glyphs: GlyphSet = .unicode
  ) -> Int {
    let last = max(0, ScorecardDesk.lines(card, columns: size.columns, glyphs).count - (size.rows - 5))
    let wanted =
      switch command {
      case .scrollUp: card.row - 1
      case .scrollDown: card.row + 1
      case .pageUp: card.row - (size.rows - 6)
      case .pageDown: card.row + size.rows - 6
      case .scrollToStart: 0
      case .follow: last
      default: card.row
      }
    return max(0, min(wanted, last))
  }

  /// Draws the desk at a size; below 60x16 it says that it needs more.
  public static func draw(_ model: DeskModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    drawHeader(model, on: &grid)
    let keyRow = size.rows - 1
    switch model.stage {
    case .onContact(let contact): ContactDesk.draw(contact, model, on: &grid, keyRow: keyRow)
    case .idle(let idle): IdleDesk.draw(idle, on: &grid, in: frame(model, title: "Desk", note: "", on: &grid))
    case .scored(let card):
      ScorecardDesk.draw(
        card, on: &grid, in: frame(model, title: "Scorecard · \(card.title)", note: card.total, on: &grid))
    case .ringing(let ringing):
      let note = "queue \(ringing.queue) · waited \(clockText(ringing.waitedSeconds))"
      RingingDesk.draw(ringing, on: &grid, in: frame(model, title: "Incoming", note: note, on: &grid))
    case .afterContact(let work):
      let note =
        "\(clockText(work.talkedSeconds)) with \(model.you)" + (work.end.isEmpty ? "" : " · \(work.end)")
      AfterContactDesk.draw(
        work, model, on: &grid,
        in: frame(model, title: work.pop.title, note: note, on: &grid))
    }
    bottom(model, on: &grid, row: keyRow)
    if model.isFlashing {
      grid.restyle(Area(row: 0, column: 0, columns: size.columns, rows: 1), .now)
    }
    return grid
  }

  /// A title over one pane and a rule under it; gives what is between.
  private static func frame(_ model: DeskModel, title: String, note: String, on grid: inout Grid) -> Area {
    grid.rule(row: 1, column: 0, columns: grid.size.columns, title: title, note: note)
    grid.rule(row: grid.size.rows - 2, column: 0, columns: grid.size.columns)
    return Area(row: 2, column: 0, columns: grid.size.columns, rows: grid.size.rows - 4)
  }

  /// The top row: whose desk it is, the agent's state, the time.
  static func drawHeader(_ model: DeskModel, on grid: inout Grid) {
    grid.write(String(repeating: " ", count: grid.size.columns), row: 0, column: 0)
    var right = Line(grid.glyphs)
    if model.isPaused {
      right.append("paused", .late)
      right.append(" · ", .machinery)
    }
    let style: Style =
      switch model.readiness {
      case .ready: .well
      case .called: .late
      case .busy: .title
      case .away: .machinery
      }
    right.append(model.state.uppercased(), style)
    if let seconds = model.stateSeconds { right.append(" " + clockText(seconds)) }
    if !model.following.isEmpty { right.append(", then " + model.following) }
    right.append("   " + model.time, .machinery)
    if !model.isNormalSpeed { right.append("  " + model.speed, .late) }
    right.append(" ")
    let room = grid.size.columns - right.columns - 2
    let forms = details(model).map { heading(model, $0, grid.glyphs) }
    let left = forms.first { $0.columns <= room } ?? heading(model, "", grid.glyphs)
    grid.write(left.cut(to: room), row: 0, column: 0)
    grid.write(right, row: 0, endingAt: grid.size.columns)
  }

  private static func heading(_ model: DeskModel, _ details: String, _ glyphs: GlyphSet) -> Line {
    var line = Line(" ", .plain, glyphs)
    if model.trainer != nil { line.append("trainer beside ") }
    line.append(model.agent, .well)
    line.append(details)
    return line
  }

  /// The agent's queues and who else takes contacts of them, the longest form first.
  private static func details(_ model: DeskModel) -> [String] {
    let queues = model.queues.isEmpty ? "" : " · " + model.queues
    guard !model.colleagues.isEmpty else { return [queues, ""] }
    let (also, count) = (" · also ", model.colleagues.count)
    return [
      queues + also + model.colleagues.joined(separator: ", "),
      queues + also + "\(count) other\(count == 1 ? "" : "s")", queues, "",
    ]
  }

  private static func bottom(_ model: DeskModel, on grid: inout Grid, row: Int) {
    let keys = KeyLine(desk: model, isNarrow: grid.size.columns < columnsForTwo)
    guard let message = model.message else { return keys.draw(on: &grid, row: row) }
    guard case .ringing = model.stage else {
      return MessageRow.drawWhole(message, on: &grid, lastRow: row)
    }
    // How what rings is answered stays in sight.
    MessageRow.drawWhole(message, on: &grid, lastRow: row - 1)
    keys.draw(on: &grid, row: row)
  }
}

extension KeyLine {
  /// The line of the desk: only what works now.
  ///
  /// - Parameter isNarrow: whether the screen pop stands nowhere unless it is asked for.
  init(desk model: DeskModel, isNarrow: Bool) {
    if let trainer = model.trainer {
      self.init(trainer: trainer, model)
      return
    }
    // A world that stands still goes on before anything else does.
    let goesOn = model.isPaused && model.setsPace ? [Item("Space", "go on", .pause)] : []
    let goesOnFromLine = goesOn.map { Item("Alt+" + $0.key, $0.word, $0.command) }
    let returns = model.readiness == .ready ? [] : [Item("a", "available", .accept)]
    switch model.stage {
    case .idle:
      let pace = model.setsPace ? [Item("+ -", "speed")] : []
      let stops = model.isPaused || !model.setsPace ? [] : [Item("Space", "pause", .pause)]
      self.init(
        goesOn + returns + [Item("s", "state", .agentState)] + stops + pace
          + (model.nextScreen.isEmpty ? [] : [Item("Tab", model.nextScreen, .nextScreen)])
          + [Item("q", "quit", .quit)])
    case .scored:
      self.init(
        goesOn + [
          Item("Esc", "close it", .close), Item("↑↓", "scroll"),
          Item("r", "the same caller again", .callAgain),
        ] + returns + [Item("s", "state", .agentState)])
    case .ringing:
      self.init(
        goesOn + [
          Item("a", "accept", .accept), Item("d", "decline: the next agent is tried", .decline),
        ])
    case .onContact(let contact) where !contact.isJoined:
      guard contact.sayLine != nil else {
        self.init(goesOn + [Item("Enter", "words for later", .sayWords), Item("x", "end", .hangUp)])
        return
      }
      self.init(
        goesOnFromLine
          + [Item("Enter", "say it, once you are joined"), Item("Alt+x", "end", .hangUp)],
        last: Item("F1", "help", .help))
    case .onContact(let contact):
      guard contact.sayLine != nil else {
        self.init(goesOn + [Item("Enter", "say words", .sayWords)] + Self.toggles(contact, isNarrow))
        return
      }
      self.init(
        goesOnFromLine
          + [Item("Enter", contact.kind == .call ? "say it" : "send"), Item("Esc", "commands:", .close)]
          + Self.toggles(contact, isNarrow),
        last: Item("F1", "help", .help))
    case .afterContact(let work):
      guard work.isWriting else {
        self.init(
          goesOn + [
            Item("↑↓", "outcome"), Item("Enter", "notes", .sayWords),
            Item("a", model.following.isEmpty ? "available" : "done", .accept),
            Item("s", "state", .agentState),
          ])
        return
      }
      self.init(
        goesOnFromLine + [Item("Enter", "notes done"), Item("Esc", "commands", .close)],
        last: Item("F1", "help", .help))
    }
  }

  /// The line of a trainer beside the agent.
  private init(trainer: DeskModel.Trainer, _ model: DeskModel) {
    let join = Item("c", trainer.hasJoined ? "whisper only" : "join the talk", .conference)
    guard case .onContact(let contact) = model.stage, contact.sayLine != nil else {
      var keys = [Item("Tab", model.nextScreen, .nextScreen), Item("q", "quit", .quit)]
      if case .onContact = model.stage { keys = [Item("Enter", "words", .sayWords), join] + keys }
      self.init(keys)
      return
    }
    self.init(
      [
        Item("Enter", trainer.hasJoined ? "say it to all" : "tell the agent alone"),
        Item("Esc", "commands", .close), Item("Alt+c", join.word, .conference),
      ], last: Item("F1", "help", .help))
  }

  /// What can be done with a contact besides speaking.
  private static func toggles(_ contact: DeskModel.OnContact, _ isNarrow: Bool) -> [Item] {
    let pop = isNarrow ? [Item("v", contact.showsPop ? "talk" : "pop", .nextPane)] : []
    let hold = Item("h", contact.isHeld ? "resume" : contact.kind == .task ? "pause" : "hold", .hold)
    let mute = Item("u", contact.isMuted ? "unmute" : "mute", .mute)
    guard let third = contact.third else {
      return [hold, Item("x", "end", .hangUp)] + pop + [
        Item("t", "transfer", .transfer), Item("e", "visit", .visit),
        Item("c", "call a third", .conference), mute,
      ]
    }
    guard third.isThere else { return [Item("d", "let go", .decline), hold, mute] }
    let together = third.isTogether ? [] : [Item("c", "together", .conference)]
    return together + [Item("x", "leave them", .hangUp), Item("d", "let go", .decline), hold, mute]
  }
}
