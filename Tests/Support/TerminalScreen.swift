/// The picture on a terminal: the cells and what may be done to them.
struct TerminalScreen: Sendable {
  private(set) var rows: Int
  private(set) var columns: Int
  private(set) var cells: [[TerminalCell]]
  var row = 0
  var column = 0
  /// A character was written in the last column: the next one begins a new line.
  var wrapsNext = false
  var style = TerminalStyle()
  /// The rows that scroll.
  var region: ClosedRange<Int>

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: .blank(TerminalStyle()), count: columns), count: rows)
    region = 0...rows - 1
  }

  mutating func move(row newRow: Int, column newColumn: Int) {
    row = min(max(newRow, 0), rows - 1)
    column = min(max(newColumn, 0), columns - 1)
    wrapsNext = false
  }

  mutating func put(_ text: String, width: Int, wraps: Bool, inserts: Bool) {
    if wrapsNext || (width == 2 && column == columns - 1 && wraps) {
      column = 0
      lineFeed()
    }
    wrapsNext = false
    if inserts { insertBlanks(width) }
    breakWide(at: column)
    breakWide(at: column + width)
    cells[row][column] = TerminalCell(text: text, style: style)
    if width == 2, column + 1 < columns { cells[row][column + 1] = TerminalCell(text: "", style: style) }
    if column + width < columns {
      column += width
    } else {
      column = columns - 1
      wrapsNext = wraps
    }
  }

  /// Adds a combining mark to the character before the cursor.
  mutating func join(_ mark: Unicode.Scalar) {
    var place = wrapsNext ? column : column - 1
    if place > 0, cells[row][place].text.isEmpty { place -= 1 }
    if place >= 0 { cells[row][place].text.unicodeScalars.append(mark) }
  }

  mutating func lineFeed() {
    if row == region.upperBound { scrollUp(1) } else if row < rows - 1 { row += 1 }
    wrapsNext = false
  }

  mutating func reverseLineFeed() {
    if row == region.lowerBound { scrollDown(1) } else if row > 0 { row -= 1 }
    wrapsNext = false
  }

  mutating func scrollUp(_ count: Int) { deleteLines(count, at: region.lowerBound) }
  mutating func scrollDown(_ count: Int) { insertLines(count, at: region.lowerBound) }

  mutating func insertLines(_ count: Int, at place: Int) {
    guard region.contains(place) else { return }
    for _ in 0..<min(count, region.upperBound - place + 1) {
      cells.remove(at: region.upperBound)
      cells.insert(blankLine, at: place)
    }
  }

  mutating func deleteLines(_ count: Int, at place: Int) {
    guard region.contains(place) else { return }
    for _ in 0..<min(count, region.upperBound - place + 1) {
      cells.remove(at: place)
      cells.insert(blankLine, at: region.upperBound)
    }
  }

  mutating func insertBlanks(_ count: Int) {
    breakWide(at: column)
    for _ in 0..<min(count, columns - column) {
      cells[row].insert(.blank(style), at: column)
      cells[row].removeLast()
    }
    endWithWhole()
  }

  mutating func deleteCharacters(_ count: Int) {
    breakWide(at: column)
    breakWide(at: column + count)
    for _ in 0..<min(count, columns - column) {
      cells[row].remove(at: column)
      cells[row].append(.blank(style))
    }
  }

  mutating func erase(rows range: Range<Int>) {
    for row in range { cells[row] = blankLine }
  }

  mutating func erase(columns range: Range<Int>) {
    breakWide(at: range.lowerBound)
    breakWide(at: range.upperBound)
    for column in range { cells[row][column] = .blank(style) }
  }

  mutating func resize(rows newRows: Int, columns newColumns: Int) {
    for row in cells.indices {
      if newColumns < columns { cells[row].removeLast(columns - newColumns) }
      while cells[row].count < newColumns { cells[row].append(.blank(TerminalStyle())) }
    }
    columns = newColumns
    if newRows < rows { cells.removeLast(rows - newRows) }
    while cells.count < newRows {
      cells.append(Array(repeating: .blank(TerminalStyle()), count: newColumns))
    }
    rows = newRows
    region = 0...rows - 1
    move(row: row, column: column)
  }

  private var blankLine: [TerminalCell] { Array(repeating: .blank(style), count: columns) }

  /// A wide character of which one half is overwritten is gone whole.
  private mutating func breakWide(at place: Int) {
    guard place > 0, place < columns, cells[row][place].text.isEmpty else { return }
    cells[row][place].text = " "
    cells[row][place - 1].text = " "
  }

  /// A wide character whose right half was pushed out of the line is gone whole.
  private mutating func endWithWhole() {
    guard let last = cells[row].last, last.text.unicodeScalars.first.map(TextWidth.columns) == 2 else {
      return
    }
    cells[row][columns - 1].text = " "
  }
}
