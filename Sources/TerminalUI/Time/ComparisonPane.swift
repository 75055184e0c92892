/// A comparison laid out for a screen: side by side where there is room, else what differs, one line under the other.
///
/// What does not fit is scrolled through. Until then each of its sections has some room: what was heard gives way to
/// what is shorter, but keeps half.
struct ComparisonPane {
  private let comparison: TimeComparison
  private let columns: Int
  private let glyphs: GlyphSet
  /// Each begins with its heading.
  private let sections: [[Row]]

  /// A row of the screen.
  private struct Row {
    var heading = ""
    var left: Side?
    var right: Side?
    /// True for the first row of something that differs.
    var beginsDifference = false
  }

  /// What one side of a row says.
  private struct Side {
    /// Before the first line of a text; empty before the others.
    let label: String
    let labelColumns: Int
    let text: Line
    let isMarked: Bool
  }

  init(_ comparison: TimeComparison, columns: Int, glyphs: GlyphSet) {
    self.comparison = comparison
    self.columns = columns
    self.glyphs = glyphs
    sections = Self.sections(of: comparison, columns: columns, glyphs)
  }

  private static func isWide(_ columns: Int) -> Bool { columns >= 100 }

  private var half: Int { Self.isWide(columns) ? columns / 2 : columns }

  // MARK: Laying out

  private static func sections(of comparison: TimeComparison, columns: Int, _ glyphs: GlyphSet) -> [[Row]] {
    var sections: [[Row]] = []
    for entry in comparison.rows {
      if !entry.heading.isEmpty || sections.isEmpty { sections.append([]) }
      sections[sections.count - 1] += rows(of: entry, comparison, columns: columns, glyphs)
    }
    // One line under the other, only what differs is told: of some sections nothing.
    sections.removeAll { $0.allSatisfy { !$0.heading.isEmpty } }
    guard sections.isEmpty else { return sections }
    let words = Line("nothing differs", .machinery, glyphs)
    return [[Row(right: Side(label: "", labelColumns: 0, text: words, isMarked: false))]]
  }

  private static func rows(
    of entry: TimeComparison.Row, _ comparison: TimeComparison, columns: Int, _ glyphs: GlyphSet
  ) -> [Row] {
    guard entry.heading.isEmpty else { return [Row(heading: entry.heading)] }
    let rows =
      isWide(columns)
      ? beside(entry, columns: columns, glyphs)
      : entry.differs ? above(entry, comparison, columns: columns, glyphs) : []
    return rows.enumerated().map { index, row in
      var row = row
      row.beginsDifference = index == 0 && entry.differs
      return row
    }
  }

  private static func beside(_ entry: TimeComparison.Row, columns: Int, _ glyphs: GlyphSet) -> [Row] {
    let half = columns / 2
    let left = sides(
      entry.left, entry.leftLabel, columns: half - 1, isDim: !entry.differs,
      isMarked: entry.differs && entry.right.isEmpty, glyphs)
    let right = sides(
      entry.right, entry.rightLabel, columns: columns - half, isDim: !entry.differs,
      isMarked: entry.differs, glyphs)
    return (0..<max(left.count, right.count)).map { index in
      Row(left: index < left.count ? left[index] : nil, right: index < right.count ? right[index] : nil)
    }
  }

  /// One under the other, the line that was left dim; what one of them has alone says whose it is.
  private static func above(
    _ entry: TimeComparison.Row, _ comparison: TimeComparison, columns: Int, _ glyphs: GlyphSet
  ) -> [Row] {
    let isAlone = entry.left.isEmpty || entry.right.isEmpty
    func text(_ text: String, _ line: String) -> String {
      isAlone && !text.isEmpty ? "only \(line): \(text)" : text
    }
    let right = sides(
      text(entry.right, comparison.right), entry.rightLabel, columns: columns, isDim: false, isMarked: true,
      glyphs)
    let left = sides(
      text(entry.left, comparison.left), entry.leftLabel, columns: columns, isDim: true, isMarked: isAlone,
      glyphs)
    return (right + left).map { Row(right: $0) }
  }

  private static func sides(
    _ text: String, _ label: String, columns: Int, isDim: Bool, isMarked: Bool = false, _ glyphs: GlyphSet
  ) -> [Side] {
    guard !text.isEmpty else { return [] }
    let width = label.count > 5 ? 18 : 6
    let lines = Line(text, isDim ? .machinery : .plain, glyphs).wrapped(to: max(8, columns - 4 - width))
    return lines.enumerated().map { index, line in
      Side(label: index == 0 ? label : "", labelColumns: width, text: line, isMarked: isMarked && index == 0)
    }
  }

  // MARK: Scrolling

  private var height: Int { sections.reduce(0) { $0 + $1.count } }

  /// True where not all of it has room.
  func scrolls(in room: Int) -> Bool { height > room }

  /// The first row that is shown after a command, in so many rows of the screen; others than those that scroll change nothing.
  func scrolled(_ first: Int, by command: Command, in room: Int) -> Int {
    let last = last(in: room)
    // Above the rows stands their heading, below them how many more there are.
    let page = max(1, room - 2)
    func below(_ rows: Int) -> Int { first > 0 ? first + rows : min(rows, max(1, hidden(in: room))) }
    let wanted =
      switch command {
      case .scrollUp: first - 3
      case .scrollDown: below(3)
      case .pageUp: first - page
      case .pageDown: below(page)
      case .scrollToStart: 0
      case .follow: last
      default: first
      }
    return max(0, min(wanted, last))
  }

  /// The last row that can be the first one shown.
  private func last(in room: Int) -> Int { scrolls(in: room) ? height - room + 1 : 0 }

  /// How many rows each section has until somebody scrolls.
  private func rooms(in room: Int) -> [Int] {
    var left = room
    return sections.enumerated().map { number, section in
      let others = height - sections[0].count
      let given =
        number > 0
        ? min(section.count, left)
        : max(min(section.count, room - others), min(section.count, (room + 1) / 2))
      left -= given
      return given
    }
  }

  /// The first row that is not shown until somebody scrolls.
  private func hidden(in room: Int) -> Int {
    var row = 0
    for (section, given) in zip(sections, rooms(in: room)) {
      if given < section.count { return row + max(0, given - 1) }
      row += given
    }
    return row
  }

  // MARK: Drawing

  /// Draws it below a rule of its own.
  ///
  /// - Parameter first: the first row that is shown, of all that there are.
  func draw(on grid: inout Grid, from top: Int, to end: Int, first: Int) {
    if half < columns {
      grid.rule(row: top, column: 0, columns: half, title: comparison.left)
      grid.rule(
        row: top, column: half, columns: columns - half, title: comparison.rightTitle, note: comparison.note)
      for row in top + 1..<max(top + 1, end) { grid.write("│", .machinery, row: row, column: half - 1) }
    } else {
      let title = "\(comparison.rightTitle), above \(comparison.left)"
      grid.rule(row: top, column: 0, columns: half, title: title, note: comparison.note)
    }
    let room = max(0, end - top - 1)
    let first = max(0, min(first, last(in: room)))
    guard first > 0 else {
      var row = top + 1
      for (section, given) in zip(sections, rooms(in: room)) {
        draw(section, on: &grid, from: row, room: given)
        row += given
      }
      return
    }
    let rows = Array(sections.joined())
    // The heading of what is read stays in sight.
    let heading = rows[...first].last { !$0.heading.isEmpty }.map { [$0] } ?? []
    draw(
      (rows[first].heading.isEmpty ? heading : []) + rows[first...], on: &grid, from: top + 1, room: room)
  }

  /// Draws rows; where they have not room enough, the last row says how much more there is.
  private func draw(_ rows: [Row], on grid: inout Grid, from top: Int, room: Int) {
    let isCut = rows.count > room
    guard room > 0 else { return }
    for (index, row) in rows.prefix(isCut ? room - 1 : room).enumerated() {
      if !row.heading.isEmpty { grid.write("  " + row.heading, .title, row: top + index, column: 0) }
      if let side = row.left { draw(side, on: &grid, row: top + index, columns: 0..<half - 1) }
      if let side = row.right {
        draw(side, on: &grid, row: top + index, columns: (half < columns ? half : 0)..<columns)
      }
    }
    guard isCut else { return }
    let more = rows.dropFirst(room - 1).count(where: \.beginsDifference)
    grid.write(
      more == 0 ? "…" : more == 1 ? "… 1 more that differs" : "… \(more) more that differ", .machinery,
      row: top + room - 1, column: 3)
    grid.addTarget(Area(row: top + room - 1, column: 0, columns: columns, rows: 1), .command(.scrollDown))
  }

  private func draw(_ side: Side, on grid: inout Grid, row: Int, columns: Range<Int>) {
    let start = columns.lowerBound
    if side.isMarked { grid.write("≠", .standIn, row: row, column: start + 1) }
    grid.write(
      Line(side.label, .machinery, glyphs).cut(to: side.labelColumns - 1), row: row, column: start + 3)
    grid.write(side.text, row: row, column: start + 3 + side.labelColumns, endColumn: columns.upperBound)
  }
}
