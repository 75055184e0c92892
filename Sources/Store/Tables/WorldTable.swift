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
  /// Takes the row with a key out.
  let delete: SQLStatement
  /// Takes every row out.
  let deleteAll: SQLStatement
  /// What else the file of the table runs.
  let operations: [SQLStatement]
  /// Every column of the row that holds what a row wants and only one may hold, and which columns that is; nil where there is
  /// no such thing.
  var holder: (statement: SQLStatement, columns: Range<Int>)?

  /// True for what tells of people who learn, and not of the center's day: making the sample rows anew leaves it alone.
  var isOfTrainees = false

  /// True for what is kept of agents' work: no flow reads or writes it.
  var isOfDesk = false

  /// Every table, in the order of dumps, hashes and changesets.
  static let all: [WorldTable] = [
    customers, availableSlots, bookings, sampleCustomers, sampleSlots, records, contactRecords, scorecards,
  ]

  var statements: [SQLStatement] { [allRows, rowWithKey, insert, delete, deleteAll] + operations }
}
