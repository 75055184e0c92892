/// A place in a text file, as editors count: the first character is line 1, column 1.
public struct SourcePosition: Sendable, Hashable, Comparable {
  public let line: Int
  /// In characters (Unicode scalars), not bytes.
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
