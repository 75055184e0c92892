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
  public func followed(by next: Changeset) -> Changeset { .net(of: [self, next]) }

  /// What changesets, one after the other, come to together.
  public static func net(of changesets: some Collection<Changeset>) -> Changeset {
    if changesets.count == 1, let only = changesets.first { return only }
    var net: [RowChange?] = []
    var places: [RowName: Int] = [:]
    for change in changesets.lazy.flatMap(\.changes) {
      let row = RowName(change)
      if let place = places[row], let former = net[place] {
        net[place] = former.followed(by: change)
      } else {
        places[row] = net.count
        net.append(change)
      }
    }
    return Changeset(net.compactMap { $0 })
  }

  /// The first row, if there is one, of which a changeset expects something else than the one before it left: somebody
  /// else wrote it in between.
  public static func gap(in changesets: some Collection<Changeset>) -> RowConflict? {
    var rows: [RowName: [StoreValue]?] = [:]
    for change in changesets.lazy.flatMap(\.changes) {
      if let left = rows.updateValue(change.after, forKey: RowName(change)), left != change.before {
        return RowConflict(change, expected: left, found: change.before)
      }
    }
    return nil
  }
}

extension RowChange {
  fileprivate var tableRank: Int { WorldTable.all.firstIndex { $0.name == table } ?? WorldTable.all.count }
}

/// Tuples compare element by element only when each can be compared; arrays of text cannot by themselves.
private func < (left: (Int, [String]), right: (Int, [String])) -> Bool {
  left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
