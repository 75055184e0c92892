import ContactCenter
import Testing

@testable import Store

@Suite struct BookingsTests {
  private static let first = "2026-11-24 10:00"
  private static let second = "2026-11-24 12:00"

  private let store: Store

  init() throws { store = try Rows.store(slots: ["2026-11-23 10:00", Self.first, Self.second]) }

  private func book(_ slot: String, for number: String = Rows.asha) throws {
    try Rows.book(slot, for: number, in: store)
  }

  @Test func bookingTakesTheSlotAndMakesTheCustomer() throws {
    try book(Self.first)
    #expect(
      try store.lines() == [
        "Customers +919811112222 ",
        "AvailableSlots 2026-11-23 10:00 1", "AvailableSlots 2026-11-24 10:00 0",
        "AvailableSlots 2026-11-24 12:00 1",
        "Bookings +919811112222 2026-11-24 10:00 booked",
      ])
  }

  @Test func bookingKeepsTheNameThatIsKnown() throws {
    try store.transaction { rows in try rows.setCustomer(Customer(phoneNumber: Rows.asha, name: "Asha Rao")) }
    try book(Self.first)
    #expect(try store.reading { rows in try rows.customer(withNumber: Rows.asha)?.name } == "Asha Rao")
  }

  @Test func theSlotOfAnotherIsLostAndTheOldVisitStays() throws {
    try book(Self.first, for: Rows.dev)
    try book(Self.second)
    let before = try store.rowsHash()
    #expect(throws: BookingError.slotTaken(Rows.slot(Self.first))) { try book(Self.first) }
    #expect(try store.rowsHash() == before)
  }

  @Test func aRefusalInsideATransactionWritesNothing() throws {
    try book(Self.first, for: Rows.dev)
    try book(Self.second)
    let before = try store.rowsHash()
    try store.transaction { rows in
      #expect(throws: BookingError.slotTaken(Rows.slot(Self.first))) {
        try rows.book(Rows.slot(Self.first), for: Customer(phoneNumber: Rows.asha, name: ""), after: Rows.now)
      }
    }
    #expect(try store.rowsHash() == before)
  }

  @Test func aSlotThatIsFreeByMistakeIsStillNotBookedTwice() throws {
    try book(Self.first, for: Rows.dev)
    try store.transaction { rows in try rows.release(Rows.slot(Self.first)) }
    #expect(throws: BookingError.slotTaken(Rows.slot(Self.first))) { try book(Self.first) }
    let error = outcome {
      try store.connection.execute("INSERT INTO Bookings VALUES ('+911', '2026-11-24', '10:00', 'booked')")
    }
    #expect(
      error == .constraint(why: "UNIQUE constraint failed: Bookings.slotDate, Bookings.slotTime"))
  }

  @Test func bookingTwiceIsOneBooking() throws {
    try book(Self.first)
    let before = try store.rowsHash()
    try book(Self.first)
    #expect(try store.rowsHash() == before)
  }

  @Test func bookingAgainMovesTheVisitAndFreesTheOldSlot() throws {
    try book(Self.first)
    try book(Self.second)
    #expect(try store.freeSlots() == [Self.first])
    #expect(try store.booking(of: Rows.asha)?.slot == Rows.slot(Self.second))
    try book(Self.first, for: Rows.dev)
    #expect(try store.freeSlots().isEmpty)
  }

  @Test(arguments: ["2026-11-23 10:00", "2026-11-22 10:00"])
  func aSlotThatHasBegunIsNotBooked(slot: String) throws {
    #expect(throws: BookingError.slotPast(Rows.slot(slot))) { try book(slot) }
  }

  @Test func movingNeedsAVisitAhead() throws {
    let move = {
      try store.transaction { rows in
        try rows.moveVisit(of: Rows.asha, to: Rows.slot(Self.second), after: Rows.now)
      }
    }
    #expect(throws: BookingError.nothingBooked(phoneNumber: Rows.asha)) { try move() }
    try book(Self.first)
    #expect(try move() == Booking(phoneNumber: Rows.asha, slot: Rows.slot(Self.second), status: .booked))
    #expect(try store.freeSlots() == [Self.first])
  }

  @Test func cancellingFreesTheSlotAndKeepsTheRow() throws {
    let cancel = { try store.transaction { rows in try rows.cancelVisit(of: Rows.asha, after: Rows.now) } }
    try book(Self.first)
    #expect(try cancel() == Booking(phoneNumber: Rows.asha, slot: Rows.slot(Self.first), status: .cancelled))
    #expect(try store.freeSlots() == [Self.first, Self.second])
    #expect(throws: BookingError.nothingBooked(phoneNumber: Rows.asha)) { try cancel() }
    try book(Self.first, for: Rows.dev)
    try book(Self.second)
    #expect(try store.freeSlots().isEmpty)
    #expect(
      try store.reading { rows in try rows.booking(holding: Rows.slot(Self.first)) }?.phoneNumber == Rows.dev)
  }

  @Test(arguments: [("2026-11-24 09:59", true), ("2026-11-24 10:00", false), ("2026-12-01 00:00", false)])
  func aVisitIsAheadUntilItBegins(now: String, isAhead: Bool) throws {
    try book(Self.first)
    let now = Rows.moment(now)
    let visit = try store.reading { rows in try rows.visit(of: Rows.asha, after: now) }
    #expect((visit != nil) == isAhead)
  }

  @Test func afterAPastVisitANewOneIsBooked() throws {
    try book(Self.first)
    try Rows.book(Self.second, for: Rows.asha, in: store, at: Rows.moment("2026-11-24 11:00"))
    #expect(try store.booking(of: Rows.asha)?.slot == Rows.slot(Self.second))
    #expect(try store.halfBookings().isEmpty)
  }
}
