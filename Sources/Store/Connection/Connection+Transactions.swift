/// What a transaction is for.
enum TransactionKind {
  /// Takes the write lock at once and keeps what was written.
  case writing
  /// One view of the rows, no write.
  case reading
  /// Takes the write lock and undoes whatever was written.
  case trial
}

extension Connection {
  /// Brackets the body in a transaction, or in a savepoint when one is open: the only place that writes them.
  ///
  /// What the body throws undoes the bracket and is thrown on. A COMMIT that fails undoes it too.
  func inTransaction<R>(_ kind: TransactionKind, _ body: (borrowing Transaction) throws -> R) throws -> R {
    let isInner = depth > 0
    if isInner {
      try run(TransactionStatements.savepoint)
    } else {
      precondition(!isInTransaction, "a transaction that no bracket opened")
      try run(kind == .reading ? TransactionStatements.beginReading : TransactionStatements.beginImmediate)
    }
    let wasReading = isReading
    depth += 1
    isReading = isReading || kind == .reading
    let value: R
    do {
      defer { isReading = wasReading }
      let transaction = Transaction(connection: self)
      value = try body(transaction)
      if kind != .trial { try run(isInner ? TransactionStatements.release : TransactionStatements.commit) }
    } catch {
      undo(isInner: isInner)
      throw error
    }
    if kind == .trial { undo(isInner: isInner) } else { depth -= 1 }
    return value
  }

  /// Undoes the innermost bracket. SQLite may have undone all of it already.
  private func undo(isInner: Bool) {
    if isInTransaction {
      do {
        if isInner {
          try run(TransactionStatements.rollbackTo)
          try run(TransactionStatements.release)
        } else {
          try run(TransactionStatements.rollback)
        }
      } catch {
        precondition(!isInTransaction || isInner, "a transaction could not be undone: \(error)")
      }
    }
    depth -= 1
  }
}
