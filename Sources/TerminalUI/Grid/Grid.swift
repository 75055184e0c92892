/// A whole screen as a value: what every cell shows and means.
///
/// Screens are functions from a model to a grid; a terminal shows a grid; a test compares it as text. Writing outside of
/// the grid is clipped and never an error.
public struct Grid: Sendable, Equatable {
  public let size: Size
  public let glyphs: GlyphSet
  /// Where the real cursor stands, or nil where it is hidden. It is shown only in a line one types in.
  public internal(set) var cursor: Position?
  /// Places that mean something to a mouse click, first match first.
  public internal(set) var targets: [Target] = []
  /// How often the terminal's bell has rung until this frame; a frame with another number rings it.
  public var rings = 0
  private var cells: [Cell]

  /// A cell's place; the first row and the first column are 0.
  public struct Position: Sendable, Hashable {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// A part of the screen that a click acts on.
  public struct Target: Sendable, Hashable {
    let area: Area
    public let action: ClickAction
  }

  public init(_ size: Size, glyphs: GlyphSet = .unicode) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place inside the grid.
  public subscript(row: Int, column: Int) -> Cell {
    precondition(
      (0..<size.rows).contains(row) && (0..<size.columns).contains(column), "no cell \(row), \(column)")
    return cells[row * size.columns + column]
  }

  /// What a click on a cell means, or nil.
  public func action(at position: Position) -> ClickAction? {
    targets.first { $0.area.contains(row: position.row, column: position.column) }?.action
  }

  /// The grid as text: a line a row, each as wide as the grid, without styles; the cursor shows as `▏`.
  public var text: String { (0..<size.rows).map { rowText($0) }.joined(separator: "\n") }

  /// One row as text; the cursor shows as `▏` where it stands on a blank.
  public func rowText(_ row: Int) -> String {
    var text = ""
    for column in 0..<size.columns {
      let cell = cells[row * size.columns + column]
      text += cell.isBlank && cursor == Position(row: row, column: column) ? "▏" : cell.cluster
    }
    return text
  }

  /// Writes text at a place, clipped at `endColumn` or the edge; gives the column after it.
  @discardableResult
  mutating func write(
    _ text: String, _ style: Style = .plain, row: Int, column: Int, endColumn: Int = .max
  ) -> Int {
    write(Line(text, style, glyphs), row: row, column: column, endColumn: endColumn)
  }

  /// Writes a line at a place, clipped at `endColumn` or the edge; gives the column after it.
  ///
  /// A wide character that would be cut in half is a blank instead.
  @discardableResult
  mutating func write(_ line: Line, row: Int, column: Int, endColumn: Int = .max) -> Int {
    var column = column
    let end = min(endColumn, size.columns)
    for cell in line.cells {
      if column >= end { break }
      let width = Int(cell.width)
      if column + width > end {
        put(Cell(" ", cell.style), row: row, column: column)
        return column + 1
      }
      put(cell, row: row, column: column)
      if width == 2 { put(.second(cell.style), row: row, column: column + 1) }
      column += width
    }
    return column
  }

  /// Writes a line so that it ends before a column.
  mutating func write(_ line: Line, row: Int, endingAt end: Int) {
    write(line, row: row, column: end - line.columns, endColumn: end)
  }

  private mutating func put(_ cell: Cell, row: Int, column: Int) {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return }
    let index = row * size.columns + column
    // Half of a wide character that is written over becomes a blank, so that no cell is left without its other half.
    if cells[index].width == 2, cell.width != 2, column + 1 < size.columns { cells[index + 1] = .blank }
    if cells[index].width == 0, cell.width != 0, column > 0 { cells[index - 1] = .blank }
    cells[index] = cell
  }

  /// Gives every cell of an area one style.
  mutating func restyle(_ area: Area, _ style: Style) {
    for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
      for column in max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn)) {
        cells[row * size.columns + column].style = style
      }
    }
  }

  /// Makes an area answer clicks.
  mutating func addTarget(_ area: Area, _ action: ClickAction) {
    targets.append(Target(area: area, action: action))
  }
}
