import Diagnostics

/// One row of styled text, ready to be measured, cut, wrapped and put on a grid.
///
/// Control characters in the text become visible and stand reversed; characters of no width join the one before them.
struct Line: Sendable, Hashable {
  let glyphs: GlyphSet
  private(set) var cells: [Cell] = []
  private(set) var columns = 0

  init(_ glyphs: GlyphSet) { self.glyphs = glyphs }

  init(_ text: String, _ style: Style, _ glyphs: GlyphSet) {
    self.init(glyphs)
    append(text, style)
  }

  init(cells: some Sequence<Cell>, _ glyphs: GlyphSet) {
    self.init(glyphs)
    for cell in cells { append(cell) }
  }

  var isEmpty: Bool { cells.isEmpty }

  mutating func append(_ cell: Cell) {
    cells.append(cell)
    columns += Int(cell.width)
  }

  mutating func append(_ line: Line) {
    cells += line.cells
    columns += line.columns
  }

  mutating func append(_ text: String, _ style: Style = .plain) {
    var skipsNext = false
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20 && scalar.value < 0x7F {
        skipsNext = false
        append(Cell(String(scalar), style))
        continue
      }
      if ScalarWidth.isSteering(scalar) {
        skipsNext = scalar.value == 0x200D
        continue
      }
      if let fallback = glyphs.fallback(for: scalar) {
        for character in fallback.unicodeScalars { append(Cell(String(character), style)) }
        continue
      }
      if scalar.isHidden {
        for character in String(scalar).visible.unicodeScalars { append(Cell(String(character), .now)) }
        continue
      }
      let width = ScalarWidth.columns(of: scalar)
      if width == 0 {
        // Marks beyond a few are dropped: a terminal cell holds no more.
        if let last = cells.last, last.cluster.unicodeScalars.count < 5, last.cluster != "" {
          cells[cells.count - 1].cluster.unicodeScalars.append(scalar)
        }
        continue
      }
      // What follows a joiner belongs to the picture before it, which is drawn as its first part alone.
      if skipsNext {
        skipsNext = false
        continue
      }
      append(Cell(String(scalar), width: UInt8(width), style))
    }
  }

  /// Blanks up to a column, or none when the line is already that long.
  mutating func pad(to column: Int) {
    while columns < column { append(.blank) }
  }

  /// The line cut to a number of columns; what is cut is marked with `…`.
  func cut(to limit: Int) -> Line {
    if columns <= limit { return self }
    var line = Line(glyphs)
    guard limit > 0 else { return line }
    for cell in cells {
      if line.columns + Int(cell.width) > limit - 1 { break }
      line.append(cell)
    }
    while let last = line.cells.last, last.isBlank {
      line.cells.removeLast()
      line.columns -= 1
    }
    line.append("…", line.cells.last?.style ?? cells.first?.style ?? .plain)
    return line
  }

  /// The same text in one other style.
  func styled(_ style: Style) -> Line {
    var line = self
    for index in line.cells.indices { line.cells[index].style = style }
    return line
  }

  /// Gives a range of cells, counted in cells and not in columns, another style.
  mutating func restyle(_ range: Range<Int>, _ style: Style) {
    for index in range.clamped(to: cells.indices) { cells[index].style = style }
  }

  /// The text without styles.
  var text: String { cells.map(\.cluster).joined() }

  /// The rows of this line when no row may be wider than `width`, broken at blanks.
  ///
  /// Scripts that write no blanks are broken between their characters (`RowBreak`). A word wider than a row is broken where
  /// the row ends. Blanks at a break are dropped, so the rows hold every
  /// character but those.
  ///
  /// - Parameters:
  ///   - width: at least 1; a smaller one counts as 2, so that a wide character finds room.
  ///   - firstWidth: the width of the first row where it has less room than the others.
  func wrapped(to width: Int, firstWidth: Int? = nil) -> [Line] {
    let width = max(2, width)
    var rows: [Line] = []
    var row = Line(glyphs)
    var limit = max(2, min(width, firstWidth ?? width))
    var blanks: [Cell] = []
    var index = 0
    func next() {
      rows.append(row)
      row = Line(glyphs)
      limit = width
      blanks = []
    }
    while index < cells.count {
      if cells[index].isBlank {
        blanks.append(cells[index])
        index += 1
        continue
      }
      var end = index
      var wordColumns = 0
      while end < cells.count, !cells[end].isBlank {
        if end > index, RowBreak.isAllowed(between: cells[end - 1], and: cells[end]) { break }
        wordColumns += Int(cells[end].width)
        end += 1
      }
      if !row.isEmpty, row.columns + blanks.count + wordColumns > limit { next() }
      if row.isEmpty, !rows.isEmpty { blanks = [] }
      // Blanks that lead the text are kept: they set it in. More of them than fit are not.
      for blank in blanks where row.columns + 1 < limit { row.append(blank) }
      blanks = []
      while index < end {
        if row.columns + Int(cells[index].width) > limit { next() }
        row.append(cells[index])
        index += 1
      }
    }
    if !row.isEmpty || rows.isEmpty { rows.append(row) }
    return rows
  }
}
