import ContactCenter
import Testing

@testable import Store

@Suite struct AvailableSlotsTests {
  private static let slots = [
    "2026-11-23 10:00", "2026-11-23 10:05", "2026-11-23 16:00", "2026-11-24 10:00", "2026-11-24 12:00",
    "2026-11-26 10:00", "2026-11-27 16:00",
  ]

  private let store: Store

  init() throws { store = try Rows.store(slots: Self.slots.reversed()) }

  @Test func slotsGoInOrderOfDateAndTime() throws {
    #expect(try store.freeSlots(after: Rows.moment("2026-01-01 00:00")) == Self.slots)
  }

  @Test(arguments: [
    ("2026-11-23 09:59", 7), ("2026-11-23 10:00", 6), ("2026-11-23 10:05", 5), ("2026-11-23 15:59", 5),
    ("2026-11-23 16:00", 4), ("2026-11-24 11:00", 3), ("2026-11-27 16:00", 0), ("2030-01-01 00:00", 0),
  ])
  func aSlotThatHasBegunIsNeverOffered(now: String, left: Int) throws {
    #expect(try store.freeSlots(after: Rows.moment(now)) == Self.slots.suffix(left))
  }

  @Test func aSlotIsOfferedUntilTheSecondItBegins() throws {
    let now = try #require(CivilDateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 4, second: 59))
    #expect(try store.freeSlots(after: now).first == "2026-11-23 10:05")
    #expect(Rows.slot("2026-11-23 10:05").isAhead(of: now))
    #expect(!Rows.slot("2026-11-23 10:05").isAhead(of: Rows.now))
  }

  @Test func datesComeOnceAndInPages() throws {
    func dates(skipping: Int, limit: Int) throws -> ([String], Bool) {
      let page = try store.reading { rows in
        try rows.freeDates(after: Rows.now, skipping: skipping, limit: limit)
      }
      return (page.elements.map(\.description), page.hasMore)
    }
    #expect(try dates(skipping: 0, limit: 2) == (["2026-11-23", "2026-11-24"], true))
    #expect(try dates(skipping: 2, limit: 2) == (["2026-11-26", "2026-11-27"], false))
    #expect(try dates(skipping: 0, limit: 4).1 == false)
    #expect(try dates(skipping: 4, limit: 2) == ([], false))
  }

  @Test func timesOfADateComeInPages() throws {
    let date = try #require(CivilDate("2026-11-24"))
    let first = try store.reading { rows in try rows.freeSlots(on: date, after: Rows.now, limit: 1) }
    #expect(first == Page([Rows.slot("2026-11-24 10:00"), Rows.slot("2026-11-24 12:00")], limit: 1))
    #expect(first.hasMore)
    let second = try store.reading { rows in
      try rows.freeSlots(on: date, after: Rows.now, skipping: 1, limit: 1)
    }
    #expect(second.elements == [Rows.slot("2026-11-24 12:00")])
    #expect(!second.hasMore)
  }

  @Test func aDateIsGoneWithItsLastFreeSlot() throws {
    try store.transaction { rows in try rows.take(Rows.slot("2026-11-26 10:00")) }
    let dates = try store.reading { rows in try rows.freeDates(after: Rows.now, limit: 7) }
    #expect(dates.elements.map(\.description) == ["2026-11-23", "2026-11-24", "2026-11-27"])
  }

  @Test(arguments: ["2026-11-24 10:00", "2026-11-25 10:00"])
  func aSlotThatIsTakenOrNotThereIsLost(slot: String) throws {
    let slot = Rows.slot(slot)
    try store.transaction { rows in
      if try rows.freeSlots(after: Rows.now).contains(slot) { try rows.take(slot) }
    }
    #expect(throws: BookingError.slotTaken(slot)) { try store.transaction { rows in try rows.take(slot) } }
  }

  @Test func offeringATakenSlotLeavesItTaken() throws {
    let slot = Rows.slot("2026-11-24 10:00")
    try store.transaction { rows in
      try rows.take(slot)
      #expect(try !rows.offer(slot))
      #expect(try !rows.freeSlots(after: Rows.now).contains(slot))
      try rows.release(slot)
      #expect(try rows.freeSlots(after: Rows.now).contains(slot))
      try rows.remove(slot)
      #expect(try !rows.slots().contains { $0.slot == slot })
    }
  }
}
