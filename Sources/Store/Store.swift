import CSQLite
import ContactCenter

/// The rows of a world: customers, slots, bookings, and which of them are samples.
///
/// One SQLite connection, for one thread at a time. A store is either **private**, in memory, and may be
/// copied, recorded and undone at will; or it is a **file**, shared with other processes, and only goes
/// forward: what `transaction` returned from is on the disk.
public final class Store {
  let connection: Connection
  /// True for a store in memory, which nobody else sees.
  public let isPrivate: Bool
  /// True for one that this opening made, or that was an empty file: it has no rows yet.
  public let isNew: Bool

  /// How long a transaction waits for another process before it throws `StoreError.busy`.
  public var wait: Milliseconds {
    didSet { connection.setWait(milliseconds: wait.count) }
  }

  private init(_ connection: Connection, isPrivate: Bool, isNew: Bool, wait: Milliseconds) {
    self.connection = connection
    self.isPrivate = isPrivate
    self.isNew = isNew
    self.wait = wait
  }

  /// Opens the store in a file, makes it and its folder (for the owner only) when they are missing, and
  /// brings an older one up to date.
  ///
  /// A file that is no store of this or an older touchtone is refused and left as it is. `wait` bounds the
  /// waiting for other processes here and in every transaction.
  public static func open(file path: String, wait: Milliseconds) throws(StoreError) -> Store {
    try open(file: path, wait: wait, migrations: Schema.migrations)
  }

  /// `open(file:wait:)` with other migrations: tests stand on earlier and later schemas.
  static func open(file path: String, wait: Milliseconds, migrations: [Migration]) throws(StoreError) -> Store
  {
    var version = 0
    let connection = try StoreFile.open(path, wait: wait, synchronous: StoreFile.synchronousFull) {
      connection throws(StoreError) in
      version = try connection.checkOwner(known: migrations.last?.version ?? 0)
    }
    try connection.migrate(through: migrations)
    return Store(connection, isPrivate: false, isNew: version == 0, wait: wait)
  }

  /// A new, empty private store.
  public static func inMemory() throws(StoreError) -> Store {
    let store = try emptyMemory()
    try store.connection.migrate(through: Schema.migrations)
    return store
  }

  /// A private copy of every row, as of the last commit. Neither store sees what the other does from then on.
  ///
  /// Not inside a transaction. Throws `StoreError.busy` when another process keeps the file locked.
  public func copyInMemory() throws(StoreError) -> Store {
    precondition(!connection.isInTransaction, "a store is copied between transactions")
    let copy = try Store.emptyMemory(isNew: false)
    guard let backup = sqlite3_backup_init(copy.connection.handle, "main", connection.handle, "main") else {
      throw copy.connection.error(sqlite3_extended_errcode(copy.connection.handle))
    }
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw StoreError(code: code, of: nil) }
    // What is done with the copy is to take the time that it takes with this one.
    copy.wait = wait
    return copy
  }

  private static func emptyMemory(isNew: Bool = true) throws(StoreError) -> Store {
    let connection = try Connection(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try connection.run(StoreFile.foreignKeys)
    return Store(connection, isPrivate: true, isNew: isNew, wait: .zero)
  }

  /// Runs the body in one transaction that keeps everything it wrote, or nothing when it throws.
  ///
  /// Takes the write lock at once, so that nothing read in the body is out of date when it writes. Inside
  /// another transaction it is a part of that one and can fail alone. Throws what the body throws, and
  /// `StoreError` when the store cannot begin or commit: then nothing was written.
  @discardableResult
  public func transaction<R>(_ body: (borrowing Transaction) throws -> R) throws -> R {
    try connection.inTransaction(.writing, body)
  }

  /// Lends one unchanging view of the rows, without the write lock: for the body that only reads. A write in
  /// it is a mistake of the program.
  public func reading<R>(_ body: (borrowing Transaction) throws -> R) throws -> R {
    try connection.inTransaction(.reading, body)
  }

  /// Runs the body and undoes every row it wrote, whatever it returns or throws: how a search goes one way
  /// and comes back. Private stores only; may be nested.
  public func trying<R>(_ body: () throws -> R) throws -> R {
    precondition(isPrivate, "a live store only goes forward")
    return try connection.inTransaction(.trial) { _ in try body() }
  }
}
