/// A row that is not as a changeset expects it.
public struct RowConflict: Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public let table: String
  /// The values of the row's primary key, as text.
  public let key: [String]
  /// The row that the changeset expects, column by column as text, or nil for none.
  public let expected: [String]?
  /// The row that is there, or nil for none.
  public let found: [String]?

  /// `"Bookings" row "+919811112222" is not as it was`.
  public var description: String {
    let row = "\"\(table)\" row \"\(key.joined(separator: " "))\""
    switch (expected, found) {
    case (nil, .some): return "\(row) is there already"
    case (.some, nil): return "\(row) is gone"
    case (nil, nil), (.some, .some): return "\(row) is not as it was"
    }
  }
}

extension RowConflict {
  init(_ change: RowChange, expected: [StoreValue]?, found: [StoreValue]?) {
    table = change.table
    key = change.key.map(\.description)
    self.expected = expected?.map(\.description)
    self.found = found?.map(\.description)
  }
}
