/// A part of a grid: where it begins and how large it is.
struct Area: Sendable, Hashable {
  var row: Int
  var column: Int
  var columns: Int
  var rows: Int

  /// The column after the last.
  var endColumn: Int { column + columns }
  /// The row after the last.
  var endRow: Int { row + rows }

  func contains(row: Int, column: Int) -> Bool {
    (self.row..<max(self.row, endRow)).contains(row)
      && (self.column..<max(self.column, endColumn)).contains(column)
  }
}
