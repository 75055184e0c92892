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
    var row = top + 1
    for entry in rows where row < end {
      if !entry.heading.isEmpty {
        grid.write("  " + entry.heading, .title, row: row, column: 0)
        row += 1
      } else if isWide {
        let left = write(entry, isLeft: true, on: &grid, row: row, columns: 0..<half - 1, end: end)
        let right = write(entry, isLeft: false, on: &grid, row: row, columns: half..<columns, end: end)
        row = max(left, right)
      } else if entry.differs {
        row = write(entry, isLeft: false, on: &grid, row: row, columns: 0..<columns, end: end)
        row = write(entry, isLeft: true, on: &grid, row: row, columns: 0..<columns, end: end)
      }
    }
  }

  /// Writes one side of a row; gives the row after it.
  private func write(
    _ entry: Row, isLeft: Bool, on grid: inout Grid, row: Int, columns: Range<Int>, end: Int
  ) -> Int {
    let (label, text) = isLeft ? (entry.leftLabel, entry.left) : (entry.rightLabel, entry.right)
    guard !text.isEmpty, row < end else { return row }
    // A row without a difference is dim; so is what the other line has, where it stands below.
    let isDim = !entry.differs || isLeft && grid.size.columns < 100
    if entry.differs, !isLeft { grid.write("≠", .standIn, row: row, column: columns.lowerBound + 1) }
    let width = label.count > 5 ? 18 : 6
    grid.write(
      Line(label, .machinery, grid.glyphs).cut(to: width - 1), row: row, column: columns.lowerBound + 3)
    let start = columns.lowerBound + 3 + width
    let parts = Line(text, isDim ? .machinery : .plain, grid.glyphs).wrapped(
      to: max(8, columns.upperBound - start - 1))
    for (index, part) in parts.enumerated() where row + index < end {
      grid.write(part, row: row + index, column: start, endColumn: columns.upperBound)
    }
    return row + parts.count
  }
}
