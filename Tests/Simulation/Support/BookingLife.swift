import ContactCenter
import FlowEngine
import Foundation
import Store

/// A process that books, moves and cancels visits in a store until it is killed, and writes down what it was told.
///
/// Its journal, a file beside the store, has a line `try NUMBER` before each operation and `did NUMBER STATE` once the
/// store has confirmed it.
public struct BookingLife: Sendable {
  /// The store and the journals are in it.
  let folder: String
  /// Which life it is: its customers' numbers begin with it.
  let number: Int

  public init(folder: String, number: Int) {
    self.folder = folder
    self.number = number
  }

  /// The moment at which all of it happens.
  static let now = CivilDateTime(
    date: CivilDate(year: 2026, month: 11, day: 23)!, time: TimeOfDay(hour: 10, minute: 5)!)

  private static let sample = SampleDefinition(
    customers: [],
    slots: .init(days: 80, times: [10, 12, 16].map { TimeOfDay(hour: $0, minute: 0)! }, closed: [.sunday]))

  var store: String { folder + "/center.sqlite" }
  private var journal: String { folder + "/journal-\(number)" }

  /// Works until somebody ends it, or whoever began it is gone.
  public func live() throws -> Never {
    let parent = getppid()
    let descriptor = open(journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Trials.Failure("no journal: \(String(cString: strerror(errno)))") }
    let store = try Store.open(file: store, wait: .seconds(10))
    try store.topUpSample(Self.sample, now: Self.now)
    var chance = Chance(seed: UInt64(number))
    var count = 0
    while getppid() == parent {
      count = count % 9000 + 1
      let customer = Customer(phoneNumber: "+91\(7_000_000_000 + number * 10_000 + count)", name: "Caller")
      let first = chance.next(in: 0...4)
      try operate(customer, in: store, on: descriptor) { rows in
        // Whoever comes first gets it; all lives want the same few.
        guard let slot = try rows.freeSlots(after: Self.now).dropFirst(first).first else { return }
        try rows.book(slot, for: customer, after: Self.now)
      }
      let next = chance.next(in: 0...2)
      guard next > 0 else { continue }
      try operate(customer, in: store, on: descriptor) { rows in
        guard try rows.visit(of: customer.phoneNumber, after: Self.now) != nil else { return }
        if next == 1 {
          try rows.cancelVisit(of: customer.phoneNumber, after: Self.now)
        } else if let slot = try rows.freeSlots(after: Self.now).last {
          try rows.moveVisit(of: customer.phoneNumber, to: slot, after: Self.now)
        }
      }
    }
    exit(1)
  }

  private func operate(
    _ customer: Customer, in store: Store, on descriptor: Int32,
    _ body: (borrowing Transaction) throws -> Void
  ) throws {
    try say("try \(customer.phoneNumber)", on: descriptor)
    let booking = try store.transaction { rows in
      try body(rows)
      return try rows.booking(of: customer.phoneNumber)
    }
    try say("did \(customer.phoneNumber) \(Self.text(booking))", on: descriptor)
  }

  /// One write of one line: a kill leaves the whole of it or nothing.
  private func say(_ line: String, on descriptor: Int32) throws {
    let bytes = Array("\(line)\n".utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Trials.Failure("the journal takes no line: \(String(cString: strerror(errno)))")
    }
  }

  private static func text(_ booking: Booking?) -> String {
    booking.map { "\($0.slot) \($0.status.rawValue)" } ?? "nothing"
  }

  /// Compares what was confirmed to it with what the store holds; gives how often it was confirmed something.
  func confirm(in bookings: [String: Booking]) throws -> Int {
    guard FileManager.default.fileExists(atPath: journal) else { return 0 }
    let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").map(String.init)
    var confirmed: [String: String] = [:]
    for line in lines where line.hasPrefix("did ") {
      let parts = line.dropFirst(4).split(separator: " ", maxSplits: 1).map(String.init)
      confirmed[parts[0]] = parts[1]
    }
    // The operation that was cut off may have happened or not; all others are as they were told.
    let open = lines.last.flatMap { $0.hasPrefix("try ") ? String($0.dropFirst(4)) : nil }
    for (number, state) in confirmed.sorted(by: { $0.key < $1.key }) {
      let found = Self.text(bookings[number])
      let isLost = number == open ? found == "nothing" && state != "nothing" : found != state
      if isLost { throw Trials.Failure("\(number) was told \"\(state)\", and the store has \"\(found)\"") }
    }
    return lines.count { $0.hasPrefix("did ") }
  }
}
