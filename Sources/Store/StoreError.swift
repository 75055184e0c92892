import CSQLite
import Glibc

/// Why the store could not do what it was asked: facts; the words are in `diagnostic(for:)`.
public enum StoreError: Error, Sendable, Hashable {
  /// Another process holds the store, longer than the wait that was allowed.
  case busy
  /// The file, or its folder, may not be written.
  case readOnly
  /// No room was left on the disk; nothing of the transaction was kept.
  case diskFull
  /// The file is something else than a SQLite database.
  case notADatabase
  /// A SQLite database of another program, whose `application_id` this is (0 when it has none).
  case foreign(applicationID: Int32)
  /// A newer touchtone made the schema; this one knows up to version `known`.
  case newer(version: Int, known: Int)
  /// The file could not be opened or made.
  case cannotOpen(why: String)
  /// The file is a SQLite database that does not hold together any more.
  case damaged(why: String)
  /// The rows refuse a value, in SQLite's words.
  case constraint(why: String)
  /// A changeset meets a row that is not as it was when the changes were recorded.
  case conflict(RowConflict)
  /// Any other failure, with SQLite's extended result code.
  case failed(code: Int32, why: String)

  /// The error of a failed call. The connection says more than the code; it may be missing when opening
  /// failed.
  init(code: Int32, of connection: OpaquePointer?) {
    // Of a COMMIT that fails SQLite does not keep the system's reason: it is still the last one of this thread.
    let lastError = errno
    let why = String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    let systemError = connection.map { sqlite3_system_errno($0) } ?? 0
    let systemWhy = systemError == 0 ? why : String(cString: strerror(systemError))
    let noRoom = [ENOSPC, EDQUOT, EFBIG]
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly
    case SQLITE_FULL: self = .diskFull
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_CANTOPEN: self = .cannotOpen(why: systemWhy)
    case SQLITE_CORRUPT: self = .damaged(why: why)
    // The statements are fixed and tested: what they do not find, such as a table, is missing in this file.
    case SQLITE_ERROR: self = .damaged(why: why)
    case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG: self = .constraint(why: why)
    case SQLITE_IOERR where noRoom.contains(systemError): self = .diskFull
    case SQLITE_IOERR where systemError == EROFS: self = .readOnly
    case SQLITE_IOERR where Self.writes.contains(code) && noRoom.contains(lastError): self = .diskFull
    case SQLITE_IOERR: self = .failed(code: code, why: systemWhy)
    default: self = .failed(code: code, why: why)
    }
  }

  /// The codes of what makes a file longer: the write itself, and room for the index of the log.
  private static let writes: [Int32] = [SQLITE_IOERR | 3 << 8, SQLITE_IOERR | 19 << 8]
}
