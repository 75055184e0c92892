/// A line of text somebody types, with a cursor.
public struct TextLine: Sendable, Equatable {
  public private(set) var text: String
  /// In characters from the start.
  public private(set) var cursor: Int

  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Takes a key that edits; false when it means nothing to a line of text.
  public mutating func handle(_ key: KeyEvent) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let pasted): insert(String(pasted.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    case .backspace:
      guard cursor > 0 else { return true }
      cursor -= 1
      text.remove(at: text.index(text.startIndex, offsetBy: cursor))
    case .delete:
      guard cursor < text.count else { return true }
      text.remove(at: text.index(text.startIndex, offsetBy: cursor))
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .control("u"):
      text = ""
      cursor = 0
    default: return false
    }
    return true
  }

  /// Writes the line on a grid, scrolled so that the cursor is in sight, and puts the real cursor in it.
  func draw(on grid: inout Grid, row: Int, column: Int, endColumn: Int, hasCursor: Bool = true) {
    let room = max(1, endColumn - column)
    let before = Line(String(text.prefix(cursor)), .caller, grid.glyphs)
    let line = Line(text, .caller, grid.glyphs)
    // The cursor needs a cell of its own behind the last character.
    let hidden = max(0, before.columns + 1 - room)
    var shown = Line(grid.glyphs)
    var passed = 0
    for cell in line.cells {
      if passed >= hidden { shown.append(cell) }
      passed += Int(cell.width)
    }
    grid.write(shown, row: row, column: column, endColumn: endColumn)
    guard hasCursor else { return }
    grid.cursor = Grid.Position(row: row, column: min(column + before.columns - hidden, endColumn - 1))
  }

  /// How many rows the line takes at a width, where it wraps at words.
  func rowCount(columns: Int, _ glyphs: GlyphSet) -> Int {
    Self.rows(Line(text, .caller, glyphs).cells, columns).count
  }

  /// Writes the line over the rows of an area, wrapped at words, those rows in which the cursor is, and puts the real cursor in
  /// it.
  func draw(on grid: inout Grid, in area: Area, hasCursor: Bool) {
    let cells = Line(text, .caller, grid.glyphs).cells
    let rows = Self.rows(cells, area.columns)
    let place = Line(String(text.prefix(cursor)), .caller, grid.glyphs).cells.count
    let own = hasCursor ? rows.lastIndex { $0.lowerBound <= place } ?? 0 : 0
    let first = max(0, own - area.rows + 1)
    for (index, row) in rows.dropFirst(first).prefix(area.rows).enumerated() {
      let isCut = index == area.rows - 1 && first + area.rows < rows.count
      var line = Line(cells: cells[row], grid.glyphs)
      if isCut { line.append("…", .caller) }
      grid.write(line.cut(to: area.columns), row: area.row + index, column: area.column)
    }
    guard hasCursor else { return }
    let before = cells[rows[own].lowerBound..<place].reduce(0) { $0 + Int($1.width) }
    grid.cursor = Grid.Position(
      row: area.row + own - first, column: min(area.column + before, area.endColumn - 1))
  }

  /// The cells of each row; the cursor needs a cell of its own behind the last character.
  private static func rows(_ cells: [Cell], _ columns: Int) -> [Range<Int>] {
    let room = max(1, columns - 1)
    var rows: [Range<Int>] = []
    var (start, width) = (0, 0)
    // Behind the last blank of the row.
    var blank: Int?
    for (index, cell) in cells.enumerated() {
      if width + Int(cell.width) > room, !cell.isBlank {
        let end = blank ?? index
        rows.append(start..<end)
        (start, blank) = (end, nil)
        width = cells[end..<index].reduce(0) { $0 + Int($1.width) }
      }
      width += Int(cell.width)
      if cell.isBlank { blank = index + 1 }
    }
    return rows + [start..<cells.count]
  }

  private mutating func insert(_ added: String) {
    // A letter typed after a mark that joins it becomes one character with it: count anew.
    let head = text.prefix(cursor) + added
    let tail = text.dropFirst(cursor)
    text = String(head + tail)
    cursor = min(text.count, head.count)
  }
}
