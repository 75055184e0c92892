/// What the layer as a whole knows of a table: enough to dump it, to compare it and to apply changes to it.
struct WorldTable: Sendable {
  let name: String
  let columns: [String]
  /// The first columns are the primary key; this many.
  let keyColumns: Int
  /// Every row, every column, in order of the key.
  let allRows: SQLStatement
  /// Every column of the row with a key.
  let rowWithKey: SQLStatement
  /// Puts a whole row in.
  let insert: SQLStatement
  /// The same, in the place of what stands in its way.
  let put: SQLStatement
  /// Takes the row with a key out.
  let delete: SQLStatement
  /// Takes every row out.
  let deleteAll: SQLStatement
  /// What else the file of the table runs.
  let operations: [SQLStatement]

  /// Every table, in the order of dumps, hashes and changesets.
  static let all: [WorldTable] = [customers, availableSlots, bookings, sampleCustomers, sampleSlots, records]

  var statements: [SQLStatement] { [allRows, rowWithKey, insert, put, delete, deleteAll] + operations }
}
