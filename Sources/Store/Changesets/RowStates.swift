/// How some rows are at one moment among changesets, or that they are not there.
public struct RowStates: Sendable {
  /// One row.
  struct State {
    let table: String
    let key: [StoreValue]
    /// All columns; nil for no row.
    let row: [StoreValue]?
  }

  /// At most one a row, in no order that matters.
  private(set) var states: [State] = []

  /// The rows that `writtenBy` writes, as they are when `before` were made and `after` were not: as they were made last
  /// or, never made by then, as they were found first.
  ///
  /// What others wrote to the rows in between is not asked for.
  public init(before: [Changeset], after: [Changeset], writtenBy: [Changeset]) {
    var places: [RowName: Int] = [:]
    for change in writtenBy.lazy.flatMap(\.changes) where places[RowName(change)] == nil {
      places[RowName(change)] = states.count
      states.append(State(table: change.table, key: change.key, row: nil))
    }
    guard !states.isEmpty else { return }
    for change in after.reversed().lazy.flatMap(\.changes) { set(change, to: change.before, places) }
    for change in before.lazy.flatMap(\.changes) { set(change, to: change.after, places) }
  }

  private mutating func set(_ change: RowChange, to row: [StoreValue]?, _ places: [RowName: Int]) {
    guard let place = places[RowName(change)] else { return }
    states[place] = State(table: change.table, key: change.key, row: row)
  }
}

/// What tells one row from every other.
struct RowName: Hashable {
  let table: String
  let key: [StoreValue]

  init(_ change: RowChange) {
    table = change.table
    key = change.key
  }
}

extension Store {
  /// Makes rows be as they are given, whatever they are: in a private copy, of which nobody else knows. A row of another
  /// key that holds what only one may hold is gone then: it came to hold it later.
  public func put(_ rows: RowStates) throws(StoreError) {
    precondition(isPrivate, "a live store only goes forward")
    guard !rows.states.isEmpty else { return }
    try connection.asStoreError {
      try connection.inTransaction(.writing) { _ in
        // Out first, then in: of rows that changed places none stands in another one's way.
        for state in rows.states { try connection.run(WorldTable.named(state.table).delete, state.key) }
        for state in rows.states {
          if let row = state.row { try put(row, in: WorldTable.named(state.table)) }
        }
      }
    }
  }

  private func put(_ row: [StoreValue], in table: WorldTable) throws(StoreError) {
    guard let held = try insertUnlessHeld(row, in: table) else { return }
    try connection.run(table.delete, Array(held.row.prefix(table.keyColumns)))
    try connection.run(table.insert, row)
  }
}
