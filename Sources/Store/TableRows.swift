/// Every row of one table, in order of its key, the values as text.
public struct TableRows: Sendable, Hashable {
  public let table: String
  public let columns: [String]
  public let rows: [[String]]
}
