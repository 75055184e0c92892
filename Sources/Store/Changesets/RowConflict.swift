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
  /// The table's columns; none where only the row is named.
  public internal(set) var columns: [String] = []

  /// What only one row may hold, where another row holds it.
  public internal(set) var clash: Clash?

  /// A row in the way of another one: both hold what only one may.
  public struct Clash: Sendable, Hashable {
    /// The values of the primary key of the row that is there, as text.
    public let key: [String]
    /// What both hold: "slotDate=2026-11-24 slotTime=10:00".
    public let held: String
  }

  /// `"Bookings" row "+919811112222" is not as it was`.
  public var description: String {
    let row = "\"\(table)\" row \"\(key.joined(separator: " "))\""
    if let clash { return "\(row) clashes with row \"\(clash.key.joined(separator: " "))\"" }
    switch (expected, found) {
    case (nil, .some): return "\(row) is there already"
    case (.some, nil): return "\(row) is gone"
    case (nil, nil), (.some, .some): return "\(row) is not as it was"
    }
  }

  /// How the row that is there differs: "status is cancelled, not booked"; empty where nothing more is known.
  public var difference: String {
    if let clash { return "it holds \(clash.held), which only one row may" }
    func values(_ row: [String]) -> String {
      zip(columns, row).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
    }
    switch (expected, found) {
    case (nil, let found?): return columns.isEmpty ? "" : "it is " + values(found)
    case (let expected?, nil): return columns.isEmpty ? "" : "it was " + values(expected)
    case (let expected?, let found?):
      return columns.indices.filter { expected[$0] != found[$0] }.map { index in
        "\(columns[index]) is \(found[index].isEmpty ? "empty" : found[index]), not "
          + (expected[index].isEmpty ? "empty" : expected[index])
      }.joined(separator: ", ")
    case (nil, nil): return ""
    }
  }
}

extension RowConflict {
  init(_ change: RowChange, expected: [StoreValue]?, found: [StoreValue]?) {
    table = change.table
    columns = change.columns
    key = change.key.map(\.description)
    self.expected = expected?.map(\.description)
    self.found = found?.map(\.description)
  }

  /// Of a row that cannot come in, because another one of its table holds what only one may.
  init(_ change: RowChange, heldBy other: [StoreValue], columns held: Range<Int>) {
    self.init(change, expected: change.before, found: change.before)
    clash = Clash(
      key: other.prefix(change.keyColumns).map(\.description),
      held: held.map { "\(columns[$0])=\(other[$0].description)" }.joined(separator: " "))
  }
}
