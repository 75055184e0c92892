/// Turns the difference of two grids into the bytes that make a terminal show the second.
struct FrameWriter {
  /// What a terminal is told by which bytes; empty for what it cannot do.
  struct Capabilities {
    var reset: [UInt8] = []
    var bold: [UInt8] = []
    var dim: [UInt8] = []
    var underline: [UInt8] = []
    var reverse: [UInt8] = []
    var clear: [UInt8] = []
    var showCursor: [UInt8] = []
    var hideCursor: [UInt8] = []
    /// Whether a character in the last column moves on to the next row at once.
    var wrapsAtOnce = false
    var color: (Int) -> [UInt8]
    var place: (_ row: Int, _ column: Int) -> [UInt8]
  }

  private static let bell: UInt8 = 0x07

  private let capabilities: Capabilities
  /// The bytes that begin each style, by its raw value.
  private let styles: [[UInt8]]
  /// Whether the cells of a style stay blank.
  private let blanks: [Bool]

  init(palette: Palette, capabilities: Capabilities) {
    self.capabilities = capabilities
    let looks = Style.allCases.map { palette.look(of: $0) }
    blanks = looks.map(\.isBlank)
    styles = looks.map { look in
      var bytes = capabilities.reset
      if let color = look.color { bytes += capabilities.color(color) }
      if look.isBold { bytes += capabilities.bold }
      if look.isDim { bytes += capabilities.dim }
      if look.isUnderlined { bytes += capabilities.underline }
      if look.isReversed { bytes += capabilities.reverse }
      return bytes
    }
  }

  /// The bytes that show `grid` where `former` is shown; none when they look alike.
  ///
  /// Without a former grid the screen is cleared first and every cell written.
  func bytes(from former: Grid?, to grid: Grid) -> [UInt8] {
    let same = former.flatMap { $0.size == grid.size ? $0 : nil }
    var bytes: [UInt8] = same == nil ? capabilities.reset + capabilities.clear : []
    // Every frame leaves the terminal in the plain style.
    var style = Style.plain
    // Where the terminal's cursor stands, as long as that is certain.
    var place: Grid.Position?
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let cell = grid[row, column]
        guard cell.width > 0, differs(same, grid, row, column) else { continue }
        // A terminal that goes on at once would scroll after its very last cell.
        let isLast = row == grid.size.rows - 1 && column + Int(cell.width) >= grid.size.columns
        if isLast, capabilities.wrapsAtOnce { continue }
        if place != Grid.Position(row: row, column: column) { bytes += capabilities.place(row, column) }
        if style != cell.style {
          bytes += styles[Int(cell.style.rawValue)]
          style = cell.style
        }
        let cluster = blanks[Int(cell.style.rawValue)] ? (cell.width == 2 ? "  " : " ") : cell.cluster
        bytes += cluster.utf8
        // Terminals differ in how wide they draw anything out of the ordinary: the next cell is placed anew.
        let isCertain = cell.width == 1 && cluster.unicodeScalars.count == 1 && column + 1 < grid.size.columns
        place = isCertain ? Grid.Position(row: row, column: column + 1) : nil
      }
    }
    if style != .plain { bytes += capabilities.reset }
    bytes += cursorBytes(same, grid, hasMoved: !bytes.isEmpty)
    if let former, former.rings != grid.rings { bytes.append(Self.bell) }
    return bytes
  }

  private func differs(_ former: Grid?, _ grid: Grid, _ row: Int, _ column: Int) -> Bool {
    let cell = grid[row, column]
    guard let former else { return cell != .blank }
    if former[row, column] != cell { return true }
    // A wide character is written again when its second half was written over.
    return cell.width == 2 && column + 1 < grid.size.columns
      && former[row, column + 1] != grid[row, column + 1]
  }

  private func cursorBytes(_ former: Grid?, _ grid: Grid, hasMoved: Bool) -> [UInt8] {
    guard let cursor = grid.cursor else {
      return former?.cursor != nil || (former == nil) ? capabilities.hideCursor : []
    }
    guard hasMoved || former?.cursor != cursor else { return [] }
    return capabilities.place(cursor.row, cursor.column)
      + (former?.cursor == nil ? capabilities.showCursor : [])
  }
}
