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

  private mutating func insert(_ added: String) {
    // A letter typed after a mark that joins it becomes one character with it: count anew.
    let head = text.prefix(cursor) + added
    let tail = text.dropFirst(cursor)
    text = String(head + tail)
    cursor = min(text.count, head.count)
  }
}
