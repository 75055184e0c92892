/// The call as plain text to select and copy: one unbroken line an entry, no panes, nothing dim.
public struct PlainTextScreen: Sendable, Equatable {
  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    case closed
    /// `y` again: the text shall be written to the file that the last row names.
    case writes
  }

  /// The lines as headless `play` prints them.
  public var lines: [String]
  /// The file that `y` writes.
  public var fileName: String
  /// What writing the file came to, once it was tried.
  public var message: PhoneModel.Message?
  private var firstLine = 0

  public init(lines: [String], fileName: String) {
    self.lines = lines
    self.fileName = fileName
  }

  public mutating func handle(_ key: KeyEvent, size: Size) -> Outcome {
    let page = max(1, size.rows - 2)
    switch key {
    case .escape, .character("q"): return .closed
    case .character("y"): return .writes
    case .up, .character("k"): firstLine -= 1
    case .down, .character("j"): firstLine += 1
    case .pageUp: firstLine -= page
    case .pageDown, .character(" "): firstLine += page
    case .home, .character("g"): firstLine = 0
    case .end, .character("G"): firstLine = .max / 2
    case .wheel(let rows): firstLine += rows
    default: break
    }
    firstLine = max(0, min(firstLine, lines.count - 1))
    return .stays
  }

  /// A long line goes on in the next row from its first column, so that a terminal copies it as one.
  public func draw(size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    var grid = Grid(size, glyphs: glyphs)
    var row = 0
    for line in lines.dropFirst(firstLine) where row < size.rows - 1 {
      var rest = Line(line, .plain, glyphs).cells[...]
      repeat {
        var part = Line(glyphs)
        while let cell = rest.first, part.columns + Int(cell.width) <= size.columns {
          part.append(cell)
          rest.removeFirst()
        }
        if part.isEmpty { rest.removeFirst(min(1, rest.count)) }
        if row < size.rows - 1 { grid.write(part, row: row, column: 0) }
        row += 1
      } while !rest.isEmpty
    }
    if let message {
      MessageRow.draw(message, on: &grid, row: size.rows - 1)
    } else {
      KeyLine(
        [.init("y", "write \(fileName)"), .init("↑ ↓ PgUp PgDn", "scroll")], last: .init("Esc", "back")
      ).draw(on: &grid, row: size.rows - 1)
    }
    return grid
  }
}
