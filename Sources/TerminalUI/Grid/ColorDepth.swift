/// How many colors a terminal shows.
public enum ColorDepth: Sendable, CaseIterable {
  case none
  case eight
  case sixteen
  case many

  /// The depth of a terminal with a number of colors; none where the person wants none.
  public init(colors: Int, isUnwanted: Bool) {
    switch colors {
    case _ where isUnwanted: self = .none
    case 256: self = .many
    // Direct color counts in millions and reads an index as a color value; its first eight are the usual ones.
    case 257...: self = .eight
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }
}
