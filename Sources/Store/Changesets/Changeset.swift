/// The net difference between two states of a store's rows, row by row, with the whole row before and after.
///
/// SQLite's session extension says which rows changed, but its changesets leave out the columns that did not.
/// Merged into a store that went on, such a change could meet a row that differs there and pass for a match:
/// a visit cancelled in a what-if would cancel the visit that had been moved meanwhile. Whole rows are
/// compared here instead.
public struct Changeset: Sendable, Hashable {
  /// At most one a row, in order of table and key.
  public let changes: [RowChange]

  /// Of changes to different rows.
  init(_ changes: [RowChange]) {
    self.changes = changes.sorted { left, right in
      (left.tableRank, left.key.map(\.description)) < (right.tableRank, right.key.map(\.description))
    }
  }

  /// No change.
  public init() { changes = [] }

  /// True when no row changed.
  public var isEmpty: Bool { changes.isEmpty }

  /// The changeset that takes this one back.
  public var inverted: Changeset { Changeset(changes.map(\.inverted)) }

  /// This changeset and a later one as one: what they come to together.
  public func followed(by next: Changeset) -> Changeset {
    var net = changes
    for change in next.changes {
      if let index = net.firstIndex(where: { $0.table == change.table && $0.key == change.key }) {
        if let both = net[index].followed(by: change) { net[index] = both } else { net.remove(at: index) }
      } else {
        net.append(change)
      }
    }
    return Changeset(net)
  }
}

extension RowChange {
  fileprivate var tableRank: Int { WorldTable.all.firstIndex { $0.name == table } ?? WorldTable.all.count }
}

/// Tuples compare element by element only when each can be compared; arrays of text cannot by themselves.
private func < (left: (Int, [String]), right: (Int, [String])) -> Bool {
  left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
