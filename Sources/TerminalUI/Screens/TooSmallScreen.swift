/// What a window too small for a call shows.
public enum TooSmallScreen {
  /// - Parameter header: says whether a call is on, which stands still then.
  public static func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet) -> Grid {
    var grid = Grid(size, glyphs: glyphs)
    let least = Size.least
    var lines = [
      "touchtone needs \(least.columns)x\(least.rows),", "this window is \(size.columns)x\(size.rows).", "",
    ]
    if header.state == .live { lines.append("The call is paused at \(clockText(header.seconds)).") }
    lines.append("Make the window larger to go on.")
    // The first row stays empty while there is room for it and for the way out.
    let top = size.rows >= lines.count + 3 ? 1 : 0
    for (index, line) in lines.enumerated() {
      grid.write(line, row: top + index, column: size.columns >= 36 ? 3 : 0)
    }
    var quit = Line("q", .key, glyphs)
    quit.append(" quit")
    grid.write(quit, row: size.rows - 1, endingAt: size.columns - 1)
    return grid
  }
}
