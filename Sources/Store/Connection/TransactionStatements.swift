/// The statements that begin and end transactions; only `Connection.inTransaction` runs them.
enum TransactionStatements {
  static let beginImmediate = SQLStatement("BEGIN IMMEDIATE")
  static let beginReading = SQLStatement("BEGIN DEFERRED")
  static let commit = SQLStatement("COMMIT")
  static let rollback = SQLStatement("ROLLBACK")
  static let savepoint = SQLStatement("SAVEPOINT inner")
  static let release = SQLStatement("RELEASE inner")
  static let rollbackTo = SQLStatement("ROLLBACK TO inner")

  static let all = [beginImmediate, beginReading, commit, rollback, savepoint, release, rollbackTo]
}
