/// Every prepared statement of this layer, so that a test can read them all.
///
/// A connection refuses to prepare what is not listed here.
enum StatementCatalog {
  /// What reads and writes the rows of a world.
  static let world: [SQLStatement] = WorldTable.all.flatMap(\.statements)

  /// What opens files and brackets transactions.
  static let control: [SQLStatement] = TransactionStatements.all + StoreFile.statements

  /// What measures; its tables are the benchmark's own and no world's.
  static let benchmark: [SQLStatement] = BookingBenchmark.statements

  static let all: [SQLStatement] = world + control + benchmark

  static func contains(_ statement: SQLStatement) -> Bool {
    all.contains { $0.identity == statement.identity }
  }
}
