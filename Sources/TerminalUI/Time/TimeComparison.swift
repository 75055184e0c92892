/// Two timelines side by side: what was heard, attributes, rows.
public struct TimeComparison: Sendable, Equatable {
  /// One row: the same place of both lines, or a heading.
  public struct Row: Sendable, Equatable {
    /// "heard", "attributes", "rows"; empty for what stands under it.
    public let heading: String
    /// The time, or the name of what follows.
    public let leftLabel: String
    public let left: String
    public let rightLabel: String
    public let right: String
    public let differs: Bool

    public init(heading: String) {
      self.heading = heading
      leftLabel = ""
      left = ""
      rightLabel = ""
      right = ""
      differs = false
    }

    public init(leftLabel: String, left: String, rightLabel: String, right: String, differs: Bool) {
      heading = ""
      self.leftLabel = leftLabel
      self.left = left
      self.rightLabel = rightLabel
      self.right = right
      self.differs = differs
    }
  }

  /// "A".
  public var leftTitle: String
  /// "B · forked at 0:31".
  public var rightTitle: String
  public var differences: Int
  public var rows: [Row]

  public init(leftTitle: String, rightTitle: String, differences: Int, rows: [Row]) {
    self.leftTitle = leftTitle
    self.rightTitle = rightTitle
    self.differences = differences
    self.rows = rows
  }

  private var note: String { differences == 1 ? "1 difference" : "\(differences) differences" }

  /// Draws it below a rule of its own: side by side where there is room, else what differs, one line under the other.
  func draw(on grid: inout Grid, from top: Int, to end: Int) {
    let columns = grid.size.columns
    let isWide = columns >= 100
    let half = isWide ? columns / 2 : columns
    if isWide {
      grid.rule(row: top, column: 0, columns: half, title: leftTitle)
      grid.rule(row: top, column: half, columns: columns - half, title: rightTitle, note: note)
      for row in top + 1..<max(top + 1, end) { grid.write("│", .machinery, row: row, column: half - 1) }
    } else {
      grid.rule(row: top, column: 0, columns: half, title: "\(rightTitle), above \(leftTitle)", note: note)
    }
    let sections = sections(columns, half: half)
    let rooms = Self.rooms(for: sections.map(\.height), in: max(0, end - top - 1))
    var row = top + 1
    for (section, room) in zip(sections, rooms) {
      draw(section.rows, on: &grid, from: row, to: row + room, half: half)
      row += room
    }
  }

  /// The headings with what stands under each, and how many rows that takes.
  private func sections(_ columns: Int, half: Int) -> [(rows: [Row], height: Int)] {
    var sections: [(rows: [Row], height: Int)] = []
    for entry in rows {
      if !entry.heading.isEmpty || sections.isEmpty { sections.append(([], 0)) }
      sections[sections.count - 1].rows.append(entry)
      sections[sections.count - 1].height += height(of: entry, columns, half: half)
    }
    return sections
  }

  private func height(of entry: Row, _ columns: Int, half: Int) -> Int {
    if !entry.heading.isEmpty { return 1 }
    let left = parts(of: entry, isLeft: true, columns: half < columns ? half - 1 : columns, .unicode).count
    let right = parts(of: entry, isLeft: false, columns: columns - (half < columns ? half : 0), .unicode)
      .count
    if half < columns { return max(left, right) }
    return entry.differs ? left + right : 0
  }

  /// How the rows are shared: what was heard, the first of all, gives way to what is shorter, but keeps half.
  private static func rooms(for heights: [Int], in height: Int) -> [Int] {
    guard let first = heights.first else { return [] }
    let others = heights.dropFirst().reduce(0, +)
    var rooms = [max(min(first, height - others), min(first, (height + 1) / 2))]
    for wanted in heights.dropFirst() { rooms.append(min(wanted, height - rooms.reduce(0, +))) }
    return rooms
  }

  /// Draws a section; where it has not room enough, its last row says how much more there is.
  private func draw(_ rows: [Row], on grid: inout Grid, from top: Int, to end: Int, half: Int) {
    let columns = grid.size.columns
    let isWide = half < columns
    let isCut = rows.reduce(0) { $0 + height(of: $1, columns, half: half) } > end - top
    let last = isCut ? end - 1 : end
    var row = top
    var shown = 0
    for entry in rows where row < last {
      shown += 1
      if !entry.heading.isEmpty {
        grid.write("  " + entry.heading, .title, row: row, column: 0)
        row += 1
      } else if isWide {
        let left = write(entry, isLeft: true, on: &grid, row: row, columns: 0..<half - 1, end: last)
        let right = write(entry, isLeft: false, on: &grid, row: row, columns: half..<columns, end: last)
        row = max(left, right)
      } else if entry.differs {
        row = write(entry, isLeft: false, on: &grid, row: row, columns: 0..<columns, end: last)
        row = write(entry, isLeft: true, on: &grid, row: row, columns: 0..<columns, end: last)
      }
    }
    guard isCut, end > top else { return }
    let more = rows.dropFirst(shown).count(where: \.differs)
    grid.write(
      more == 0 ? "…" : more == 1 ? "… 1 more that differs" : "… \(more) more that differ", .machinery,
      row: end - 1, column: 3)
  }

  /// What one side of a row says, in lines; dim without a difference, and where it stands below the other side.
  private func parts(of entry: Row, isLeft: Bool, columns: Int, isDim: Bool = false, _ glyphs: GlyphSet)
    -> [Line]
  {
    let text = isLeft ? entry.left : entry.right
    guard !text.isEmpty else { return [] }
    let style: Style = isDim || !entry.differs ? .machinery : .plain
    let width = Self.labelWidth(isLeft ? entry.leftLabel : entry.rightLabel)
    return Line(text, style, glyphs).wrapped(to: max(8, columns - 4 - width))
  }

  private static func labelWidth(_ label: String) -> Int { label.count > 5 ? 18 : 6 }

  /// Writes one side of a row; gives the row after it.
  private func write(
    _ entry: Row, isLeft: Bool, on grid: inout Grid, row: Int, columns: Range<Int>, end: Int
  ) -> Int {
    let isBelow = columns.count == grid.size.columns
    let parts = parts(
      of: entry, isLeft: isLeft, columns: columns.count, isDim: isLeft && isBelow, grid.glyphs)
    guard !parts.isEmpty, row < end else { return row }
    if entry.differs, !isLeft { grid.write("≠", .standIn, row: row, column: columns.lowerBound + 1) }
    let label = isLeft ? entry.leftLabel : entry.rightLabel
    let width = Self.labelWidth(label)
    grid.write(
      Line(label, .machinery, grid.glyphs).cut(to: width - 1), row: row, column: columns.lowerBound + 3)
    for (index, part) in parts.enumerated() where row + index < end {
      grid.write(
        part, row: row + index, column: columns.lowerBound + 3 + width, endColumn: columns.upperBound)
    }
    return min(end, row + parts.count)
  }
}
