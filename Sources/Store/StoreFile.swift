import CSQLite
import ContactCenter
import Glibc

/// Opens a database file so that what is committed is on the disk.
enum StoreFile {
  static let applicationID = SQLStatement("PRAGMA application_id")
  static let userVersion = SQLStatement("PRAGMA user_version")
  static let schemaSize = SQLStatement("SELECT count(*) FROM sqlite_schema")
  static let useWriteAheadLog = SQLStatement("PRAGMA journal_mode = WAL")
  static let synchronousFull = SQLStatement("PRAGMA synchronous = FULL")
  static let synchronousNormal = SQLStatement("PRAGMA synchronous = NORMAL")
  static let foreignKeys = SQLStatement("PRAGMA foreign_keys = ON")
  /// A file may come from anyone: what its schema calls can do nothing but compute.
  static let distrustSchema = SQLStatement("PRAGMA trusted_schema = OFF")

  static let statements = [
    applicationID, userVersion, schemaSize, useWriteAheadLog, synchronousFull, synchronousNormal, foreignKeys,
    distrustSchema,
  ]

  /// A connection to the file, made with its folder when it is not there yet, both for their owner only: names
  /// and numbers of customers are in it. Nothing is written into a file that `check` refuses.
  static func open(
    _ path: String, wait: Milliseconds, synchronous: SQLStatement,
    check: (Connection) throws(StoreError) -> Void
  ) throws(StoreError) -> Connection {
    try makeFolder(of: path)
    if let why = whyNotAFile(path) { throw .cannotOpen(why: why) }
    makeFile(path)
    let connection: Connection
    do {
      // With a folder before it, no name is one of those that mean something else to SQLite, as ":memory:" does.
      connection = try Connection(
        path.hasPrefix("/") ? path : "./" + path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    } catch {
      throw reason(for: error, path)
    }
    connection.setWait(milliseconds: wait.count)
    guard sqlite3_db_readonly(connection.handle, "main") == 0 else { throw .readOnly }
    do {
      try check(connection)
      try connection.run(foreignKeys)
      try connection.run(distrustSchema)
      try useWriteAheadLog(connection, wait: wait)
      try connection.run(synchronous)
    } catch {
      throw reason(for: error, path)
    }
    return connection
  }

  /// Going over to the log needs the file for a moment, and SQLite does not wait for that by itself.
  private static func useWriteAheadLog(_ connection: Connection, wait: Milliseconds) throws(StoreError) {
    var waited: Int64 = 0
    while true {
      do throws(StoreError) {
        let mode = try connection.first(useWriteAheadLog) { $0.text(0) }
        guard mode == "wal" else { throw .cannotOpen(why: "the disk does not allow a write-ahead log") }
        return
      } catch {
        guard error == .busy, waited < wait.count else { throw error }
        waited += Int64(sqlite3_sleep(2))
      }
    }
  }

  /// Makes the folders above the file that are missing, for their owner only.
  private static func makeFolder(of path: String) throws(StoreError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    var status = stat()
    guard stat(folder, &status) != 0 else { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .cannotOpen(why: "folder \"\(folder)\": \(String(cString: strerror(errno)))")
    }
    synchronize(self.folder(of: folder))
  }

  /// Makes the empty file where there is none; SQLite gives its log the same rights. What goes wrong here goes wrong
  /// again when SQLite opens the file, and is said then.
  ///
  /// Only a file that was not there is opened: closing another one would end the locks of this process on it.
  private static func makeFile(_ path: String) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { return }
    close(descriptor)
    synchronize(folder(of: path))
  }

  /// Writes the names in a folder to the disk, so that a new one outlives a power failure. SQLite does so for what it
  /// makes itself.
  private static func synchronize(_ folder: String) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// SQLite's own words for a folder are "unable to open database file".
  private static func whyNotAFile(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is not a plain file"
  }

  /// A file that cannot be opened for want of a right to write is read-only, whatever SQLite calls it;
  /// SQLite's own reason is that of its last attempt, which was to read.
  private static func reason(for error: StoreError, _ path: String) -> StoreError {
    guard case .cannotOpen = error else { return error }
    let folder = folder(of: path)
    if mayUse(path, F_OK) {
      if !mayUse(path, R_OK) { return .cannotOpen(why: String(cString: strerror(EACCES))) }
      if !mayUse(path, W_OK) { return .readOnly }
    }
    return mayUse(folder, W_OK) ? error : .readOnly
  }

  private static func mayUse(_ path: String, _ right: Int32) -> Bool {
    faccessat(AT_FDCWD, path, right, AT_EACCESS) == 0
  }
}
