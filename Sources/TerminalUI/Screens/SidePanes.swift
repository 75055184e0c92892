/// The panes beside the call: flow, contact, Lambda, rows, log.
enum SidePanes {
  /// Draws the right side, with its titles, under the title row of the screen.
  static func draw(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    guard let side = layout.side else { return }
    let panes = PhoneLayout.panes(on: grid.size)
    let pane = panes.contains(model.view.pane) ? model.view.pane : panes[0]
    for row in side.row..<layout.ruleRow { grid.write("│", .machinery, row: row, column: side.column - 1) }
    grid.write("┬", .machinery, row: side.row - 1, column: side.column - 1)
    grid.addTarget(
      Area(row: side.row - 1, column: side.column, columns: side.columns, rows: 1), .command(.nextPane))
    let isWide = grid.size.columns >= 100
    if pane == .flow, isWide {
      drawAll(model, on: &grid, side: side, showsStore: layout.showsStore)
    } else {
      let place = isWide ? "" : "\((panes.firstIndex(of: pane) ?? 0) + 1) of \(panes.count)"
      title(pane, model, on: &grid, row: side.row - 1, side, note: place)
      draw(pane, model, on: &grid, in: side)
    }
    grid.write("┴", .machinery, row: layout.ruleRow, column: side.column - 1)
  }

  /// Draws one pane that has the whole width, with its title.
  static func drawSingle(_ model: PhoneModel, on grid: inout Grid, area: Area) {
    let panes = PhoneLayout.panes(on: grid.size)
    let place = "\((panes.firstIndex(of: model.view.pane) ?? 0) + 1) of \(panes.count)"
    title(model.view.pane, model, on: &grid, row: area.row - 1, area, note: place)
    grid.addTarget(
      Area(row: area.row - 1, column: area.column, columns: area.columns, rows: 1), .command(.nextPane))
    draw(model.view.pane, model, on: &grid, in: area)
  }

  private static func title(
    _ pane: PhoneView.Pane, _ model: PhoneModel, on grid: inout Grid, row: Int, _ area: Area, note: String
  ) {
    let title =
      switch pane {
      case .call: "Call"
      case .flow: model.flow.title
      case .contact: "Contact"
      case .store: "Lambda and rows"
      case .log: "Log"
      }
    grid.rule(row: row, column: area.column, columns: area.columns, title: title, note: note)
  }

  private static func draw(_ pane: PhoneView.Pane, _ model: PhoneModel, on grid: inout Grid, in area: Area) {
    switch pane {
    case .call:
      TranscriptPane(model, columns: area.columns, glyphs: grid.glyphs).draw(
        on: &grid, in: area, scroll: model.view.scroll)
    case .flow: model.flow.draw(on: &grid, in: area)
    case .contact, .store:
      let lines = pagedLines(model, pane, on: grid.size, columns: area.columns, grid.glyphs)
      put(PanePages.page(model.view.page, of: lines, in: area.rows, grid.glyphs), on: &grid, in: area)
    case .log: log(model, on: &grid, in: area)
    }
  }

  /// Flow, contact and, where there is room, Lambda and rows, one above the other.
  private static func drawAll(_ model: PhoneModel, on grid: inout Grid, side: Area, showsStore: Bool) {
    grid.rule(
      row: side.row - 1, column: side.column, columns: side.columns, title: model.flow.title,
      // Back in time the top row counts steps of another kind.
      note: model.header.whatIf == nil ? "step \(model.flow.stepCount)" : counted(model.flow.stepCount))
    let changes = RowsPane.lines(model.rows, side.columns, atMost: 6, grid.glyphs)
    // Each has a line at least, and there is room for six.
    let lambdaLines = LambdaPane.lines(model.lambdas.suffix(6), side.columns, grid.glyphs)
    var left = side.rows
    var rows = 0
    var lambda = 0
    if showsStore {
      rows = changes.lines.count
      lambda = max(3, min(lambdaLines.count, 6))
      left -= rows + lambda + 2
    }
    // The contact has a quarter of what is left, and less where a menu's keys need the room.
    let needed = min(model.flow.path.count, 2) + 1 + model.flow.branches.count
    let contact = max(1, min(max(6, left / 4), left / 2, max(3, left - 1 - needed)))
    let flow = max(0, left - contact - 1)
    model.flow.draw(
      on: &grid, in: Area(row: side.row, column: side.column, columns: side.columns, rows: flow))
    var row = side.row + flow
    func pane(_ title: String, note: String, _ lines: [Line], rows: Int) {
      grid.write("├", .machinery, row: row, column: side.column - 1)
      grid.rule(row: row, column: side.column, columns: side.columns, title: title, note: note)
      put(lines, on: &grid, in: Area(row: row + 1, column: side.column, columns: side.columns, rows: rows))
      row += rows + 1
    }
    let values = ContactPane.lines(model.contact, side.columns, atMost: contact, grid.glyphs)
    let more = values.hidden == 0 ? "" : "\(values.hidden) more · "
    pane("Contact", note: more + "changed ~", values.lines, rows: contact)
    guard showsStore else { return }
    let calls = model.lambdas.count
    pane(
      "Lambda", note: calls == 0 ? "" : "\(calls) call\(calls == 1 ? "" : "s")", lambdaLines.suffixed(lambda),
      rows: lambda)
    pane("Rows", note: changes.hidden == 0 ? "" : "\(changes.hidden) more", changes.lines, rows: rows)
  }

  private static func counted(_ actions: Int) -> String { "\(actions) action\(actions == 1 ? "" : "s")" }

  /// All lines of a pane that is turned page by page; none for the others.
  static func pagedLines(
    _ model: PhoneModel, _ pane: PhoneView.Pane, on size: Size, columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    switch pane {
    case .call, .flow, .log: return []
    case .store: return store(model, columns, glyphs)
    case .contact:
      let values = ContactPane.lines(model.contact, columns, glyphs)
      if PhoneLayout.panes(on: size).contains(.store) { return values }
      return values + [Line(glyphs)] + store(model, columns, glyphs)
    }
  }

  /// Lambda and rows, one below the other.
  private static func store(_ model: PhoneModel, _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    func head(_ title: String) -> Line {
      var line = Line("   ", .plain, glyphs)
      line.append(title, .title)
      return line
    }
    return [head("Rows")] + RowsPane.lines(model.rows, columns, glyphs) + [Line(glyphs), head("Lambda")]
      + LambdaPane.lines(model.lambdas, columns, glyphs)
  }

  private static func log(_ model: PhoneModel, on grid: inout Grid, in area: Area) {
    var lines: [Line] = []
    for message in model.log {
      let text = Line(message.text, message.isError ? .failed : .plain, grid.glyphs)
      for (index, part) in text.wrapped(to: area.columns - 4).enumerated() {
        var line = Line(message.isError && index == 0 ? " ! " : "   ", .failed, grid.glyphs)
        line.append(part)
        lines.append(line)
      }
    }
    if lines.isEmpty { lines = [Line("   no message yet", .machinery, grid.glyphs)] }
    put(lines.suffixed(area.rows), on: &grid, in: area)
  }

  private static func put(_ lines: [Line], on grid: inout Grid, in area: Area) {
    for (index, line) in lines.prefix(max(0, area.rows)).enumerated() {
      grid.write(line, row: area.row + index, column: area.column, endColumn: area.endColumn)
    }
  }
}

extension FlowPane {
  fileprivate var title: String { flowName.isEmpty ? "Flow" : "Flow · \(flowName)" }
}

extension Array where Element == Line {
  /// The last so many lines.
  fileprivate func suffixed(_ count: Int) -> [Line] { Array(suffix(Swift.max(0, count))) }
}
