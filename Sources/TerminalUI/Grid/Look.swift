/// How a style looks on a terminal.
public struct Look: Sendable, Hashable {
  /// An index of the terminal's palette, nil for its default. There are no background colors.
  public var color: Int?
  public var isBold = false
  public var isDim = false
  public var isUnderlined = false
  public var isReversed = false
  /// Whether cells of this style stay blank, where dim words cannot be told from others.
  public var isBlank = false
}
