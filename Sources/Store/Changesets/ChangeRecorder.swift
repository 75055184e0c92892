import CSQLite

/// Watches a connection's writes through SQLite's session extension.
final class ChangeRecorder {
  private let connection: Connection
  private let session: OpaquePointer

  init(_ connection: Connection) throws(StoreError) {
    var made: OpaquePointer?
    let code = sqlite3session_create(connection.handle, "main", &made)
    guard code == SQLITE_OK, let made else { throw StoreError(code: code, of: connection.handle) }
    self.connection = connection
    session = made
    // No name stands for every table.
    let attached = sqlite3session_attach(made, nil)
    guard attached == SQLITE_OK else { throw StoreError(code: attached, of: connection.handle) }
  }

  deinit { sqlite3session_delete(session) }

  /// What has changed so far. To be called inside the transaction: afterwards another process may have
  /// written, and the rows as they are would be taken for the rows that were written here.
  func changes() throws(StoreError) -> Changeset {
    var size: Int32 = 0
    var bytes: UnsafeMutableRawPointer?
    try check(sqlite3session_changeset(session, &size, &bytes))
    defer { sqlite3_free(bytes) }
    guard size > 0 else { return Changeset() }
    var iterator: OpaquePointer?
    try check(sqlite3changeset_start(&iterator, size, bytes))
    guard let iterator else { return Changeset() }
    defer { sqlite3changeset_finalize(iterator) }
    var changes: [RowChange] = []
    while sqlite3changeset_next(iterator) == SQLITE_ROW { changes.append(try change(at: iterator)) }
    return Changeset(changes)
  }

  private func change(at iterator: OpaquePointer) throws(StoreError) -> RowChange {
    var name: UnsafePointer<CChar>?
    var count: Int32 = 0
    var operation: Int32 = 0
    var indirect: Int32 = 0
    try check(sqlite3changeset_op(iterator, &name, &count, &operation, &indirect))
    let written = name.map { String(cString: $0) } ?? ""
    guard let table = WorldTable.all.first(where: { $0.name == written }) else {
      preconditionFailure("\"\(written)\" is no table of a world")
    }
    switch operation {
    case SQLITE_INSERT:
      return RowChange(table, before: nil, after: values(iterator, count, sqlite3changeset_new))
    case SQLITE_DELETE:
      return RowChange(table, before: values(iterator, count, sqlite3changeset_old), after: nil)
    default:
      // Only the key and the columns that changed are named; the others are as they are in the row now.
      let old = partialValues(iterator, count, sqlite3changeset_old)
      let key = old.prefix(table.keyColumns).compactMap { $0 }
      guard let after = try connection.first(table.rowWithKey, key, { $0.values() }) else {
        preconditionFailure("a changed row of \(table.name) is not there")
      }
      return RowChange(table, before: zip(old, after).map { $0 ?? $1 }, after: after)
    }
  }

  private typealias Read =
    (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Int32

  private func values(_ iterator: OpaquePointer, _ count: Int32, _ read: Read) -> [StoreValue] {
    partialValues(iterator, count, read).compactMap { $0 }
  }

  private func partialValues(_ iterator: OpaquePointer, _ count: Int32, _ read: Read) -> [StoreValue?] {
    (0..<count).map { column in
      var value: OpaquePointer?
      guard read(iterator, column, &value) == SQLITE_OK, let value else { return nil }
      if sqlite3_value_type(value) == SQLITE_INTEGER { return .integer(sqlite3_value_int64(value)) }
      guard let text = sqlite3_value_text(value) else { return nil }
      let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
      return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func check(_ code: Int32) throws(StoreError) {
    guard code == SQLITE_OK else { throw StoreError(code: code, of: connection.handle) }
  }
}
