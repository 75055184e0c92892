import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Store

/// Kills a process that books, at any moment of its life, and looks at what is left.
///
/// `TOUCHTONE_KILLS=3000 swift test --filter KillTests` is the long run.
@Suite struct KillTests {
  @Test func noConfirmedBookingIsLostAndNoneIsHalf() async throws {
    let kills = Int(ProcessInfo.processInfo.environment["TOUCHTONE_KILLS"] ?? "") ?? 40
    var dice = Dice(seed: 20_261_123)
    var confirmedAtAll = 0
    var folder = try TemporaryFolder()
    for kill in 0..<kills {
      // A new file now and then: making one is a part of life too.
      if kill % 10 == 0 { folder = try TemporaryFolder() }
      let microseconds = dice.below(dice.below(3) == 0 ? 5000 : 40_000)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          path = folder.path as String, kill = kill as Int, microseconds = microseconds as Int
        ] in
        Thread.detachNewThread {
          usleep(UInt32(microseconds))
          Glibc.kill(getpid(), SIGKILL)
        }
        try Victim(folder: path, life: kill).live()
      }
      confirmedAtAll += try Victim(folder: folder.path, life: kill).confirm()
    }
    #expect(confirmedAtAll > 0)
  }
}

/// A process that books, moves and cancels until it is killed, and confirms each of them after COMMIT.
private struct Victim {
  let folder: String
  let life: Int

  private var store: String { folder + "/center.sqlite" }
  private var journal: String { folder + "/confirmed" }

  private func open() throws -> Store { try Store.open(file: store, wait: .seconds(10)) }

  func live() throws -> Never {
    let descriptor = Glibc.open(journal, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let store = try open()
    try store.topUpSample(Sample.definition(days: 80), now: Rows.now)
    var dice = Dice(seed: UInt64(life) + 1)
    var count = 0
    while true {
      count += 1
      let number = "+91\(7_000_000_000 + life * 10_000 + count)"
      let choice = dice.below(5)
      say("try \(number)", on: descriptor)
      try confirm(number, in: store, on: descriptor) { rows in
        guard let slot = try rows.freeSlots(after: Rows.now).dropFirst(choice).first else { return }
        try rows.book(slot, for: Customer(phoneNumber: number, name: "Caller"), after: Rows.now)
      }
      let next = dice.below(3)
      guard next > 0, try store.booking(of: number) != nil else { continue }
      say("try \(number)", on: descriptor)
      try confirm(number, in: store, on: descriptor) { rows in
        if next == 1 {
          try rows.cancelVisit(of: number, after: Rows.now)
        } else if let slot = try rows.freeSlots(after: Rows.now).last {
          try rows.moveVisit(of: number, to: slot, after: Rows.now)
        }
      }
    }
  }

  private func confirm(
    _ number: String, in store: Store, on descriptor: Int32, _ body: (borrowing Transaction) throws -> Void
  ) throws {
    let booking = try store.transaction { rows in
      try body(rows)
      return try rows.booking(of: number)
    }
    say("did \(number) \(Self.text(booking))", on: descriptor)
  }

  /// One write of one line: a kill leaves the whole of it or nothing.
  private func say(_ line: String, on descriptor: Int32) {
    let bytes = Array("\(line)\n".utf8)
    precondition(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  private static func text(_ booking: Booking?) -> String {
    booking.map { "\($0.slot) \($0.status.rawValue)" } ?? "nothing"
  }

  /// Compares the store with what the processes confirmed; gives how many confirmations this life made.
  func confirm() throws -> Int {
    let store = try open()
    #expect(store.connection.ask("PRAGMA integrity_check") == ["ok"])
    #expect(try store.halfBookings().isEmpty)
    let lines = ((try? String(contentsOfFile: journal, encoding: .utf8)) ?? "").split(separator: "\n")
    var confirmed: [Substring: Substring] = [:]
    var open: Set<Substring> = []
    for line in lines {
      let number = line.dropFirst(4).prefix { $0 != " " }
      if line.hasPrefix("try") {
        open.insert(number)
      } else {
        open.remove(number)
        confirmed[number] = line.dropFirst(5 + number.count)
      }
    }
    let bookings = try store.reading { rows in try rows.bookings() }
    let present = Dictionary(uniqueKeysWithValues: bookings.map { (Substring($0.phoneNumber), $0) })
    for (number, state) in confirmed {
      // A number whose next operation was cut off is as it was or one operation further, and there in any
      // case.
      #expect(
        open.contains(number) ? present[number] != nil : Self.text(present[number]) == state, "\(number)")
    }
    // A slot that nobody has booked is free: no half of a booking either way.
    let held = Set(bookings.filter { $0.status == .booked }.map(\.slot))
    let taken = try store.reading { rows in try rows.slots().filter { !$0.isFree }.map(\.slot) }
    #expect(Set(taken) == held)
    let mine = "did +91\(7_000_000_000 + life * 10_000)".dropLast(4)
    return lines.count { $0.hasPrefix(mine) }
  }
}
