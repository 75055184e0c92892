/// The wallboard: queues, plots of waiting and service level, and agents of a center, as they are now.
public enum WallboardScreen {
  /// Draws the board at a size; below 60x16 it says that it needs more.
  public static func draw(_ model: WallboardModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let layout = WallboardLayout(
      size, queueCount: model.queues.count, agentCount: model.agents.count,
      showsAllAgents: model.showsAllAgents)
    header(model, on: &grid)
    queues(model, on: &grid, in: layout.queues)
    if let area = layout.plots { plots(model, on: &grid, in: area) }
    agents(model, on: &grid, layout)
    if let message = model.message {
      MessageRow.drawWhole(message, on: &grid, lastRow: layout.messageRow)
    }
    let hidesAgents = model.agents.count > layout.agents.rows * layout.agentColumns
    KeyLine(wallboard: model, hidesAgents: hidesAgents).draw(on: &grid, row: layout.keyRow)
    return grid
  }

  // MARK: The top row

  /// The richest form that fits: first the date goes, then the opening hours, then what the board is called.
  private static func header(_ model: WallboardModel, on grid: inout Grid) {
    for detail in 0...3 {
      var left = Line(" ", .plain, grid.glyphs)
      left.append(model.company, .accent)
      if detail < 3 { left.append(" · wallboard") }
      var right = Line(grid.glyphs)
      if model.isPaused {
        right.append("paused", .late)
        right.append(" · ", .machinery)
      }
      if detail < 1 { right.append(model.date + " ", .machinery) }
      right.append(model.time, .machinery)
      right.append("   ")
      right.append(model.speed, model.isNormalSpeed ? .plain : .late)
      if detail < 2, !model.hours.isEmpty { right.append("   " + model.hours) }
      right.append(" ")
      let room = grid.size.columns - right.columns - 2
      guard left.columns <= room || detail == 3 else { continue }
      grid.write(left.cut(to: room), row: 0, column: 0)
      grid.write(right, row: 0, endingAt: grid.size.columns)
      return
    }
  }

  // MARK: Queues

  private static func queues(_ model: WallboardModel, on grid: inout Grid, in area: Area) {
    let selected = min(max(0, model.selected), max(0, model.queues.count - 1))
    let first = max(0, min(selected - area.rows / 2, model.queues.count - area.rows))
    let isWhole = area.rows >= model.queues.count
    grid.rule(
      row: area.row - 2, column: 0, columns: area.columns,
      title: isWhole ? "Queues" : "Queues \(first + 1)–\(first + area.rows) of \(model.queues.count)",
      note: "service level is answered within \(model.levelSeconds) s")
    guard !model.queues.isEmpty else {
      grid.write("the center has no queue", .machinery, row: area.row, column: 3)
      return
    }
    let table = QueueTable(model.queues, columns: area.columns, glyphs: grid.glyphs)
    table.drawHeads(on: &grid, row: area.row - 1)
    let most = model.queues.flatMap(\.lastHour).max() ?? 0
    for row in 0..<area.rows {
      let index = first + row
      table.draw(
        model.queues[index], isSelected: index == selected, levelSeconds: model.levelSeconds, most: most,
        on: &grid, row: area.row + row)
      grid.addTarget(Area(row: area.row + row, column: 0, columns: area.columns, rows: 1), .choose(index))
    }
  }

  // MARK: Plots

  private static func plots(_ model: WallboardModel, on grid: inout Grid, in area: Area) {
    let isTwo = area.columns >= WallboardLayout.columnsForTwoPlots
    let half = isTwo ? area.columns / 2 : area.columns
    grid.rule(
      row: area.row - 1, column: 0, columns: half, title: "Waiting, all queues",
      note: model.waiting.now.map { "now \($0)" } ?? "")
    CoursePlot(course: model.waiting, kind: .amount).draw(
      on: &grid, in: Area(row: area.row, column: 0, columns: half, rows: area.rows))
    guard isTwo else { return }
    let name = model.queues.indices.contains(model.selected) ? model.queues[model.selected].name : ""
    let note = model.level.now.map { "now \($0)" } ?? ""
    let titles =
      name.isEmpty
      ? ["Service level, percent"]
      : ["Service level of \(name), percent", "Level of \(name), percent", "Level of \(name), %"]
    let columns = area.columns - half
    let title = titles.first { Grid.ruleHolds(title: $0, note: note, columns: columns, grid.glyphs) }
    grid.rule(
      row: area.row - 1, column: half, columns: columns, title: title ?? titles[titles.count - 1],
      note: note, keepsNote: true)
    CoursePlot(course: model.level, kind: .percent).draw(
      on: &grid, in: Area(row: area.row, column: half, columns: area.columns - half, rows: area.rows))
  }

  // MARK: Agents

  private static func agents(_ model: WallboardModel, on grid: inout Grid, _ layout: WallboardLayout) {
    let area = layout.agents
    let long = summary(model.agents, Self.states)
    let note =
      Line(long, .plain, grid.glyphs).columns + 12 <= area.columns
      ? long : summary(model.agents, Self.shortStates)
    grid.rule(row: area.row - 1, column: 0, columns: area.columns, title: "Agents", note: note)
    guard !model.agents.isEmpty else {
      grid.write("the center has no agent", .machinery, row: area.row, column: 3)
      return
    }
    let places = area.rows * layout.agentColumns
    // The last row says how many more there are.
    let shown =
      model.agents.count <= places ? model.agents.count : max(0, area.rows - 1) * layout.agentColumns
    let longest = model.agents.map { Line($0.name, .plain, grid.glyphs).columns }.max() ?? 0
    let width = layout.agentColumns == 2 ? area.columns / 2 : area.columns - 1
    // State, clock and the beginning of a customer's name stand behind it.
    let nameColumns = max(14, min(longest, width - 36))
    for index in 0..<shown {
      let isRight = index % layout.agentColumns == 1
      let column = isRight ? width : 0
      let end = layout.agentColumns == 2 && !isRight ? width : area.columns - 1
      agent(
        model.agents[index], on: &grid, row: area.row + index / layout.agentColumns, column: column,
        endColumn: end, nameColumns: nameColumns)
    }
    let rest = model.agents[shown...]
    guard let first = rest.first else { return }
    let state = rest.allSatisfy { $0.stateName == first.stateName } ? " " + first.stateName : ""
    let hint = model.showsAllAgents ? "" : " (v shows all)"
    grid.write("\(rest.count) more\(state)\(hint)", .machinery, row: area.endRow - 1, column: 3)
  }

  private static func agent(
    _ agent: WallboardModel.Agent, on grid: inout Grid, row: Int, column: Int, endColumn: Int,
    nameColumns: Int
  ) {
    let behind = column + nameColumns
    let style: Style =
      switch agent.state {
      case .available: .well
      case .ringing: .late
      case .onContact, .afterContact: .plain
      case .away: .machinery
      }
    grid.write(Line(agent.name, .title, grid.glyphs).cut(to: nameColumns), row: row, column: column + 3)
    grid.write(Line(agent.stateName, style, grid.glyphs).cut(to: 13), row: row, column: behind + 4)
    grid.write(
      clockText(agent.seconds) + (agent.isLong ? "!" : ""), agent.isLong ? .late : .plain, row: row,
      column: behind + 18)
    let contact = Line(agent.contact, .plain, grid.glyphs).cut(to: max(0, endColumn - behind - 26))
    grid.write(contact, row: row, column: behind + 26, endColumn: endColumn)
  }

  private static let states: [(WallboardModel.Agent.State, String)] = [
    (.ringing, "ringing"), (.onContact, "on contact"), (.available, "available"),
    (.afterContact, "after contact"), (.away, "away"),
  ]
  /// The same where there is little room.
  private static let shortStates: [(WallboardModel.Agent.State, String)] = [
    (.ringing, "ringing"), (.onContact, "busy"), (.available, "free"), (.afterContact, "after"),
    (.away, "away"),
  ]

  /// "1 ringing, 2 on contact, 5 available": what is said first wants somebody's eye first.
  private static func summary(
    _ agents: [WallboardModel.Agent], _ names: [(WallboardModel.Agent.State, String)]
  ) -> String {
    names.compactMap { state, name in
      let count = agents.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(name)"
    }.joined(separator: ", ")
  }
}

extension KeyLine {
  /// The line of the wallboard.
  init(wallboard model: WallboardModel, hidesAgents: Bool) {
    let pace = [Item("Space", model.isPaused ? "go on" : "pause", .pause), Item("+ -", "speed")]
    let agents = Item("v", model.showsAllAgents ? "fewer agents" : "more agents", .nextPane)
    self.init(
      [Item("↑ ↓", "queue"), Item("Enter", "contacts", .contacts)]
        + (hidesAgents || model.showsAllAgents ? [agents] : [])
        + [Item("Tab", model.nextScreen, .nextScreen)]
        + (model.setsPace ? pace : []) + [Item("q", "quit", .quit)])
  }
}
