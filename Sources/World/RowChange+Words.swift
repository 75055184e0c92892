import Store

extension RowChange {
  /// Of a booking, the visit that it stood for and the one that it stands for now, nil for none; nil for another row.
  public var visit: (former: Slot?, present: Slot?)? {
    guard table == "Bookings" else { return nil }
    func slot(_ row: [StoreValue]?) -> Slot? {
      func value(_ name: String) -> String {
        guard let row, let column = columns.firstIndex(of: name) else { return "" }
        return row[column].description
      }
      guard value("status") == Booking.Status.booked.rawValue else { return nil }
      return Slot(date: value("slotDate"), time: value("slotTime"))
    }
    return (slot(before), slot(after))
  }

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
