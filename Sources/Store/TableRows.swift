/// Every row of one table, in order of its key, the values as text.
public struct TableRows: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The names of its columns, the key first.
  public let columns: [String]
  /// The first columns are the primary key; this many.
  public let keyColumns: Int
  /// The values, a text for each column.
  public let rows: [[String]]
}
