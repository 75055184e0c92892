/// Lines that have no room in their pane all at once, page by page; `v` turns to the next.
enum PanePages {
  /// How many pages so many lines take in so many rows. On all but the last, the last row tells how many lines follow.
  static func count(of lines: Int, in rows: Int) -> Int {
    guard lines > rows, rows > 1 else { return 1 }
    return 1 + (lines - rows + rows - 2) / (rows - 1)
  }

  /// The lines of one page, counted from 0; of the last for a number beyond it.
  static func page(_ number: Int, of lines: [Line], in rows: Int, _ glyphs: GlyphSet) -> [Line] {
    let count = count(of: lines.count, in: rows)
    let number = min(number, count - 1)
    let first = number * max(1, rows - 1)
    guard number < count - 1 else { return Array(lines[first...].prefix(max(0, rows))) }
    let shown = lines[first..<first + rows - 1]
    let rest = lines.count - first - shown.count
    return shown + [Line("   … \(rest) more lines: v", .machinery, glyphs)]
  }
}
