extension Store {
  /// Runs the body in one transaction and says what it changed in the rows.
  ///
  /// Transactions inside become parts of this one. When the body throws, nothing is written and nothing is
  /// recorded. Recording costs several times the writing: only where a person looks at the rows or may step
  /// back.
  public func recording<R>(_ body: () throws -> R) throws -> (R, Changeset) {
    try connection.inTransaction(.writing) { _ in
      let recorder = try ChangeRecorder(connection)
      let result = try body()
      return (result, try recorder.changes())
    }
  }

  /// Applies every change or none, in one transaction that takes the write lock first.
  ///
  /// A row that is not exactly as it was before the changes aborts all of it, and so does one that holds what a row of
  /// the changes is to hold alone: `StoreError.conflict` names the row.
  public func apply(_ changeset: Changeset) throws(StoreError) {
    guard !changeset.isEmpty else { return }
    try connection.asStoreError {
      try connection.inTransaction(.writing) { _ in
        let changes = changeset.changes.map { (table: WorldTable.named($0.table), change: $0) }
        for (table, change) in changes { try expect(change, in: table) }
        // Out first, then in: two customers who changed slots never hold the same one on the way.
        for (table, change) in changes where change.before != nil {
          try connection.run(table.delete, change.key)
        }
        for (table, change) in changes {
          if let after = change.after, let held = try insertUnlessHeld(after, in: table) {
            throw StoreError.conflict(RowConflict(change, heldBy: held.row, columns: held.columns))
          }
        }
      }
    }
  }

  /// Takes a changeset back: `apply` of its inverse.
  public func revert(_ changeset: Changeset) throws(StoreError) {
    try apply(changeset.inverted)
  }

  /// Puts a row into its table; where another one has what only one may have, that row, with the columns it is about.
  func insertUnlessHeld(
    _ row: [StoreValue], in table: WorldTable
  ) throws(StoreError) -> (row: [StoreValue], columns: Range<Int>)? {
    do throws(StoreError) {
      try connection.run(table.insert, row)
      return nil
    } catch {
      guard case .constraint = error, let holder = table.holder,
        let other = try connection.first(holder.statement, Array(row[holder.columns]), { $0.values() })
      else { throw error }
      return (other, holder.columns)
    }
  }

  /// Throws when the row of a change is not as it was before the change.
  private func expect(_ change: RowChange, in table: WorldTable) throws(StoreError) {
    let found = try connection.first(table.rowWithKey, change.key) { $0.values() }
    guard found != change.before else { return }
    throw .conflict(RowConflict(change, expected: change.before, found: found))
  }
}

extension WorldTable {
  static func named(_ name: String) -> WorldTable {
    guard let table = all.first(where: { $0.name == name }) else {
      preconditionFailure("\"\(name)\" is no table of a world")
    }
    return table
  }
}
