import ContactCenter
import TestSupport
import Testing

@testable import Store

@Suite struct StoreCopyTests {
  @Test func copiesDiverge() throws {
    let store = try Rows.store(slots: ["2026-11-24 10:00", "2026-11-24 12:00"])
    try Rows.book("2026-11-24 10:00", for: Rows.asha, in: store)
    let (left, right) = (try store.copyInMemory(), try store.copyInMemory())
    let base = try store.rowsHash()
    #expect(try left.rowsHash() == base)
    try Rows.book("2026-11-24 12:00", for: Rows.asha, in: left)
    try right.transaction { rows in try rows.cancelVisit(of: Rows.asha, after: Rows.now) }
    #expect(try left.freeSlots() == ["2026-11-24 10:00"])
    #expect(try right.freeSlots() == ["2026-11-24 10:00", "2026-11-24 12:00"])
    #expect(try store.rowsHash() == base)
    #expect(try left.rowsHash() != right.rowsHash())
    #expect(left.isPrivate && right.isPrivate)
  }

  @Test func aFileIsCopiedWithWhatIsOnlyInItsLog() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/center.sqlite"
    let live = try Store.open(file: path, wait: Milliseconds(50))
    try live.topUpSample(Sample.definition, now: Rows.now)
    let copy = try live.copyInMemory()
    #expect(try copy.dump() == live.dump())
    try Rows.book("2026-11-24 10:00", for: Rows.asha, in: copy)
    #expect(try live.booking(of: Rows.asha) == nil)
    try Rows.book("2026-11-24 10:00", for: Rows.farah, in: live)
    #expect(try copy.booking(of: Rows.farah) == nil)
  }

  @Test func aCopyCanBeMadeWhileAnotherProcessWrites() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/center.sqlite"
    let (live, other) = (try Store.open(file: path, wait: .zero), try Store.open(file: path, wait: .zero))
    try other.transaction { rows in
      try rows.offer(Rows.slot("2026-11-24 10:00"))
      #expect(try live.copyInMemory().freeSlots().isEmpty)
    }
    #expect(try live.copyInMemory().freeSlots() == ["2026-11-24 10:00"])
  }

  @Test func equalRowsHaveOneHashHoweverTheyCame() throws {
    let slots = ["2026-11-24 10:00", "2026-11-24 12:00", "2026-11-25 10:00"]
    let (up, down) = (try Rows.store(slots: slots), try Rows.store(slots: slots.reversed()))
    #expect(try up.rowsHash() == down.rowsHash())
    try down.transaction { rows in try rows.take(Rows.slot(slots[0])) }
    #expect(try up.rowsHash() != down.rowsHash())
    try down.transaction { rows in try rows.release(Rows.slot(slots[0])) }
    #expect(try up.rowsHash() == down.rowsHash())
  }

  /// The number itself is part of what replays on other machines compare.
  @Test func theHashIsTheSameEverywhere() throws {
    let store = try Store.inMemory()
    try store.topUpSample(Sample.definition, now: Rows.now)
    let hash = try store.rowsHash()
    #expect(hash == 16_422_037_818_280_345_201)
  }

  @Test func textsThatOnlyTogetherAreEqualHashApart() {
    var (one, other) = (RowsHash(), RowsHash())
    for text in ["ab", "c"] { one.add(text) }
    for text in ["a", "bc"] { other.add(text) }
    #expect(one.value != other.value)
  }
}
