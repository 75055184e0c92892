extension Connection {
  /// Brings the schema up to the last of the migrations, each in a transaction of its own.
  ///
  /// Safe against another process that does the same at the same time: the version is read again under the
  /// lock. Throws `.newer` when the schema is ahead of the list, `.foreign` when the database is another
  /// program's.
  func migrate(through migrations: [Migration]) throws(StoreError) {
    let known = migrations.last?.version ?? 0
    guard try checkOwner(known: known) < known else { return }
    for migration in migrations {
      try asStoreError {
        try inTransaction(.writing) { _ in
          guard try checkOwner(known: known) == migration.version - 1 else { return }
          try execute(migration.script)
          try execute("PRAGMA application_id = \(Schema.applicationID)")
          try execute("PRAGMA user_version = \(migration.version)")
        }
      }
    }
  }

  /// The version of the schema; refuses a database that is not ours to write: another program's, or a newer
  /// touchtone's.
  @discardableResult
  func checkOwner(known: Int) throws(StoreError) -> Int {
    // One view: another process may be making the very same store.
    let (owner, version, size) = try asStoreError {
      try inTransaction(.reading) { _ in
        (
          Int32(truncatingIfNeeded: try number(StoreFile.applicationID)),
          try number(StoreFile.userVersion), try number(StoreFile.schemaSize)
        )
      }
    }
    guard owner == Schema.applicationID || (owner == 0 && version == 0 && size == 0) else {
      throw .foreign(applicationID: owner)
    }
    guard version <= known else { throw .newer(version: version, known: known) }
    return version
  }

  /// The first number that a statement gives.
  func number(_ statement: SQLStatement) throws(StoreError) -> Int {
    Int(try first(statement) { $0.integer(0) } ?? 0)
  }

  /// Runs a body that throws nothing but `StoreError`, and says so in its type.
  func asStoreError<R>(_ body: () throws -> R) throws(StoreError) -> R {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("the store's own work threw \(error)")
    }
  }
}
