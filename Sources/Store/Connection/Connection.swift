import CSQLite

/// One connection to SQLite with its prepared statements, each kept from its first use.
///
/// For one thread at a time. What it brackets is in `Connection+Transactions.swift`.
final class Connection {
  let handle: OpaquePointer
  private var prepared: [UInt: OpaquePointer] = [:]
  /// How many brackets of `inTransaction` are open.
  var depth = 0
  /// True in a bracket that only reads.
  var isReading = false
  /// What made SQLite undo the whole transaction under an open bracket.
  private var lastError: StoreError?

  /// Opens a database; `flags` as `sqlite3_open_v2` takes them.
  init(_ name: String, flags: Int32) throws(StoreError) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      let error = StoreError(code: code, of: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// The error of a call that has just failed.
  func error(_ code: Int32) -> StoreError {
    let error = StoreError(code: code, of: handle)
    lastError = error
    return error
  }

  /// Lends the statement, bound to the values, and resets it when the body ends, however it ends.
  @inline(__always)
  func with<R>(
    _ statement: SQLStatement, _ values: [StoreValue],
    _ body: (borrowing PreparedStatement) throws(StoreError) -> R
  ) throws(StoreError) -> R {
    // SQLite may undo a whole transaction by itself (a full disk, a failing one): nothing more may be written
    // then.
    if depth > 0, !isInTransaction {
      throw lastError ?? .failed(code: SQLITE_ABORT, why: "transaction undone")
    }
    let handle = try prepare(statement)
    precondition(sqlite3_stmt_busy(handle) == 0, "a statement used inside itself: \(statement.text)")
    precondition(!isReading || sqlite3_stmt_readonly(handle) != 0, "a write while reading: \(statement.text)")
    defer { sqlite3_reset(handle) }
    let lent = PreparedStatement(handle: handle, connection: self)
    try lent.bind(values)
    return try body(lent)
  }

  /// Runs a statement to its end and says how many rows it changed.
  @discardableResult
  func run(_ statement: SQLStatement, _ values: StoreValue...) throws(StoreError) -> Int {
    try run(statement, values)
  }

  @discardableResult
  func run(_ statement: SQLStatement, _ values: [StoreValue]) throws(StoreError) -> Int {
    try with(statement, values) { running throws(StoreError) in
      while try running.step() {}
      return Int(sqlite3_changes(handle))
    }
  }

  /// The first row, or nil when there is none.
  func first<R>(
    _ statement: SQLStatement, _ values: [StoreValue] = [],
    _ read: (borrowing PreparedStatement) throws(StoreError) -> R
  ) throws(StoreError) -> R? {
    try with(statement, values) { running throws(StoreError) in
      try running.step() ? read(running) : nil
    }
  }

  /// Every row, in the order of the statement.
  func rows<R>(
    _ statement: SQLStatement, _ values: [StoreValue] = [],
    _ read: (borrowing PreparedStatement) throws(StoreError) -> R
  ) throws(StoreError) -> [R] {
    try with(statement, values) { running throws(StoreError) in
      var rows: [R] = []
      while try running.step() { rows.append(try read(running)) }
      return rows
    }
  }

  /// Runs a script of fixed text: a migration's, or a PRAGMA with a number, which takes no bound value.
  func execute(_ script: String) throws(StoreError) {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// How long a statement waits for another process, in milliseconds.
  func setWait(milliseconds: Int64) {
    sqlite3_busy_timeout(handle, Int32(clamping: max(0, milliseconds)))
  }

  private func prepare(_ statement: SQLStatement) throws(StoreError) -> OpaquePointer {
    if let known = prepared[statement.identity] { return known }
    precondition(StatementCatalog.contains(statement), "not in the catalog: \(statement.text)")
    var made: OpaquePointer?
    let code = statement.text.withUTF8Buffer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_prepare_v3(
          handle, characters.baseAddress, Int32(characters.count), UInt32(SQLITE_PREPARE_PERSISTENT), &made,
          nil)
      }
    }
    guard code == SQLITE_OK, let made else { throw error(code) }
    prepared[statement.identity] = made
    return made
  }
}
