/// A grid as bytes, for a terminal elsewhere that shows it.
///
/// Runs of cells of one style: the style, how many bytes of text, the text. Whoever reads it believes nothing: it is text
/// of some styles that is written on a grid of its own, so that no byte of it reaches a terminal as it is.
public enum GridCode {
  /// No screen is larger.
  public static let largest = Size(columns: 500, rows: 200)

  public static func bytes(of grid: Grid) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: Int) { bytes += [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    add(grid.size.columns)
    add(grid.size.rows)
    bytes.append(grid.glyphs == .ascii ? 1 : 0)
    bytes.append(UInt8(truncatingIfNeeded: grid.rings))
    add(grid.cursor.map { $0.row + 1 } ?? 0)
    add(grid.cursor?.column ?? 0)
    for row in 0..<grid.size.rows {
      var column = 0
      while column < grid.size.columns {
        let style = grid[row, column].style
        var text = ""
        while column < grid.size.columns, grid[row, column].style == style {
          text += grid[row, column].cluster
          column += 1
        }
        bytes.append(style.rawValue)
        add(text.utf8.count)
        bytes += text.utf8
      }
      // What no style has ends a row.
      bytes.append(.max)
    }
    return bytes
  }

  /// The grid that somebody else sent; nil for bytes that are none.
  public static func grid(from bytes: [UInt8]) -> Grid? {
    var reader = Reader(bytes: bytes)
    guard let columns = reader.number(), let rows = reader.number(), let kind = reader.byte(),
      let rings = reader.byte(), let cursorRow = reader.number(), let cursorColumn = reader.number(),
      columns <= largest.columns, rows <= largest.rows, kind <= 1
    else { return nil }
    var grid = Grid(Size(columns: columns, rows: rows), glyphs: kind == 1 ? .ascii : .unicode)
    grid.rings = Int(rings)
    if cursorRow > 0, cursorRow <= rows, cursorColumn < columns {
      grid.cursor = Grid.Position(row: cursorRow - 1, column: cursorColumn)
    }
    for row in 0..<rows {
      var column = 0
      while true {
        guard let style = reader.byte() else { return nil }
        if style == .max { break }
        guard let style = Style(rawValue: style), let text = reader.text() else { return nil }
        column = grid.write(Line(text, style, grid.glyphs), row: row, column: column)
      }
    }
    return reader.isAtEnd ? grid : nil
  }

  private struct Reader {
    let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() -> UInt8? {
      guard place < bytes.count else { return nil }
      defer { place += 1 }
      return bytes[place]
    }

    mutating func number() -> Int? {
      guard let low = byte(), let high = byte() else { return nil }
      return Int(low) | Int(high) << 8
    }

    mutating func text() -> String? {
      guard let count = number(), bytes.count - place >= count else { return nil }
      defer { place += count }
      return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }
  }
}
