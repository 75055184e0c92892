import Store

/// What a world did with the rows of its store, one use after the other.
///
/// Another process may write to the same store at any time. So a step that is taken again is answered as it was then, and
/// the rows that it wrote become what it made of them, whatever they are by now.
struct RowsJournal {
  /// One lending of the rows.
  struct Use {
    /// What the borrower made of them, or why they could not be lent.
    let outcome: Result<any Sendable, any Error>
    let changes: Changeset
  }

  var uses: [Use] = []
  /// How many of them were until now: what comes after lies in the future of a world that stands in its past.
  var position = 0

  /// The use that comes next, where it is known already.
  mutating func next() -> Use? {
    guard position < uses.count else { return nil }
    defer { position += 1 }
    return uses[position]
  }

  mutating func append(_ use: Use) {
    uses.append(use)
    position += 1
  }

  /// Forgets what lies in the future.
  mutating func forgetLater() { uses.removeSubrange(position...) }

  /// What was done to the rows between two positions, where anything was.
  func changes(in range: Range<Int>) -> [Changeset] { uses[range].lazy.map(\.changes).filter { !$0.isEmpty } }

  /// The rows that were written between two positions, as they are at another one.
  func states(at position: Int, writtenIn range: Range<Int>) -> RowStates {
    RowStates(
      before: changes(in: 0..<position), after: changes(in: position..<uses.count),
      writtenBy: changes(in: range))
  }
}

extension World {
  /// Lends the rows: a view of them to who only reads, which no other process can keep from it.
  mutating func lendRows<Answer: Sendable>(
    isReadOnly: Bool, _ body: (borrowing Transaction) throws -> Answer
  ) throws -> (Answer, Changeset) {
    if let use = journal?.next() { return try repeated(use) }
    do {
      let (answer, changes) = try lend(isReadOnly: isReadOnly, body)
      journal?.append(RowsJournal.Use(outcome: .success(answer), changes: changes))
      return (answer, changes)
    } catch {
      journal?.append(RowsJournal.Use(outcome: .failure(error), changes: Changeset()))
      throw error
    }
  }

  private func lend<Answer: Sendable>(
    isReadOnly: Bool, _ body: (borrowing Transaction) throws -> Answer
  ) throws -> (Answer, Changeset) {
    let store = store
    if isReadOnly { return (try store.reading(body), Changeset()) }
    guard journal != nil || observer.isOn else { return (try store.transaction(body), Changeset()) }
    return try store.recording { try store.transaction(body) }
  }

  /// As it was then: the same answer, and the rows that were written are as they were made.
  private func repeated<Answer: Sendable>(_ use: RowsJournal.Use) throws -> (Answer, Changeset) {
    try store.put(RowStates(before: [use.changes], after: [], writtenBy: [use.changes]))
    guard let answer = try use.outcome.get() as? Answer else {
      preconditionFailure("the rows were lent to another one: \(use.outcome)")
    }
    return (answer, use.changes)
  }
}
