import Store
import TerminalUI
import World

// Rows that changed in a contact, as an agent reads them.
extension DeskStory {
  /// What the desk tells of a changed row; nil for one that another row's change tells already.
  static func shownRow(_ fact: Fact) -> ShownRow? {
    guard case .row(let change) = fact.detail else { return nil }
    // The visit says which slot is taken, and which is free again.
    if change.table == "AvailableSlots" { return nil }
    guard let visit = change.visit else { return fact.shownRow }
    switch (visit.former, visit.present) {
    case (let former?, let present?):
      return ShownRow(.changed, table: "visit", text: "\(words(former)) → \(words(present))")
    case (nil, let present?): return ShownRow(.added, table: "visit", text: words(present) + " booked")
    case (let former?, nil): return ShownRow(.removed, table: "visit", text: words(former) + " cancelled")
    case (nil, nil): return nil
    }
  }
}
