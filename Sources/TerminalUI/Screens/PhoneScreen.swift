/// The phone: what the caller hears, the keys, and all that explains them.
public enum PhoneScreen {
  /// Draws the screen at a size; below 60x16 it says that it needs more.
  public static func draw(_ shown: PhoneModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(shown.header, size: size, glyphs: glyphs) }
    var model = shown
    let panel = MessagePanel(model.message, columns: size.columns, glyphs: glyphs)
    if panel != nil { model.message = nil }
    var grid = Grid(size, glyphs: glyphs)
    HeaderRow.draw(model.header, on: &grid)
    let layout = PhoneLayout(size, hasRuleOverCall: hasRuleOverCall(model.view), time: model.time)
    if let comparison = model.time?.comparison {
      ComparisonPane(comparison, columns: size.columns, glyphs: glyphs).draw(
        on: &grid, from: 1, to: layout.ruleRow, first: model.view.comparisonRow)
      foot(model, on: &grid, layout: layout)
    } else {
      main(model, on: &grid, layout: layout)
      foot(model, on: &grid, layout: layout)
      SidePanes.draw(model, on: &grid, layout: layout)
    }
    bottom(model, on: &grid, layout: layout)
    panel?.draw(on: &grid, above: layout.ruleRow, from: layout.main.row)
    return grid
  }

  /// A small screen of a single pane has no title, but where it must say what it shows.
  static func hasRuleOverCall(_ view: PhoneView) -> Bool { view.pane != .call || view.scroll != .following }

  private static func main(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    let area = layout.main
    if layout.side == nil, model.view.pane != .call {
      SidePanes.drawSingle(model, on: &grid, area: area)
      return
    }
    if layout.hasTitles {
      var note = "follow"
      var style = Style.machinery
      if case .held(_, _, let seen) = model.view.scroll {
        let new = max(0, model.transcript.count - seen)
        note = new > 0 ? "\(new) new · F follows" : "F follows"
        style = .late
      }
      grid.rule(
        row: area.row - 1, column: area.column, columns: area.columns, title: "Call", note: note,
        noteStyle: style)
      grid.addTarget(Area(row: area.row - 1, column: 0, columns: area.columns, rows: 1), .command(.follow))
    }
    let pane = TranscriptPane(model, columns: area.columns, glyphs: grid.glyphs)
    pane.draw(on: &grid, in: area, scroll: model.view.scroll)
  }

  private static func foot(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    let search = model.view.search.flatMap { $0.isOpen ? $0 : nil }
    if let time = model.time, search == nil {
      grid.rule(
        row: layout.ruleRow, column: 0, columns: grid.size.columns, title: "Time",
        note: TimeStrip.note(time, on: grid.size))
      TimeStrip.draw(time, on: &grid, row: layout.foot.row)
      BreakpointList.draw(time, on: &grid, row: layout.foot.row + TimeStrip.rows(time, on: grid.size))
      PhoneStrip.keysInTime(
        model, on: &grid, row: layout.foot.endRow - 1, hasMessageRow: layout.messageRow != nil)
      return
    }
    if layout.isStrip {
      let title = search == nil ? model.wait.stripTitle : (title: "Search", note: "digits are text here")
      grid.rule(
        row: layout.ruleRow, column: 0, columns: grid.size.columns, title: title.title, note: title.note,
        keepsNote: true)
    } else {
      grid.rule(row: layout.ruleRow, column: 0, columns: grid.size.columns)
    }
    if search != nil {
      // The keypad gives way, so that digits are text.
      let text = "Paused. Enter, then n and N, go from match to match; Esc goes back."
      for (index, line) in Line(text, .machinery, grid.glyphs).wrapped(to: grid.size.columns - 3).enumerated()
      {
        grid.write(line, row: layout.foot.row + index, column: 1)
      }
    } else if layout.isStrip {
      PhoneStrip.draw(model, on: &grid, layout: layout)
    } else {
      PhoneFoot.draw(model, on: &grid, layout: layout)
    }
  }

  private static func bottom(_ model: PhoneModel, on grid: inout Grid, layout: PhoneLayout) {
    if let row = layout.messageRow {
      if let say = model.view.sayLine {
        PhoneStrip.typed(say, model, on: &grid, row: row)
      } else if let message = model.message {
        MessageRow.draw(message, on: &grid, row: row)
      }
    }
    if let search = model.view.search, search.isOpen {
      SearchRow.draw(search, on: &grid, row: layout.keyRow)
      return
    }
    // A message whose row is taken stands in the key line; below the timelines it has the row of the keys.
    let isRowTaken = model.view.sayLine != nil || layout.isStrip && !model.wait.hasKeypad
    let standsWithKeys = layout.isStrip && model.time != nil && model.view.sayLine == nil
    if isRowTaken, !standsWithKeys, let message = model.message {
      MessageRow.draw(message, on: &grid, row: layout.keyRow)
      return
    }
    KeyLine(phone: model, size: grid.size).draw(on: &grid, row: layout.keyRow)
  }
}
