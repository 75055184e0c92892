/// What happened to one row: the row before, the row after, all columns of both.
public struct RowChange: Sendable, Hashable {
  /// Whether the row is new, other than it was, or gone.
  public enum Kind: String, Sendable, Hashable {
    case added
    case changed
    case removed
  }

  /// The table's columns, the key first.
  public let columns: [String]
  /// The table's name.
  public let table: String
  /// The columns of the primary key are the first of `columns`; this many.
  public let keyColumns: Int
  /// The row as it was, or nil when it was added.
  public let before: [StoreValue]?
  /// The row as it is, or nil when it was removed.
  public let after: [StoreValue]?

  init(_ table: WorldTable, before: [StoreValue]?, after: [StoreValue]?) {
    precondition(before != nil || after != nil, "a change of \(table.name) without a row")
    columns = table.columns
    self.table = table.name
    keyColumns = table.keyColumns
    self.before = before
    self.after = after
  }

  private init(_ change: RowChange, before: [StoreValue]?, after: [StoreValue]?) {
    columns = change.columns
    table = change.table
    keyColumns = change.keyColumns
    self.before = before
    self.after = after
  }

  /// What happened to the row.
  public var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }

  /// The values of the primary key.
  public var key: [StoreValue] { Array((after ?? before ?? []).prefix(keyColumns)) }

  /// The columns whose values differ, with both as text; "" where there is no row.
  public var differences: [(column: String, before: String, after: String)] {
    columns.indices.compactMap { index in
      let (old, new) = (before?[index].description ?? "", after?[index].description ?? "")
      return old == new ? nil : (columns[index], old, new)
    }
  }

  /// The change that takes this one back.
  public var inverted: RowChange { RowChange(self, before: after, after: before) }

  /// This change and a later one of the same row as one; nil when they come to nothing.
  func followed(by next: RowChange) -> RowChange? {
    before == next.after ? nil : RowChange(self, before: before, after: next.after)
  }
}

extension RowChange: CustomStringConvertible {
  /// `Bookings +919811112222: status booked → cancelled`.
  public var description: String {
    let name = "\(table) \(key.map(\.description).joined(separator: " "))"
    switch kind {
    case .added: return "\(name): added"
    case .removed: return "\(name): removed"
    case .changed:
      return "\(name): "
        + differences.map { "\($0.column) \($0.before) → \($0.after)" }.joined(separator: ", ")
    }
  }
}
