extension FlowPane {
  /// Draws the way and, below the present action, its branches; the newest part where not all has room.
  func draw(on grid: inout Grid, in area: Area) {
    guard area.rows > 0 else { return }
    var rows = rows(area, branches, grid.glyphs)
    // The steps that led to the present action, when its branches fill the pane.
    let steps = min(4, area.rows / 4)
    if let present = rows.firstIndex(where: \.isPresent),
      rows.count - present > area.rows - min(steps, present)
    {
      rows = self.rows(area, Self.joined(branches), grid.glyphs)
    }
    guard !rows.isEmpty else {
      let words = area.columns >= 40 ? "the way through the flow will be here" : "no step so far"
      let text = Line(words, .machinery, grid.glyphs)
      grid.write(text.cut(to: area.columns - 2), row: area.row, column: area.column + 1)
      return
    }
    var first = max(0, rows.count - area.rows)
    // The present action stays in sight, whatever the number of its branches, and the last steps that led to it.
    if let present = rows.firstIndex(where: \.isPresent) {
      first = min(first, max(0, present - steps))
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

  private func rows(_ area: Area, _ branches: [Branch], _ glyphs: GlyphSet) -> [Row] {
    area.columns >= 40 ? wideRows(area, branches, glyphs) : compactRows(area, branches, glyphs)
  }

  private struct Row {
    var line: Line
    var indent = 0
    var isPresent = false
    var key: Character?
  }

  /// With times at the left and results in a column that never moves.
  private func wideRows(_ area: Area, _ branches: [Branch], _ glyphs: GlyphSet) -> [Row] {
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
      let result = step.resultLine(glyphs)
      let room = result.isEmpty ? end : resultColumn - 1
      line.append(Self.cut(Line(step.label, .plain, glyphs), to: room - line.columns))
      line.pad(to: resultColumn)
      line.append(result.cut(to: end - resultColumn))
      rows.append(Row(line: line, indent: 8, isPresent: isPresent))
    }
    for step in path { add(step, isPresent: false) }
    guard let present else { return rows }
    add(present, isPresent: true)
    rows += Self.branchRows(branches, indent: 8, arrowColumn: resultColumn, end: end, glyphs)
    return rows
  }

  /// Without times; a result that has no room beside its action stands below it.
  private func compactRows(_ area: Area, _ branches: [Branch], _ glyphs: GlyphSet) -> [Row] {
    let end = area.columns - 1
    var rows: [Row] = []
    for step in path {
      var line = Line(" ", .plain, glyphs)
      line.append(step.pathMark.text + " ", step.pathMark.style)
      line.append(Self.cut(Line(step.label, .plain, glyphs), to: end - line.columns))
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
    line.append(Self.cut(Line(present.label, .plain, glyphs), to: end - line.columns))
    rows.append(Row(line: line, isPresent: true))
    rows += Self.compactBranchRows(branches, indent: 3, end: area.columns, glyphs)
    return rows
  }

  /// One branch a row, the arrows below each other; where a row has no room for that, its arrow moves, and only what
  /// then has no room is cut.
  ///
  /// - Parameter arrowColumn: where the arrows shall stand.
  private static func branchRows(
    _ branches: [Branch], indent: Int, arrowColumn: Int, end: Int, _ glyphs: GlyphSet
  ) -> [Row] {
    let room = end - indent - 2 - 3
    let whole = branches.map { ($0.labelLine($0.label, glyphs), Line($0.target, .plain, glyphs)) }
    let texts = zip(branches, whole).map { branch, texts in
      guard let short = branch.shortLabel, texts.0.columns + texts.1.columns > room else { return texts }
      return (branch.labelLine(short, glyphs), texts.1)
    }
    let labelRoom = arrowColumn - indent - 3
    return branches.indices.map { index in
      let (label, target) = texts[index]
      let width = branches[index].labelWidth(label, target, labelRoom, room)
      return row(of: branches, index, label, target, width: width, indent: indent, end: end)
    }
  }

  /// One branch a row, all arrows in one column. Where not all labels have room, a key stands without its name, which
  /// the keypad shows too, and several keys that lead to the same place in one row; then words become short.
  private static func compactBranchRows(
    _ branches: [Branch], indent: Int, end: Int, _ glyphs: GlyphSet
  ) -> [Row] {
    let room = end - indent - 2 - 3
    let targets = branches.map { Line($0.target, .plain, glyphs) }
    let widestTarget = targets.map(\.columns).max() ?? 0
    func short(_ branch: Branch) -> String { branch.shortLabel ?? branch.label }
    func key(_ branch: Branch) -> String? { branch.key.map { "[\($0)]" } }
    let choices: [(Branch) -> String] = [
      \.label, { $0.key == nil ? short($0) : $0.label }, { key($0) ?? $0.label }, { key($0) ?? short($0) },
    ]
    func labels(_ text: (Branch) -> String) -> [Line] { branches.map { $0.labelLine(text($0), glyphs) } }
    func widest(_ labels: [Line]) -> Int { labels.map(\.columns).max() ?? 0 }
    let fitting = choices.lazy.map(labels).first { widest($0) + widestTarget <= room }
    let joined = Self.joined(branches)
    let named = choices.prefix(2).map { widest(labels($0)) }.min() ?? 0
    if joined.count < branches.count, named + widestTarget > room {
      return compactBranchRows(joined, indent: indent, end: end, glyphs)
    }
    let shown = fitting ?? labels(choices[choices.count - 1])
    // Where even that is too wide, a word keeps its room, and then as few characters as can be are cut.
    func cutColumns(_ width: Int) -> Int {
      zip(shown, targets).reduce(0) {
        $0 + max(0, $1.0.columns - width) + max(0, $1.1.columns - room + width)
      }
    }
    let widths = min(widest(shown), 7)...max(7, min(widest(shown), room))
    let width = fitting == nil ? widths.min { cutColumns($0) < cutColumns($1) } ?? 0 : widest(shown)
    return branches.indices.map {
      row(of: branches, $0, shown[$0], targets[$0], width: width, indent: indent, end: end)
    }
  }

  /// The branches, with three and more keys that follow each other to the same place as one, `[1]-[7]`.
  private static func joined(_ branches: [Branch]) -> [Branch] {
    func follow(_ former: Branch, _ next: Branch) -> Bool {
      guard let key = former.key?.wholeNumberValue, let nextKey = next.key?.wholeNumberValue else {
        return false
      }
      return nextKey == key + 1 && next.target == former.target
    }
    var joined: [Branch] = []
    var index = 0
    while index < branches.count {
      var end = index + 1
      while end < branches.count, follow(branches[end - 1], branches[end]) { end += 1 }
      if end - index >= 3, let first = branches[index].key, let last = branches[end - 1].key {
        joined.append(Branch("[\(first)]-[\(last)]", to: branches[index].target))
      } else {
        joined += branches[index..<end]
      }
      index = end
    }
    return joined
  }

  private static func row(
    of branches: [Branch], _ index: Int, _ label: Line, _ target: Line, width: Int, indent: Int, end: Int
  ) -> Row {
    var line = Line(label.glyphs)
    line.pad(to: indent)
    line.append(index == branches.count - 1 ? "└ " : "├ ", .machinery)
    line.append(label.cut(to: width))
    line.pad(to: indent + 2 + width)
    line.append(" → ", .machinery)
    line.append(Self.cut(target, to: end - line.columns))
    return Row(line: line, indent: indent, key: branches[index].key)
  }

  /// A name cut where it tells least: a Lambda's before its last word, which says what it is about.
  private static func cut(_ name: Line, to limit: Int) -> Line {
    let text = name.text
    guard name.columns > limit, limit > 6, name.columns == name.cells.count, text.hasSuffix(" ƒ"),
      !text.dropLast(2).contains(" ")
    else { return name.cut(to: limit) }
    let lastWord = text.lastIndex { $0.isUppercase || "-_".contains($0) }
    let lastColumns = lastWord.map { text.distance(from: $0, to: text.endIndex) } ?? 2
    let tail = lastColumns <= limit - 3 ? lastColumns : 2
    var line = Line(cells: name.cells.prefix(limit - 1 - tail), name.glyphs)
    line.append("…")
    line.append(Line(cells: name.cells.suffix(tail), name.glyphs))
    return line
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
  fileprivate func labelLine(_ text: String, _ glyphs: GlyphSet) -> Line {
    bracketed(text, key: .key, rest: .plain, glyphs)
  }

  /// How wide the label is drawn, when the rows' labels have one room and a label and its target share another.
  fileprivate func labelWidth(_ label: Line, _ target: Line, _ labelRoom: Int, _ room: Int) -> Int {
    let (wanted, rest) = (label.columns, room - target.columns)
    if wanted <= labelRoom, labelRoom <= rest { return labelRoom }
    if wanted <= rest { return labelRoom > rest ? rest : wanted }
    // A key's name stands on the key too, so it gives way before the target; figures do not.
    let name = key == nil ? label.text[...] : label.text.dropFirst(4)
    let least = name.contains(where: \.isNumber) ? wanted : min(wanted, key == nil ? room / 2 : 8)
    return max(rest, least, min(wanted, room / 2 - 2))
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
