/// The size of a screen or of a part of it, in character cells.
public struct Size: Sendable, Hashable {
  /// 0 or more.
  public let columns: Int
  /// 0 or more.
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The least screen a call is shown on; below it only "too small" is drawn.
  public static let least = Size(columns: 60, rows: 16)

  /// Whether a call can be shown on a screen of this size.
  public var holdsACall: Bool { columns >= Self.least.columns && rows >= Self.least.rows }
}
