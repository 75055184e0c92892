import CSQLite

/// A prepared statement while it runs: bound, stepped, read. Its connection resets it afterwards.
struct PreparedStatement: ~Copyable {
  let handle: OpaquePointer
  let connection: Connection

  /// Binds the values to ?1, ?2, … in order.
  func bind(_ values: [StoreValue]) throws(StoreError) {
    for (offset, value) in values.enumerated() {
      let index = Int32(offset + 1)
      let code: Int32
      switch value {
      case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
      case .text(var text):
        code = text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            csqlite_bind_text(handle, index, characters.baseAddress, UInt64(characters.count))
          }
        }
      }
      guard code == SQLITE_OK else { throw connection.error(code) }
    }
  }

  /// Goes to the next row; false when there is none.
  func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.error(code)
    }
  }

  /// Columns count from 0.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))),
      as: UTF8.self)
  }

  func value(_ column: Int32) -> StoreValue {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER ? .integer(integer(column)) : .text(text(column))
  }

  /// Every column of the row.
  func values() -> [StoreValue] { (0..<sqlite3_column_count(handle)).map { value($0) } }
}
