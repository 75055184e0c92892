import CSQLite

@testable import Store

extension Connection {
  /// The first column of a question that is in no catalog.
  func ask(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      fatalError(String(cString: sqlite3_errmsg(handle)))
    }
    defer { sqlite3_finalize(statement) }
    var answers: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      answers.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "NULL")
    }
    return answers
  }
}
