extension FlowPane {
  /// Draws the way and, below the present action, its branches; the newest part where not all has room.
  func draw(on grid: inout Grid, in area: Area) {
    guard area.rows > 0 else { return }
    let rows = area.columns >= 40 ? wideRows(area, grid.glyphs) : compactRows(area, grid.glyphs)
    guard !rows.isEmpty else {
      let text = Line("the way through the flow will be here", .machinery, grid.glyphs)
      grid.write(text.cut(to: area.columns - 2), row: area.row, column: area.column + 1)
      return
    }
    var first = max(0, rows.count - area.rows)
    // The present action stays in sight, whatever the number of its branches, and the last steps that led to it.
    if let present = rows.firstIndex(where: \.isPresent) {
      first = min(first, max(0, present - min(4, area.rows / 4)))
    }
    let last = min(rows.count, first + area.rows)
    for index in first..<last {
      let row = area.row + index - first
      if index == last - 1, last < rows.count {
        let rest = Line("… \(rows.count - index) more", .machinery, grid.glyphs)
        grid.write(rest, row: row, column: area.column + rows[index].indent, endColumn: area.endColumn)
        continue
      }
      grid.write(rows[index].line, row: row, column: area.column, endColumn: area.endColumn)
      let whole = Area(row: row, column: area.column, columns: area.columns, rows: 1)
      if rows[index].isPresent {
        grid.restyle(Area(row: row, column: area.column + 1, columns: area.columns - 2, rows: 1), .now)
      }
      if let key = rows[index].key { grid.addTarget(whole, .press(key)) }
    }
  }

  private struct Row {
    var line: Line
    var indent = 0
    var isPresent = false
    var key: Character?
  }

  /// With times at the left and results in a column that never moves.
  private func wideRows(_ area: Area, _ glyphs: GlyphSet) -> [Row] {
    // Labels give way first where the pane is narrow.
    let resultColumn = min(44, 34 - max(0, 55 - area.columns) * 10 / 13 + max(0, area.columns - 55) * 3 / 5)
    let end = area.columns - 1
    var rows: [Row] = []
    func add(_ step: Step, isPresent: Bool) {
      var line = Line(glyphs)
      let time = clockText(step.seconds)
      line.pad(to: 5 - time.count)
      if isPresent { line.append("●", .path) }
      line.pad(to: 6 - time.count)
      line.append(time, .machinery)
      line.pad(to: 8)
      if !isPresent { line.append(step.pathMark.text + " ", step.pathMark.style) }
      line.append(Line(step.label, .plain, glyphs).cut(to: resultColumn - 1 - line.columns))
      line.pad(to: resultColumn)
      line.append(step.resultLine(glyphs).cut(to: end - resultColumn))
      rows.append(Row(line: line, indent: 8, isPresent: isPresent))
    }
    for step in path { add(step, isPresent: false) }
    guard let present else { return rows }
    add(present, isPresent: true)
    for (index, branch) in branches.enumerated() {
      var line = Line(glyphs)
      line.pad(to: 8)
      line.append(index == branches.count - 1 ? "└ " : "├ ", .machinery)
      line.append(branch.labelLine(glyphs).cut(to: resultColumn - 1 - line.columns))
      line.pad(to: resultColumn)
      line.append("→ ", .machinery)
      line.append(Line(branch.target, .plain, glyphs).cut(to: end - line.columns))
      rows.append(Row(line: line, indent: 8, key: branch.key))
    }
    return rows
  }

  /// Without times; a result that has no room beside its action stands below it.
  private func compactRows(_ area: Area, _ glyphs: GlyphSet) -> [Row] {
    let end = area.columns - 1
    var rows: [Row] = []
    for step in path {
      var line = Line(" ", .plain, glyphs)
      line.append(step.pathMark.text + " ", step.pathMark.style)
      line.append(Line(step.label, .plain, glyphs).cut(to: end - line.columns))
      let result = step.resultLine(glyphs)
      if !result.isEmpty, line.columns + 2 + result.columns <= end {
        line.append("  ")
        line.append(result)
        rows.append(Row(line: line, indent: 3))
        continue
      }
      rows.append(Row(line: line, indent: 3))
      guard !result.isEmpty else { continue }
      var below = Line("     ", .plain, glyphs)
      below.append(result.cut(to: end - below.columns))
      rows.append(Row(line: below, indent: 5))
    }
    guard let present else { return rows }
    var line = Line(" ● ", .path, glyphs)
    line.append(Line(present.label, .plain, glyphs).cut(to: end - line.columns))
    rows.append(Row(line: line, isPresent: true))
    let widest = branches.map { $0.labelLine(glyphs).columns }.max() ?? 0
    let arrowColumn = min(5 + widest + 1, max(8, end * 3 / 5))
    for (index, branch) in branches.enumerated() {
      var line = Line("   ", .plain, glyphs)
      line.append(index == branches.count - 1 ? "└ " : "├ ", .machinery)
      line.append(branch.labelLine(glyphs).cut(to: arrowColumn - 1 - line.columns))
      line.pad(to: arrowColumn)
      line.append("→ ", .machinery)
      line.append(Line(branch.target, .plain, glyphs).cut(to: area.columns - line.columns))
      rows.append(Row(line: line, indent: 3, key: branch.key))
    }
    return rows
  }
}

extension FlowPane.Step {
  fileprivate var pathMark: (text: String, style: Style) {
    switch mark {
    case .none: ("✓", .path)
    case .failed: ("!", .failed)
    case .standIn: ("≈", .standIn)
    }
  }

  fileprivate func resultLine(_ glyphs: GlyphSet) -> Line {
    let style: Style =
      switch mark {
      case .none: .plain
      case .failed: .failed
      case .standIn: .standIn
      }
    return bracketed(result, key: .caller, rest: style, glyphs)
  }
}

extension FlowPane.Branch {
  fileprivate func labelLine(_ glyphs: GlyphSet) -> Line {
    bracketed(label, key: .key, rest: .plain, glyphs)
  }
}

/// Text in which `[5]` is a key and has the style of one.
func bracketed(_ text: String, key: Style, rest: Style, _ glyphs: GlyphSet) -> Line {
  var line = Line(glyphs)
  var remaining = text[...]
  while let open = remaining.firstIndex(of: "["), let close = remaining[open...].firstIndex(of: "]") {
    line.append(String(remaining[..<open]), rest)
    line.append(String(remaining[open...close]), key)
    remaining = remaining[remaining.index(after: close)...]
  }
  line.append(String(remaining), rest)
  return line
}
