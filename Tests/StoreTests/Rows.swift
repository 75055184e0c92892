import ContactCenter
import Testing

@testable import Store

/// Names and rows that many tests use.
enum Rows {
  static let asha = "+919811112222"
  static let dev = "+919845033333"
  static let farah = "+919900044444"
  /// Monday.
  static let now = moment("2026-11-23 10:05")

  static func slot(_ text: String) -> Slot {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let slot = Slot(date: parts[0], time: parts[1]) else { fatalError(text) }
    return slot
  }

  static func moment(_ text: String) -> CivilDateTime { slot(text).start }

  /// A private store with free slots, as "2026-11-24 10:00".
  static func store(slots: [String] = []) throws -> Store {
    let store = try Store.inMemory()
    try store.transaction { rows in for text in slots { try rows.offer(slot(text)) } }
    return store
  }

  @discardableResult
  static func book(_ slot: String, for number: String, in store: Store, at now: CivilDateTime = now) throws
    -> Booking
  {
    try store.transaction { rows in
      try rows.book(Self.slot(slot), for: Customer(phoneNumber: number, name: ""), after: now)
    }
  }
}

extension Store {
  /// The free slots as texts.
  func freeSlots(after now: CivilDateTime = Rows.now) throws -> [String] {
    try reading { rows in try rows.freeSlots(after: now).map(\.description) }
  }

  func booking(of number: String) throws -> Booking? { try reading { rows in try rows.booking(of: number) } }

  /// One text a row, as "Customers +91… Asha".
  func lines() throws -> [String] {
    try dump().flatMap { table in table.rows.map { ([table.table] + $0).joined(separator: " ") } }
  }

  /// What no store may hold: a visit whose slot is on offer, or whose customer is unknown.
  func halfBookings() throws -> [Booking] {
    try reading { rows in
      let free = Set(try rows.slots().filter(\.isFree).map(\.slot))
      let known = Set(try rows.customers().map(\.phoneNumber))
      return try rows.bookings().filter { booking in
        booking.status == .booked && (free.contains(booking.slot) || !known.contains(booking.phoneNumber))
      }
    }
  }
}

/// The outcome of an operation of the store, to compare.
func outcome<R>(_ body: () throws -> R) -> StoreError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? StoreError
  }
}
