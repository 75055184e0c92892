import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct TwoProcessesTests {
  @Test func twoConnectionsNeverBothGetASlot() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/center.sqlite"
    let stores = [
      try Store.open(file: path, wait: Milliseconds(50)), try Store.open(file: path, wait: Milliseconds(50)),
    ]
    try stores[0].topUpSample(Sample.definition, now: Rows.now)
    for (index, slot) in try stores[0].freeSlots().enumerated() {
      // Both have heard the same list; the order in which they choose varies.
      let order = index % 2 == 0 ? [0, 1] : [1, 0]
      #expect(throws: Never.self) {
        try Rows.book(slot, for: "+9170000\(10_000 + index)", in: stores[order[0]])
      }
      #expect(throws: BookingError.slotTaken(Rows.slot(slot))) {
        try Rows.book(slot, for: "+9180000\(10_000 + index)", in: stores[order[1]])
      }
    }
    #expect(try stores[1].freeSlots().isEmpty)
    #expect(try stores[1].halfBookings().isEmpty)
  }

  @Test func processesThatWantTheSameSlotsShareThemOut() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/center.sqlite"
    let store = try Store.open(file: path, wait: .seconds(10))
    try store.topUpSample(Sample.definition(days: 60), now: Rows.now)
    let slots = try store.freeSlots().count
    await withTaskGroup(of: Void.self) { group in
      for process in 0..<3 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [
              path = path as String, process = process as Int, folder = folder.path as String
            ] in
            let won = try Contender(path: path, number: process).run()
            try "\(won)".write(toFile: folder + "/won-\(process)", atomically: true, encoding: .utf8)
          }
        }
      }
    }
    let won = try (0..<3).map { try #require(Int(try folder.read("won-\($0)"))) }
    #expect(won.reduce(0, +) == slots)
    #expect(try store.freeSlots().isEmpty)
    let booked = try store.reading { rows in try rows.bookings().map(\.slot) }
    #expect(Set(booked).count == booked.count)
    #expect(try store.halfBookings().isEmpty)
  }
}

/// A process that books every slot it can get, each for another customer.
struct Contender {
  let path: String
  let number: Int

  /// How many slots it got.
  func run() throws -> Int {
    let store = try Store.open(file: path, wait: .seconds(10))
    var won = 0
    for (index, slot) in try store.freeSlots().enumerated() {
      do {
        try Rows.book(slot, for: "+917\(number)00\(100_000 + index)", in: store)
        won += 1
      } catch BookingError.slotTaken {}
    }
    return won
  }
}
