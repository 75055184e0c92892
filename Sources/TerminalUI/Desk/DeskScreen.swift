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

  /// Draws the desk at a size; below 60x16 it says that it needs more.
  public static func draw(_ model: DeskModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    header(model, on: &grid)
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
      let note = "\(clockText(work.talkedSeconds)) with you" + (work.end.isEmpty ? "" : " · \(work.end)")
      AfterContactDesk.draw(
        work, following: model.following, on: &grid,
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

  private static func header(_ model: DeskModel, on grid: inout Grid) {
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
    var left = Line(" ", .plain, grid.glyphs)
    if model.trainer != nil { left.append("trainer beside ") }
    left.append(model.agent, .well)
    if !model.queues.isEmpty { left.append(" · " + model.queues) }
    grid.write(left.cut(to: grid.size.columns - right.columns - 2), row: 0, column: 0)
    grid.write(right, row: 0, endingAt: grid.size.columns)
  }

  private static func bottom(_ model: DeskModel, on grid: inout Grid, row: Int) {
    if let message = model.message {
      MessageRow.draw(message, on: &grid, row: row)
    } else {
      KeyLine(desk: model).draw(on: &grid, row: row)
    }
  }
}

extension KeyLine {
  /// The line of the desk: only what works now.
  init(desk model: DeskModel) {
    if let trainer = model.trainer {
      self.init(trainer: trainer, model)
      return
    }
    switch model.stage {
    case .idle:
      let first = model.readiness == .ready ? [] : [Item("a", "available", .accept)]
      self.init(
        first + [
          Item("s", "state", .agentState), Item("Space", model.isPaused ? "go on" : "pause", .pause),
          Item("+ -", "speed"),
        ] + (model.nextScreen.isEmpty ? [] : [Item("Tab", model.nextScreen, .nextScreen)])
          + [Item("q", "quit", .quit)])
    case .scored:
      self.init([
        Item("Esc", "close it", .close), Item("r", "the same caller again", .callAgain),
        Item("a", "available", .accept), Item("s", "state", .agentState),
      ])
    case .ringing:
      self.init([
        Item("a", "accept", .accept), Item("d", "decline: the next agent is tried", .decline),
      ])
    case .onContact(let contact) where !contact.isJoined:
      guard contact.sayLine != nil else {
        self.init([Item("Enter", "words for later", .sayWords), Item("x", "end", .hangUp)])
        return
      }
      self.init(
        [Item("Enter", "say it, once you are joined"), Item("Alt+x", "end", .hangUp)],
        last: Item("F1", "help", .help))
    case .onContact(let contact):
      let toggles = Self.toggles(contact)
      guard contact.sayLine != nil else {
        self.init([Item("Enter", "say words", .sayWords)] + toggles)
        return
      }
      self.init(
        [Item("Enter", contact.hasTones ? "say it" : "send"), Item("Esc", "commands", .close)]
          + toggles.map { Item("Alt+" + $0.key, $0.word, $0.command) },
        last: Item("F1", "help", .help))
    case .afterContact(let work):
      guard work.isWriting else {
        self.init([
          Item("↑↓", "outcome"), Item("Enter", "notes", .sayWords),
          Item("a", model.following.isEmpty ? "available" : "done", .accept),
          Item("s", "state", .agentState),
        ])
        return
      }
      self.init(
        [Item("Enter", "notes done"), Item("Esc", "commands", .close)], last: Item("F1", "help", .help))
    }
  }

  /// The line of a trainer beside the agent.
  private init(trainer: DeskModel.Trainer, _ model: DeskModel) {
    let join = Item("c", trainer.hasJoined ? "whisper only" : "join the talk", .conference)
    guard case .onContact(let contact) = model.stage, contact.sayLine != nil else {
      self.init([
        Item("Enter", "words", .sayWords), join, Item("Tab", model.nextScreen, .nextScreen),
        Item("q", "quit", .quit),
      ])
      return
    }
    self.init(
      [
        Item("Enter", trainer.hasJoined ? "say it to all" : "tell the agent alone"),
        Item("Esc", "commands", .close), Item("Alt+c", join.word, .conference),
      ], last: Item("F1", "help", .help))
  }

  /// What can be done with a contact besides speaking.
  private static func toggles(_ contact: DeskModel.OnContact) -> [Item] {
    let hold = Item("h", contact.isHeld ? "resume" : "hold", .hold)
    let mute = Item("u", contact.isMuted ? "unmute" : "mute", .mute)
    guard let third = contact.third else {
      return [
        hold, mute, Item("t", "transfer", .transfer), Item("c", "call a third", .conference),
        Item("e", "visit", .visit), Item("x", "end", .hangUp),
      ]
    }
    guard third.isThere else { return [Item("d", "let go", .decline), hold, mute] }
    let together = third.isTogether ? [] : [Item("c", "together", .conference)]
    return together + [Item("x", "leave them", .hangUp), Item("d", "let go", .decline), hold, mute]
  }
}
