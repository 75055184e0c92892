/// The desk with a contact: what is said at the left, the screen pop at the right, what can be done below.
enum ContactDesk {
  static func draw(
    _ contact: DeskModel.OnContact, _ model: DeskModel, on grid: inout Grid, keyRow: Int
  ) {
    let size = grid.size
    let footRows = Self.footRows(size)
    let isTwo = size.columns >= DeskScreen.columnsForTwo
    let main = Self.main(size)
    let (left, ruleRow) = (main.columns, main.endRow)
    grid.rule(row: ruleRow, column: 0, columns: size.columns)
    if contact.showsPop {
      wholePop(contact, on: &grid, in: popArea(size))
    } else {
      said(contact, on: &grid, in: main)
    }
    if isTwo, !contact.showsPop {
      for row in 2..<ruleRow { grid.write("│", .machinery, row: row, column: left) }
      let side = Area(row: 2, column: left + 1, columns: size.columns - left - 1, rows: ruleRow - 2)
      pop(contact, on: &grid, in: side)
      grid.write("┬", .machinery, row: 1, column: left)
      grid.write("┴", .machinery, row: ruleRow, column: left)
    }
    foot(
      contact, model, on: &grid, in: Area(row: ruleRow + 1, column: 0, columns: size.columns, rows: footRows))
  }

  /// What waits behind, the switches, the keys, the line for words; a large screen has a row to breathe.
  private static func footRows(_ size: Size) -> Int { size.rows < 20 ? 4 : 5 }

  /// Where the talk stands.
  static func main(_ size: Size) -> Area {
    let isTwo = size.columns >= DeskScreen.columnsForTwo
    let columns = isTwo ? min(81, 50 + max(0, size.columns - 80) * 7 / 20) : size.columns
    return Area(row: 2, column: 0, columns: columns, rows: size.rows - 1 - footRows(size) - 1 - 2)
  }

  /// Where the screen pop stands that is shown in the place of what was said.
  static func popArea(_ size: Size) -> Area {
    let main = main(size)
    return Area(row: main.row, column: 0, columns: size.columns, rows: main.rows)
  }

  private static func said(_ contact: DeskModel.OnContact, on grid: inout Grid, in area: Area) {
    var note = ""
    if case .held(_, _, let seen) = contact.scroll {
      let new = max(0, contact.transcript.count - seen)
      note = new > 0 ? "\(new) new · F follows" : "F follows"
    }
    grid.rule(
      row: area.row - 1, column: area.column, columns: area.columns, title: contact.pop.title, note: note,
      noteStyle: .late)
    TranscriptPane(contact.transcript, columns: area.columns, glyphs: grid.glyphs).draw(
      on: &grid, in: area, scroll: contact.scroll)
  }

  private static func pop(_ contact: DeskModel.OnContact, on grid: inout Grid, in area: Area) {
    let lines = contact.pop.lines(columns: area.columns, grid.glyphs)
    grid.rule(
      row: area.row - 1, column: area.column, columns: area.columns, title: "Screen pop",
      note: lines.count > area.rows ? "v \(lines.count - area.rows) more" : "")
    for (index, line) in lines.prefix(area.rows).enumerated() {
      grid.write(line, row: area.row + index, column: area.column, endColumn: area.endColumn - 1)
    }
  }

  private static func wholePop(_ contact: DeskModel.OnContact, on grid: inout Grid, in area: Area) {
    let lines = contact.pop.lines(columns: area.columns, grid.glyphs)
    let first = min(contact.popRow, max(0, lines.count - area.rows))
    let shown = lines.dropFirst(first).prefix(area.rows)
    grid.rule(
      row: area.row - 1, column: area.column, columns: area.columns, title: "Screen pop",
      note: (shown.count < lines.count ? "\(first + 1)–\(first + shown.count) of \(lines.count) · " : "")
        + "v what was said")
    for (index, line) in shown.enumerated() {
      grid.write(line, row: area.row + index, column: area.column, endColumn: area.endColumn - 1)
    }
  }

  private static func foot(
    _ contact: DeskModel.OnContact, _ model: DeskModel, on grid: inout Grid, in area: Area
  ) {
    let end = area.columns - 1
    let forms = contact.behind.map { Line($0, .machinery, grid.glyphs) }
    let behind = forms.first { $0.columns <= end - 1 } ?? forms.last ?? Line(grid.glyphs)
    grid.write(behind.cut(to: end - 1), row: area.row, column: 1)
    var line = Line("mute ", .plain, grid.glyphs)
    line.append(contact.isMuted ? "on" : "off", contact.isMuted ? .late : .machinery)
    line.append(contact.kind == .task ? "   pause " : "   hold ")
    line.append(contact.isHeld ? "on" : "off", contact.isHeld ? .late : .machinery)
    if let third = contact.third {
      line.append("   third: ", .machinery)
      line.append(third.name, .title)
      line.append(
        third.isTogether
          ? ", with \(model.trainer == nil ? "you both" : "both")"
          : third.isThere ? ", with \(model.you)" : ", is being called", .machinery)
    } else if !contact.quickConnects.isEmpty {
      line.append("   quick connects: ", .machinery)
      line.append(names(contact.quickConnects, columns: end - 1 - line.columns, grid.glyphs))
    }
    grid.write(line.cut(to: end - 1), row: area.row + 1, column: 1)
    if contact.kind == .call {
      for (index, key) in Keypad.strip.enumerated() {
        let column = 2 + index * 2
        grid.write(String(key), .key, row: area.row + 2, column: column)
        grid.addTarget(Area(row: area.row + 2, column: column, columns: 1, rows: 1), .press(key))
      }
      grid.write("tones to the other side", .machinery, row: area.row + 2, column: 33)
    } else {
      let words =
        contact.kind == .chat
        ? "a chat: digits are text" : "a task: what it asks for stands in the screen pop"
      grid.write(words, .machinery, row: area.row + 2, column: 2, endColumn: end)
    }
    guard let say = contact.sayLine else { return }
    let label =
      model.trainer.map { $0.hasJoined ? "say  " : "tell " } ?? (contact.kind == .call ? "say  " : "type ")
    grid.write(label, .key, row: area.row + 3, column: 1)
    say.draw(on: &grid, row: area.row + 3, column: 6, endColumn: end)
  }

  /// As many names as have room, and how many there are besides.
  private static func names(_ all: [String], columns: Int, _ glyphs: GlyphSet) -> String {
    for count in stride(from: all.count, through: 1, by: -1) {
      let rest = all.count - count
      let text = all.prefix(count).joined(separator: ", ") + (rest > 0 ? ", +\(rest)" : "")
      if Line(text, .plain, glyphs).columns <= columns { return text }
    }
    return "\(all.count)"
  }
}
