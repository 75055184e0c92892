/// Why a table does not take a row.
public enum RowRefusal: Sendable, Hashable {
  /// A column cannot hold its value.
  case value(NamedColumn, table: String, ColumnRule)
  /// Another row holds what only one may hold; with the key of that row.
  case held([NamedColumn], table: String, by: [NamedColumn])
  /// Any other reason, in SQLite's words.
  case other(why: String)
}

extension WorldTable {
  /// Why SQLite, in these words, does not take a row.
  ///
  /// - Parameter holder: the row that holds what this one wants, where only one may.
  func refusal(of row: [String], _ why: String, holder: [String]?) -> RowRefusal {
    if let range = self.holder?.columns, why.hasPrefix("UNIQUE"), let holder {
      return .held(
        range.map { NamedColumn(columns[$0], row[$0]) }, table: name,
        by: (0..<keyColumns).map { NamedColumn(columns[$0], holder[$0]) })
    }
    // "CHECK constraint failed: slotDate IS …", "cannot store TEXT value in INTEGER column Bookings.slotDate".
    let words = why.split { !$0.isLetter && !$0.isNumber }
    let named = why.hasPrefix("CHECK") ? words.dropFirst(3).first : words.last
    guard let place = columns.firstIndex(where: { $0 == named.map(String.init) }),
      let rule = ColumnRule.of(columns[place], in: name)
    else { return .other(why: why) }
    return .value(NamedColumn(columns[place], row[place]), table: name, rule)
  }
}
