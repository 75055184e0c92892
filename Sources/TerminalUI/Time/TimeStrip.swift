/// The strip of timelines: a lane each, what happened on it, where one stands, and the time.
enum TimeStrip {
  /// How many rows it takes on a screen of a size: breakpoints while there are any, lanes, the place where one stands, the
  /// time where there is room.
  static func rows(_ time: TimeModel, on size: Size) -> Int {
    (time.breaks == nil ? 0 : 1) + lanes(time, on: size) + (size.rows >= 20 ? 2 : 1)
  }

  /// The lanes that have room.
  private static func lanes(_ time: TimeModel, on size: Size) -> Int {
    min(time.lanes.count, size.rows >= 30 ? 6 : size.rows >= 20 ? 3 : 2)
  }

  /// The column at which time begins.
  private static let left = 4

  /// What the rule over the strip says.
  static func note(_ time: TimeModel, on size: Size) -> String {
    let shown = shownLanes(time, on: size)
    let (above, below) = (shown.lowerBound, time.lanes.count - shown.upperBound)
    let tenths = (scale(time, on: size) + 50) / 100
    let length = "\(tenths / 10).\(tenths % 10) s"
    let hidden = [above > 0 ? "\(above) above" : "", below > 0 ? "\(below) below" : ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    let count = time.lanes.count == 1 ? "1 timeline" : "\(time.lanes.count) timelines"
    if size.columns >= 100 {
      return count + (hidden.isEmpty ? "" : ", " + hidden) + " · one column is \(length)"
    }
    // The upright between two narrow panes ends in the middle of the rule: there is little room behind it.
    if size.columns >= 78 {
      return (above > 0 ? "↑\(above) " : "") + (below > 0 ? "↓\(below) " : "")
        + (hidden.isEmpty ? "" : "· ") + "a column is \(length)"
    }
    return hidden.isEmpty ? "\(count) · one column is \(length)" : "\(hidden) · a column is \(length)"
  }

  /// The lane that one stands in is in sight, and as many before it as have room.
  private static func shownLanes(_ time: TimeModel, on size: Size) -> Range<Int> {
    let count = lanes(time, on: size)
    let first = max(0, min(time.current - count + 1, time.lanes.count - count))
    return first..<first + count
  }

  /// Milliseconds a column.
  private static func scale(_ time: TimeModel, on size: Size) -> Int {
    let longest = max(time.now, time.lanes.map(\.ends).max() ?? 0)
    return max(100, (longest + 1) / max(1, size.columns - left - 3) + 1)
  }

  static func draw(_ time: TimeModel, on grid: inout Grid, row top: Int) {
    let scale = scale(time, on: grid.size)
    func column(_ milliseconds: Int) -> Int { left + milliseconds / scale }
    var row = top
    if let breaks = time.breaks {
      for moment in breaks { grid.write("b", .key, row: row, column: column(moment)) }
      if breaks.isEmpty {
        grid.write(
          "no breakpoint in \(time.lanes[time.current].name) so far", .machinery, row: row, column: left)
      }
      row += 1
    }
    for number in shownLanes(time, on: grid.size) {
      lane(number, time, on: &grid, row: row, scale: scale)
      row += 1
    }
    let place = column(time.now)
    let clock = Line(clockText(time.now / 1000), .title, grid.glyphs)
    grid.write("▲", .path, row: row, column: place)
    if place + 2 + clock.columns < grid.size.columns {
      grid.write(clock, row: row, column: place + 2)
    } else {
      grid.write(clock, row: row, endingAt: place - 1)
    }
    guard grid.size.rows >= 20 else { return }
    axis(on: &grid, row: row + 1, scale: scale)
  }

  /// The lane that one stands in alone: the moment that is shown is reversed, its time stands at the right.
  static func drawLane(_ time: TimeModel, on grid: inout Grid, row: Int) {
    let scale = scale(time, on: grid.size) + scale(time, on: grid.size) / 8
    lane(time.current, time, on: &grid, row: row, scale: scale)
    grid.restyle(Area(row: row, column: left + time.now / scale, columns: 1, rows: 1), .now)
    grid.write(
      Line(clockText(time.now / 1000), .title, grid.glyphs), row: row, endingAt: grid.size.columns - 1)
  }

  private static func lane(
    _ number: Int, _ time: TimeModel, on grid: inout Grid, row: Int, scale: Int
  ) {
    let lane = time.lanes[number]
    let isCurrent = number == time.current
    let style: Style = isCurrent ? .path : .plain
    grid.write(lane.name, isCurrent ? .now : .machinery, row: row, column: 1)
    let (begin, end) = (left + lane.begins / scale, left + lane.ends / scale)
    grid.write(String(repeating: "━", count: max(1, end - begin + 1)), style, row: row, column: begin)
    if lane.isFork { grid.write("┗", style, row: row, column: begin) }
    // What matters most wins a column.
    var shown: [TimeModel.Mark.Kind?] = Array(repeating: nil, count: grid.size.columns)
    for mark in lane.marks {
      // The fork's own sign has the first column.
      let column = max(left + mark.milliseconds / scale, lane.isFork ? begin + 1 : 0)
      guard shown.indices.contains(column) else { continue }
      if let other = shown[column], other.rank > mark.kind.rank { continue }
      shown[column] = mark.kind
    }
    for (column, kind) in shown.enumerated() {
      if let kind { grid.write(kind.text, isCurrent ? kind.style : style, row: row, column: column) }
    }
    for column in left..<grid.size.columns - 1 {
      let moment = min(lane.ends, max(lane.begins, (column - left) * scale + scale / 2))
      grid.addTarget(
        Area(row: row, column: column, columns: 1, rows: 1), .moment(lane: number, milliseconds: moment))
    }
    grid.addTarget(Area(row: row, column: 0, columns: left, rows: 1), .moment(lane: number, milliseconds: -1))
  }

  private static func axis(on grid: inout Grid, row: Int, scale: Int) {
    let steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600]
    guard let step = steps.first(where: { $0 * 1000 / scale >= 10 }) else { return }
    var seconds = 0
    while true {
      let column = left + seconds * 1000 / scale
      let text = Line(clockText(seconds), .machinery, grid.glyphs)
      guard column + text.columns < grid.size.columns else { return }
      grid.write(text, row: row, column: column)
      seconds += step
    }
  }
}

extension TimeModel.Mark.Kind {
  fileprivate var rank: Int {
    switch self {
    case .lostKey: 0
    case .lambda: 1
    case .key: 2
    case .row: 3
    case .outside, .byHand: 4
    case .error: 5
    case .end: 6
    }
  }

  fileprivate var text: String {
    switch self {
    case .key(let key), .lostKey(let key): String(key)
    case .lambda: "ƒ"
    case .outside, .byHand: "≈"
    case .row: "+"
    case .error: "!"
    case .end: "■"
    }
  }

  fileprivate var style: Style {
    switch self {
    case .key: .caller
    case .lostKey: .machinery
    case .lambda, .end: .path
    case .row: .added
    case .outside, .byHand: .standIn
    case .error: .failed
    }
  }
}
