import ContactCenter
import Testing

@testable import Store

@Suite struct TransactionTests {
  private struct Refused: Error, Equatable {}

  private let store: Store

  init() throws { store = try Rows.store() }

  private func offer(_ slot: String) throws {
    try store.transaction { rows in try rows.offer(Rows.slot(slot)) }
  }

  @Test func whatTheBodyThrowsUndoesIt() throws {
    #expect(throws: Refused()) {
      try store.transaction { rows in
        try rows.offer(Rows.slot("2026-11-24 10:00"))
        throw Refused()
      }
    }
    #expect(try store.freeSlots().isEmpty)
    #expect(!store.connection.isInTransaction)
  }

  @Test func anInnerTransactionFailsAlone() throws {
    try store.transaction { rows in
      try rows.offer(Rows.slot("2026-11-24 10:00"))
      #expect(throws: Refused()) {
        try store.transaction { inner in
          try inner.offer(Rows.slot("2026-11-24 12:00"))
          throw Refused()
        }
      }
      try store.transaction { inner in _ = try inner.offer(Rows.slot("2026-11-24 16:00")) }
    }
    #expect(try store.freeSlots() == ["2026-11-24 10:00", "2026-11-24 16:00"])
  }

  @Test func anOuterFailureUndoesTheInnerOnes() throws {
    #expect(throws: Refused()) {
      try store.transaction { _ in
        try offer("2026-11-24 10:00")
        throw Refused()
      }
    }
    #expect(try store.freeSlots().isEmpty)
  }

  @Test func aTrialLeavesNoTrace() throws {
    try offer("2026-11-24 10:00")
    let before = try store.rowsHash()
    let booked = try store.trying { try Rows.book("2026-11-24 10:00", for: Rows.asha, in: store) }
    #expect(booked.phoneNumber == Rows.asha)
    #expect(try store.rowsHash() == before)
    #expect(throws: Refused()) {
      try store.trying {
        try offer("2026-11-24 12:00")
        throw Refused()
      }
    }
    #expect(try store.rowsHash() == before)
  }

  /// Three free slots, and at each depth each of them is booked by another number and taken back.
  @Test func aSearchGoesDownAndComesBack() throws {
    for time in ["10:00", "12:00", "16:00"] { try offer("2026-11-24 \(time)") }
    let before = try store.rowsHash()
    var ends: [String] = []
    func search(_ path: [String]) throws {
      let free = try store.freeSlots()
      if free.isEmpty { ends.append(path.joined(separator: ",")) }
      for slot in free {
        try store.trying {
          try Rows.book(slot, for: "+9180000000\(path.count)", in: store)
          try search(path + [String(slot.suffix(5))])
        }
      }
      #expect(try store.freeSlots() == free)
    }
    try search([])
    #expect(ends.count == 6)
    #expect(ends.first == "10:00,12:00,16:00")
    #expect(try store.rowsHash() == before)
  }

  @Test func nothingIsWrittenAfterSQLiteUndidTheWholeTransaction() throws {
    let error = outcome {
      try store.transaction { rows in
        try rows.offer(Rows.slot("2026-11-24 10:00"))
        // What SQLite does by itself when a disk fails under it.
        try store.connection.execute("ROLLBACK")
        try rows.offer(Rows.slot("2026-11-24 12:00"))
      }
    }
    #expect(error != nil)
    #expect(try store.freeSlots().isEmpty)
    try offer("2026-11-24 16:00")
    #expect(try store.freeSlots() == ["2026-11-24 16:00"])
  }

  @Test func aWriteWhileReadingIsAMistake() async {
    await #expect(processExitsWith: .failure) {
      let store = try Rows.store()
      try store.reading { rows in _ = try rows.offer(Rows.slot("2026-11-24 10:00")) }
    }
  }
}
