/// The queues of the wallboard, a row each, in columns that stay where they are when figures grow.
struct QueueTable: Sendable {
  /// A figure of the queues.
  enum Column: CaseIterable {
    case waiting, oldest, free, busy, after, answered, lost, level, lastHour

    var head: String {
      switch self {
      case .waiting: "waiting"
      case .oldest: "oldest"
      case .free: "free"
      case .busy: "busy"
      case .after: "after"
      case .answered: "answered"
      case .lost: "lost"
      case .level: "level"
      case .lastHour: "last hour"
      }
    }

    /// With the blanks behind it.
    var columns: Int {
      switch self {
      case .waiting, .oldest: 9
      case .free, .busy: 6
      case .after, .level: 8
      case .answered: 10
      case .lost: 7
      case .lastHour: 18
      }
    }
  }

  /// Columns go in this order where there is no room for all.
  private static let dispensable: [Column] = [.lastHour, .after, .answered, .busy, .lost]
  private static let nameColumn = 3
  private static let leastName = 11

  let columns: [(column: Column, at: Int)]
  private let nameEnd: Int

  init(_ queues: [WallboardModel.Queue], columns width: Int, glyphs: GlyphSet) {
    let longest = queues.map { Line($0.name, .plain, glyphs).columns }.max() ?? 0
    func room(_ shown: [Column]) -> Int {
      width - 1 - Self.nameColumn - shown.reduce(0) { $0 + $1.columns }
    }
    var shown = Column.allCases
    for column in Self.dispensable where room(shown) < Self.leastName { shown.removeAll { $0 == column } }
    let name = max(Self.leastName, min(longest + 2, room(shown)))
    nameEnd = Self.nameColumn + name - 1
    var at = Self.nameColumn + name
    columns = shown.map { column in
      defer { at += column.columns }
      return (column, at)
    }
  }

  func drawHeads(on grid: inout Grid, row: Int) {
    grid.write("queue", .machinery, row: row, column: Self.nameColumn)
    for (column, at) in columns { grid.write(column.head, .machinery, row: row, column: at) }
  }

  /// - Parameters:
  ///   - levelSeconds: who waits longer waits too long.
  ///   - most: the highest figure of all queues' last hour.
  func draw(
    _ queue: WallboardModel.Queue, isSelected: Bool, levelSeconds: Int, most: Int, on grid: inout Grid,
    row: Int
  ) {
    if isSelected { grid.write("▸", .now, row: row, column: 1) }
    let name = Line(queue.name, isSelected ? .now : .title, grid.glyphs)
    grid.write(name.cut(to: nameEnd - Self.nameColumn), row: row, column: Self.nameColumn)
    let isLate = (queue.oldestSeconds ?? 0) > levelSeconds
    for (column, at) in columns {
      switch column {
      case .waiting:
        if isLate { grid.write("!", .late, row: row, column: at) }
        grid.write("\(queue.waiting)", isLate ? .late : .plain, row: row, column: at + 2)
      case .oldest:
        let text = queue.oldestSeconds.map { clockText($0) + (isLate ? "!" : "") } ?? "–"
        grid.write(text, isLate ? .late : .plain, row: row, column: at)
      case .free: grid.write("\(queue.free)", queue.free > 0 ? .well : .plain, row: row, column: at)
      case .busy: grid.write("\(queue.busy)", row: row, column: at)
      case .after: grid.write("\(queue.after)", row: row, column: at)
      case .answered: grid.write("\(queue.answered)", row: row, column: at)
      case .lost: grid.write("\(queue.lost)", row: row, column: at)
      case .level:
        let text = queue.levelPercent.map { "\($0) %" + (queue.isLevelLow ? "!" : "") } ?? "–"
        grid.write(text, queue.isLevelLow ? .late : .plain, row: row, column: at)
      case .lastHour:
        if grid.glyphs == .unicode {
          grid.write(Sparkline.text(queue.lastHour, ceiling: most), .machinery, row: row, column: at)
        } else {
          grid.write("at most \(queue.lastHour.max() ?? 0)", .machinery, row: row, column: at)
        }
      }
    }
  }
}
