import ContactCenter
import Testing

@testable import Store

@Suite struct SampleTests {
  private let store: Store

  init() throws {
    store = try Store.inMemory()
    try topUp()
  }

  private func topUp(at now: String = "2026-11-23 10:05", days: Int = 12, closed: [Weekday] = []) throws {
    try store.topUpSample(Sample.definition(days: days, closed: closed), now: Rows.moment(now))
  }

  private func freeSlots(after now: String) throws -> [String] {
    try store.freeSlots(after: Rows.moment(now))
  }

  @Test func theFirstFreeSlotIsTheNextDayAtTen() throws {
    #expect(try store.freeSlots().first == "2026-11-24 10:00")
    #expect(try store.freeSlots().last == "2026-12-05 16:00")
    #expect(try store.freeSlots().count == 12 * 3 - 1)
  }

  @Test func sampleCustomersAreMarkedAndOneHasAVisit() throws {
    #expect(try store.reading { rows in try rows.isSample(Rows.asha) })
    #expect(try store.reading { rows in try !rows.isSample(Rows.farah) })
    #expect(try store.reading { rows in try rows.customer(withNumber: Rows.asha)?.name } == "Asha Rao")
    #expect(try store.booking(of: Rows.asha) == nil)
    #expect(try store.booking(of: Rows.dev)?.slot == Rows.slot("2026-11-24 16:00"))
    #expect(try store.halfBookings().isEmpty)
  }

  @Test func aSecondTimeChangesNothing() throws {
    let before = try store.rowsHash()
    let (_, changes) = try store.recording { try topUp() }
    #expect(changes.isEmpty)
    #expect(try store.rowsHash() == before)
  }

  @Test(arguments: 1...40)
  func onAnyLaterDayTheNextDayIsFirst(days: Int) throws {
    let now = CivilDateTime(date: Rows.now.date.adding(days: days), time: Rows.now.time)
    try store.topUpSample(Sample.definition, now: now)
    #expect(try store.freeSlots(after: now).first == "\(now.date.adding(days: 1)) 10:00")
    let visit = try store.reading { rows in try rows.visit(of: Rows.dev, after: now) }
    #expect(visit != nil)
    #expect(try store.halfBookings().isEmpty)
    #expect(try store.bookings() == 1)
    // A visit later today keeps its slot beside those on offer.
    #expect(try store.reading { rows in try rows.slots().count } <= 12 * 3 + 1)
  }

  @Test func whenTheClockGoesBackTheSampleGoesWithIt() throws {
    try topUp(at: "2027-06-01 08:00")
    try topUp()
    let fresh = try Store.inMemory()
    try fresh.topUpSample(Sample.definition, now: Rows.now)
    #expect(try store.dump() == fresh.dump())
  }

  @Test func whatAPersonBookedStays() throws {
    try Rows.book("2026-11-24 10:00", for: Rows.asha, in: store)
    try Rows.book("2026-11-25 12:00", for: Rows.farah, in: store)
    try topUp()
    #expect(try store.freeSlots().first == "2026-11-24 12:00")
    for later in ["2026-11-24 08:00", "2026-11-30 08:00", "2027-01-01 08:00"] {
      try topUp(at: later)
      #expect(try store.booking(of: Rows.asha)?.slot == Rows.slot("2026-11-24 10:00"))
      #expect(try store.booking(of: Rows.farah)?.slot == Rows.slot("2026-11-25 12:00"))
      #expect(try store.halfBookings().isEmpty)
    }
    #expect(try store.reading { rows in try !rows.isSample(Rows.farah) })
  }

  @Test func aSampleVisitThatAPersonMovedOrCancelledIsThePersons() throws {
    try Rows.book("2026-11-26 12:00", for: Rows.dev, in: store)
    try topUp(at: "2026-11-25 08:00")
    #expect(try store.booking(of: Rows.dev)?.slot == Rows.slot("2026-11-26 12:00"))
    try store.transaction { rows in
      _ = try rows.cancelVisit(of: Rows.dev, after: Rows.moment("2026-11-25 08:00"))
    }
    try topUp(at: "2026-12-25 08:00")
    #expect(try store.booking(of: Rows.dev)?.status == .cancelled)
  }

  @Test func aVisitWhosePlaceIsTakenGoesToTheNextFreeSlot() throws {
    try topUp(at: "2026-11-24 17:00")
    #expect(try store.booking(of: Rows.dev)?.slot == Rows.slot("2026-11-25 16:00"))
    try Rows.book("2026-11-26 16:00", for: Rows.farah, in: store)
    try topUp(at: "2026-11-25 17:00")
    #expect(try store.booking(of: Rows.dev)?.slot == Rows.slot("2026-11-27 10:00"))
  }

  @Test func aSlotThatWasTakenAwayStaysAway() throws {
    try store.transaction { rows in try rows.take(Rows.slot("2026-11-24 10:00")) }
    try topUp()
    #expect(try store.freeSlots().first == "2026-11-24 12:00")
  }

  @Test(arguments: ["2026-11-24 11:11", "2026-11-24 10:00", "2027-03-01 09:00", "2020-01-01 10:00"])
  func aSlotThatAPersonAddedStays(text: String) throws {
    let store = try Store.inMemory()
    try store.transaction { rows in _ = try rows.offer(Rows.slot(text)) }
    for now in ["2026-11-23 10:05", "2026-11-24 17:00", "2027-02-01 10:00", "2026-11-23 10:05"] {
      try store.topUpSample(Sample.definition, now: Rows.moment(now))
      let mine = try store.reading { rows in try rows.slots().first { $0.slot == Rows.slot(text) } }
      #expect(mine?.isFree == true)
    }
    #expect(try store.reading { rows in try !rows.sampleSlots().contains(Rows.slot(text)) })
  }

  @Test func aSampleSlotOfAPastDayGoesOnceItIsFreeAgain() throws {
    let slot = Rows.slot("2026-11-24 10:00")
    try Rows.book("2026-11-24 10:00", for: Rows.farah, in: store)
    try topUp(at: "2026-11-25 08:00")
    #expect(try store.reading { rows in try rows.slots().contains { $0.slot == slot && !$0.isFree } })
    try store.transaction { rows in try rows.release(slot) }
    try topUp(at: "2026-11-25 08:00")
    #expect(try store.reading { rows in try !rows.slots().contains { $0.slot == slot } })
    let (slots, marked) = try store.reading { rows in
      (Set(try rows.slots().map(\.slot)), Set(try rows.sampleSlots()))
    }
    #expect(marked == slots)
  }

  @Test func closedWeekdaysHaveNoSlots() throws {
    try topUp(at: "2026-11-28 08:00", days: 3, closed: [.sunday])  // A Saturday.
    #expect(
      try freeSlots(after: "2026-11-28 08:00").map { $0.prefix(10) }.contains("2026-11-29") == false)
    #expect(try freeSlots(after: "2026-11-28 08:00").first == "2026-11-30 10:00")
    try topUp(closed: Weekday.allCases)
    #expect(try store.freeSlots().isEmpty)
  }

  @Test func aCustomerWhoWasThereFirstIsNoSample() throws {
    let store = try Store.inMemory()
    try store.transaction { rows in try rows.setCustomer(Customer(phoneNumber: Rows.dev, name: "Someone")) }
    try store.topUpSample(Sample.definition, now: Rows.now)
    #expect(try store.reading { rows in try !rows.isSample(Rows.dev) })
    #expect(try store.reading { rows in try rows.customer(withNumber: Rows.dev)?.name } == "Someone")
    #expect(try store.booking(of: Rows.dev) == nil)
  }

  @Test func aCenterWithoutSamplesGetsNoRows() throws {
    let store = try Store.inMemory()
    try store.topUpSample(.none, now: Rows.now)
    #expect(try store.lines().isEmpty)
  }

  @Test func resettingMakesTheStoreNew() throws {
    let fresh = try store.rowsHash()
    try Rows.book("2026-11-24 10:00", for: Rows.asha, in: store)
    try Rows.book("2026-11-24 12:00", for: Rows.dev, in: store)
    try store.resetSample(Sample.definition, now: Rows.now)
    #expect(try store.rowsHash() == fresh)
  }
}

extension Store {
  /// How many visits are booked.
  fileprivate func bookings() throws -> Int {
    try reading { rows in try rows.bookings().count { $0.status == .booked } }
  }
}
