import ContactCenter
import TestSupport
import Testing

@testable import Store

@Suite struct ChangesetTests {
  private static let first = "2026-11-24 10:00"
  private static let second = "2026-11-24 12:00"
  private static let third = "2026-11-24 16:00"

  private let store: Store

  init() throws { store = try Rows.store(slots: [Self.first, Self.second, Self.third]) }

  private func record(_ store: Store? = nil, _ body: (Store) throws -> Void) throws -> Changeset {
    let store = store ?? self.store
    return try store.recording { try body(store) }.1
  }

  private func cancel(_ number: String, in store: Store) throws {
    try store.transaction { rows in try rows.cancelVisit(of: number, after: Rows.now) }
  }

  @Test func aBookingIsRecordedRowByRow() throws {
    let changes = try record { try Rows.book(Self.first, for: Rows.asha, in: $0) }.changes
    #expect(
      changes.map(\.description) == [
        "Customers +919811112222: added",
        "AvailableSlots 2026-11-24 10:00: isAvailable 1 → 0",
        "Bookings +919811112222: added",
      ])
    #expect(changes[2].after?.map(\.description) == [Rows.asha, "2026-11-24", "10:00", "booked"])
    #expect(changes[1].kind == .changed)
    #expect(changes[1].key == [.text("2026-11-24"), .text("10:00")])
  }

  @Test func aChangedRowIsRecordedWhole() throws {
    try Rows.book(Self.first, for: Rows.asha, in: store)
    let changes = try record { try cancel(Rows.asha, in: $0) }.changes
    #expect(changes.last?.before?.map(\.description) == [Rows.asha, "2026-11-24", "10:00", "booked"])
    #expect(changes.last?.after?.map(\.description) == [Rows.asha, "2026-11-24", "10:00", "cancelled"])
    #expect(changes.last?.differences.map(\.column) == ["status"])
  }

  @Test func readingRecordsNothing() throws {
    #expect(try record { _ = try $0.freeSlots() }.isEmpty)
  }

  @Test func whatFailsRecordsAndWritesNothing() throws {
    let before = try store.rowsHash()
    #expect(throws: BookingError.slotTaken(Rows.slot("2026-11-25 10:00"))) {
      try record {
        try Rows.book(Self.first, for: Rows.asha, in: $0)
        try Rows.book("2026-11-25 10:00", for: Rows.dev, in: $0)
      }
    }
    #expect(try store.rowsHash() == before)
  }

  @Test func whatAnInnerTransactionUndidIsNotRecorded() throws {
    let changes = try record { store in
      _ = try? store.transaction { _ in
        try Rows.book(Self.first, for: Rows.asha, in: store)
        throw BookingError.slotPast(Rows.slot(Self.first))
      }
    }
    #expect(changes.isEmpty)
  }

  @Test(arguments: UInt64(1)...20)
  func everyStepIsTakenBackAndMadeAgain(seed: UInt64) throws {
    let store = try Store.inMemory()
    var random = RandomRows(seed: seed)
    try random.fill(store)
    var hashes = [try store.rowsHash()]
    var steps: [Changeset] = []
    for _ in 0..<60 {
      steps.append(try store.recording { try random.step(store) }.1)
      hashes.append(try store.rowsHash())
    }
    let end = try store.dump()
    for (index, step) in steps.enumerated().reversed() {
      try store.revert(step)
      #expect(try store.rowsHash() == hashes[index])
    }
    for (index, step) in steps.enumerated() {
      try store.apply(step)
      #expect(try store.rowsHash() == hashes[index + 1])
    }
    #expect(try store.dump() == end)
  }

  @Test(arguments: UInt64(1)...20)
  func manyStepsComeToOneChangeset(seed: UInt64) throws {
    let store = try Store.inMemory()
    var random = RandomRows(seed: seed)
    try random.fill(store)
    let base = try store.copyInMemory()
    let start = try store.rowsHash()
    var net = Changeset()
    for _ in 0..<60 { net = net.followed(by: try store.recording { try random.step(store) }.1) }
    try base.apply(net)
    #expect(try base.dump() == store.dump())
    try store.revert(net)
    #expect(try store.rowsHash() == start)
    #expect(net.followed(by: net.inverted).isEmpty)
  }

  @Test func keepingAWhatIfWritesItToTheFile() throws {
    let folder = try TemporaryFolder()
    let live = try Store.open(file: folder.path + "/live.sqlite", wait: Milliseconds(50))
    try live.apply(try record(live) { try $0.topUpSample(Sample.definition, now: Rows.now) }.inverted)
    try live.topUpSample(Sample.definition, now: Rows.now)
    let whatIf = try live.copyInMemory()
    let changes = try record(whatIf) { try Rows.book(Self.first, for: Rows.asha, in: $0) }
    // Another caller books something else meanwhile.
    try Rows.book(Self.second, for: Rows.farah, in: live)
    try live.apply(changes)
    #expect(try live.booking(of: Rows.asha)?.slot == Rows.slot(Self.first))
    #expect(try live.booking(of: Rows.farah)?.slot == Rows.slot(Self.second))
    #expect(try live.halfBookings().isEmpty)
  }

  @Test func aConflictAbortsAllAndNamesTheRow() throws {
    let whatIf = try store.copyInMemory()
    let changes = try record(whatIf) { try Rows.book(Self.first, for: Rows.asha, in: $0) }
    try Rows.book(Self.first, for: Rows.farah, in: store)
    let before = try store.rowsHash()
    let conflict = RowConflict(
      table: "AvailableSlots", key: ["2026-11-24", "10:00"], expected: ["2026-11-24", "10:00", "1"],
      found: ["2026-11-24", "10:00", "0"], columns: ["slotDate", "slotTime", "isAvailable"])
    #expect(conflict.difference == "isAvailable is 0, not 1")
    #expect(outcome { try store.apply(changes) } == .conflict(conflict))
    #expect(conflict.description == "\"AvailableSlots\" row \"2026-11-24 10:00\" is not as it was")
    #expect(try store.rowsHash() == before)
  }

  /// Another program wrote a booking, and left the row of its slot alone.
  @Test func aRowThatHoldsWhatOnlyOneMayIsNamedWithTheRowThatItIsInTheWayOf() throws {
    let whatIf = try store.copyInMemory()
    let changes = try record(whatIf) { try Rows.book(Self.first, for: Rows.asha, in: $0) }
    let booked = Changeset(
      [
        RowChange(
          WorldTable.named("Bookings"), before: nil,
          after: [Rows.farah, "2026-11-24", "10:00", "booked"].map { .text($0) })
      ])
    try store.apply(booked)
    let before = try store.rowsHash()
    guard case .conflict(let conflict) = outcome({ try store.apply(changes) }) else {
      Issue.record("the slot was booked twice")
      return
    }
    #expect(
      conflict.description
        == "\"Bookings\" row \"\(Rows.asha)\" clashes with row \"\(Rows.farah)\"")
    #expect(
      conflict.difference == "it holds slotDate=2026-11-24 slotTime=10:00, which only one row may")
    let told = StoreError.conflict(conflict).diagnostic(for: "center.sqlite")
    #expect(told.why?.contains("another program wrote that row") == true)
    #expect(told.fix != nil)
    #expect(try store.rowsHash() == before)
  }

  /// SQLite's own changeset would name only the status, match, and cancel the visit that was moved meanwhile.
  @Test func aRowThatChangedInOtherColumnsIsAConflict() throws {
    try Rows.book(Self.first, for: Rows.asha, in: store)
    let whatIf = try store.copyInMemory()
    let changes = try record(whatIf) { try cancel(Rows.asha, in: $0) }
    try Rows.book(Self.second, for: Rows.asha, in: store)
    try Rows.book(Self.first, for: Rows.dev, in: store)
    let before = try store.rowsHash()
    guard case .conflict(let conflict) = outcome({ try store.apply(changes) }) else {
      Issue.record("the visit was cancelled")
      return
    }
    #expect(conflict.table == "Bookings")
    #expect(conflict.key == [Rows.asha])
    #expect(try store.rowsHash() == before)
  }

  @Test func rowsThatCameOrWentAreConflictsOfTheirOwn() throws {
    let whatIf = try store.copyInMemory()
    let added = try record(whatIf) { store in
      try store.transaction { rows in try rows.setCustomer(Customer(phoneNumber: Rows.asha, name: "Asha")) }
    }
    try store.apply(added)
    guard case .conflict(let there) = outcome({ try store.apply(added) }) else {
      Issue.record("added twice")
      return
    }
    #expect(there.description == "\"Customers\" row \"+919811112222\" is there already")
    try store.revert(added)
    guard case .conflict(let gone) = outcome({ try store.revert(added) }) else {
      Issue.record("removed twice")
      return
    }
    #expect(gone.description == "\"Customers\" row \"+919811112222\" is gone")
  }

  @Test func twoWhoChangedPlacesKeepOneSlotEach() throws {
    try Rows.book(Self.first, for: Rows.asha, in: store)
    try Rows.book(Self.second, for: Rows.dev, in: store)
    let whatIf = try store.copyInMemory()
    let changes = try record(whatIf) {
      try Rows.book(Self.third, for: Rows.asha, in: $0)
      try Rows.book(Self.first, for: Rows.dev, in: $0)
      try Rows.book(Self.second, for: Rows.asha, in: $0)
    }
    #expect(changes.changes.map(\.table) == ["Bookings", "Bookings"])
    try store.apply(changes)
    #expect(try store.dump() == whatIf.dump())
  }

  @Test func aChangesetMeetsALockedFileWithNothingWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/live.sqlite"
    let (live, other) = (
      try Store.open(file: path, wait: Milliseconds(5)), try Store.open(file: path, wait: .zero)
    )
    let changes = try record {
      try $0.topUpSample(Sample.definition(days: 2), now: Rows.moment("2026-12-01 08:00"))
    }
    let added = Changeset(changes.changes.filter { $0.kind == .added })
    try other.transaction { rows in
      try rows.offer(Rows.slot("2027-01-01 10:00"))
      #expect(outcome { try live.apply(added) } == .busy)
    }
    try live.apply(added)
    #expect(try live.booking(of: Rows.dev) != nil)
  }

  @Test func rowsAreAsTheyWereAtAMomentWhateverBecameOfThem() throws {
    let booked = try record { try Rows.book(Self.first, for: Rows.asha, in: $0) }
    let moved = try record { try Rows.book(Self.second, for: Rows.asha, in: $0) }
    // Somebody else takes the slot that was left, and changes the booking.
    try Rows.book(Self.first, for: Rows.dev, in: store)
    try cancel(Rows.asha, in: store)
    try store.put(RowStates(before: [booked], after: [moved], writtenBy: [moved]))
    let bookings = try store.reading { try $0.bookings() }
    #expect(bookings.map(\.phoneNumber) == [Rows.asha])
    #expect(bookings.map(\.slot.description) == [Self.first])
    try store.put(RowStates(before: [], after: [booked, moved], writtenBy: [booked, moved]))
    #expect(try store.reading { try $0.bookings() }.isEmpty)
  }

  @Test func aChangeThatFindsAnotherRowThanTheOneBeforeItLeftTellsOfSomebodyElse() throws {
    let booked = try record { try Rows.book(Self.first, for: Rows.asha, in: $0) }
    let moved = try record { try Rows.book(Self.second, for: Rows.asha, in: $0) }
    #expect(Changeset.gap(in: [booked, moved]) == nil)
    #expect(Changeset.gap(in: [moved.inverted, booked.inverted]) == nil)
    try cancel(Rows.asha, in: store)
    let again = try record { try Rows.book(Self.third, for: Rows.asha, in: $0) }
    let gap = Changeset.gap(in: [booked, moved, again])
    #expect(gap?.description == "\"Bookings\" row \"\(Rows.asha)\" is not as it was")
  }
}
