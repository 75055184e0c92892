import ContactCenter

@testable import Store

/// Random operations on the rows, as callers and people at the command line make them.
struct RandomRows {
  private static let numbers = (0..<6).map { "+91900000000\($0)" }
  private static let slots = (1...3).flatMap { day in
    ["10:00", "12:00", "16:00"].map { Rows.slot("2026-11-2\(day + 3) \($0)") }
  }

  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func fill(_ store: Store) throws {
    try store.transaction { rows in for slot in Self.slots where dice.below(4) > 0 { try rows.offer(slot) } }
  }

  /// One operation; what the rows refuse is no operation.
  mutating func step(_ store: Store) throws {
    let number = Self.numbers[dice.below(Self.numbers.count)]
    let slot = Self.slots[dice.below(Self.slots.count)]
    let choice = dice.below(9)
    do {
      try store.transaction { rows in
        switch choice {
        case 0...3: try rows.book(slot, for: Customer(phoneNumber: number, name: ""), after: Rows.now)
        case 4: try rows.cancelVisit(of: number, after: Rows.now)
        case 5: try rows.moveVisit(of: number, to: slot, after: Rows.now)
        case 6: try rows.setCustomer(Customer(phoneNumber: number, name: "Name \(choice)"))
        case 7: try rows.offer(slot)
        default: if try rows.booking(holding: slot) == nil { try rows.remove(slot) }
        }
      }
    } catch is BookingError {}
  }
}
