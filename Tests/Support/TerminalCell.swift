/// How a cell of a terminal looks.
public struct TerminalStyle: Sendable, Hashable {
  /// A color as the program asked for it.
  public enum Color: Sendable, Hashable {
    case usual
    /// One of the terminal's palette, 0 to 255.
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  public var foreground = Color.usual
  public var background = Color.usual
  public var isBold = false
  public var isDim = false
  public var isUnderlined = false
  public var isReversed = false

  public init() {}
}

/// One place of a terminal's grid.
public struct TerminalCell: Sendable, Hashable {
  /// A character with its combining marks; " " where nothing was written, "" in the right half of a wide character.
  public var text: String
  public var style: TerminalStyle

  static func blank(_ style: TerminalStyle) -> TerminalCell {
    // What is erased keeps the background only (the terminal's "bce").
    var erased = TerminalStyle()
    erased.background = style.background
    return TerminalCell(text: " ", style: erased)
  }
}
