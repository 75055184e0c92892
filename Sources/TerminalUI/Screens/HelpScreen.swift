/// The help, made from the keymap, so that it cannot be out of date.
public struct HelpScreen: Sendable, Equatable {
  private var firstRow = 0
  private let subject: Subject

  /// Of which screen the keys are told.
  public enum Subject: Sendable, Equatable {
    case phone
    /// The past, and what-ifs.
    case time
    case map
    case form
    /// The line of the search in the transcript.
    case search
    case plainText
    case desk
    case wallboard

    var title: String {
      switch self {
      case .phone: "Help · the phone"
      case .time: "Help · back in time"
      case .map: "Help · the map"
      case .form: "Help · forms and lists"
      case .search: "Help · searching"
      case .plainText: "Help · plain text"
      case .desk: "Help · the desk"
      case .wallboard: "Help · the wallboard"
      }
    }

    /// The sections in two columns.
    var columns: (left: [Binding.Section], right: [Binding.Section]) {
      switch self {
      case .phone: ([.phone, .session, .elsewhere], [.time, .looking])
      case .time: ([.timeTravel], [.comparison, .phone, .elsewhere])
      case .map: ([.map], [.onTheWay])
      case .form: ([.form], [])
      case .search: ([.search], [])
      case .plainText: ([.plainText], [])
      case .desk: ([.desk], [.world])
      case .wallboard: ([.wallboard], [.world])
      }
    }

    /// The sections in one column, the likeliest first.
    var sections: [Binding.Section] {
      self == .phone ? [.phone, .time, .looking, .session, .elsewhere] : columns.left + columns.right
    }

    var bindings: [Binding] {
      switch self {
      case .phone, .time: Keymap.time + Keymap.comparing + Keymap.phone
      case .map: Keymap.map
      case .form: Keymap.form
      case .search: Keymap.search
      case .plainText: Keymap.plainText
      case .desk: Keymap.desk
      case .wallboard: Keymap.wallboard
      }
    }

    /// The page that tells more.
    var page: String {
      switch self {
      case .phone, .time, .map, .form, .search, .plainText: "docs/playing.md"
      case .desk, .wallboard: "docs/desk.md"
      }
    }

    /// True where leaving the help does not let the call go on: it goes on meanwhile, or is not come back to yet.
    var staysAway: Bool {
      switch self {
      case .time, .map, .form, .search, .plainText, .desk, .wallboard: true
      case .phone: false
      }
    }
  }

  public init(_ subject: Subject = .phone) { self.subject = subject }

  /// Takes a key; true when the help shall close.
  public mutating func handle(_ key: KeyEvent, size: Size) -> Bool {
    switch key {
    case .up, .character("k"): firstRow -= 1
    case .down, .character("j"): firstRow += 1
    case .pageUp: firstRow -= max(1, size.rows - 3)
    case .pageDown: firstRow += max(1, size.rows - 3)
    case .home, .character("g"): firstRow = 0
    case .end, .character("G"): firstRow = .max / 2
    case .wheel(let rows): firstRow += rows
    case .escape, .function(1), .character("?"), .character("q"), .enter, .character(" "): return true
    default: break
    }
    firstRow = max(0, min(firstRow, rows(size, .unicode).count - Self.height(size)))
    return false
  }

  public func draw(size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    grid.rule(
      row: 0, column: 0, columns: size.columns, title: subject.title,
      note: subject.staysAway ? "Esc goes back" : "the call is paused · Esc goes on")
    let rows = rows(size, glyphs)
    let height = Self.height(size)
    for (index, row) in rows.dropFirst(firstRow).prefix(height).enumerated() {
      grid.write(row, row: 1 + index, column: 0)
    }
    let hasMore = firstRow + height < rows.count || firstRow > 0
    KeyLine(
      hasMore
        ? [.init("↑ ↓", "scroll")]
        : [.init("docs:", subject.page)],
      last: .init("Esc", subject.staysAway ? "goes back" : "goes on")
    ).draw(on: &grid, row: size.rows - 1)
    return grid
  }

  private static func height(_ size: Size) -> Int { max(1, size.rows - 2) }

  /// Two columns of sections where there is room, then what the marks mean.
  private func rows(_ size: Size, _ glyphs: GlyphSet) -> [Line] {
    func column(_ sections: [Binding.Section]) -> [Line] {
      Array(sections.map { section($0, glyphs) }.joined(separator: [Line(glyphs)]))
    }
    var rows: [Line] = []
    if size.columns >= 80 {
      let middle = size.columns / 2
      let left = column(subject.columns.left)
      let right = column(subject.columns.right)
      for index in 0..<max(left.count, right.count) {
        var line = index < left.count ? left[index].cut(to: middle - 1) : Line(glyphs)
        if index < right.count {
          line.pad(to: middle)
          line.append(right[index].cut(to: size.columns - middle - 1))
        }
        rows.append(line)
      }
    } else {
      rows = column(subject.sections).map { $0.cut(to: size.columns - 1) }
    }
    rows.append(Line(glyphs))
    return rows + Self.marks(size, glyphs)
  }

  private func section(_ section: Binding.Section, _ glyphs: GlyphSet) -> [Line] {
    var head = Line("   ", .plain, glyphs)
    head.append(section.rawValue, .title)
    var lines = [head]
    for binding in subject.bindings
    where binding.section == section && !binding.help.isEmpty {
      var line = Line("   ", .plain, glyphs)
      line.append(binding.shown, .key)
      line.append(" ")
      line.pad(to: 13)
      line.append(binding.help)
      lines.append(line)
    }
    return lines
  }

  private static func marks(_ size: Size, _ glyphs: GlyphSet) -> [Line] {
    let marks = [
      "● now", "✓ came by", "~ changed", "+ row added", "- row gone", "/ cut by a key", "ƒ Lambda",
      "≈ not as the live service does it", "! went wrong",
    ]
    // A mark and its words stay together.
    var rows: [Line] = []
    for mark in marks {
      let words = Line("   " + mark, .plain, glyphs)
      if let last = rows.last, last.columns + words.columns < size.columns {
        rows[rows.count - 1].append(words)
      } else {
        rows.append(words)
      }
    }
    return rows
  }
}
