import Store

extension RowChange {
  /// The change in a few words, for the transcript and the screen: key and what became of it.
  public var words: String {
    let row = (after ?? before ?? []).map(\.description)
    let key = row.prefix(keyColumns).joined(separator: " ")
    switch (table, kind) {
    case ("Bookings", .added), ("Customers", .added): return row.filter { !$0.isEmpty }.joined(separator: " ")
    case ("AvailableSlots", .changed):
      guard let difference = differences.first(where: { $0.column == "isAvailable" }) else { break }
      func word(_ flag: String) -> String { flag == "1" ? "free" : "taken" }
      return "\(key) \(word(difference.before)) → \(word(difference.after))"
    default: break
    }
    switch kind {
    case .added: return row.joined(separator: " ")
    case .removed: return key + " removed"
    case .changed:
      return key + " " + differences.map { "\($0.column) \($0.before) → \($0.after)" }.joined(separator: ", ")
    }
  }
}
