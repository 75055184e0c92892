import ContactCenter

/// The booking workload: 10,000 customers for 1,000 slots a round, through the store's own transactions and
/// statements.
///
/// Customers i = 0, 1, … in order each want slot (i × 7919) mod 1000 of the round; one attempt is one
/// transaction, undone when the slot has gone. The tables are the workload's own, not a world's.
public struct BookingBenchmark {
  /// How far a commit goes before it returns.
  public enum Synchronous: String, Sendable, CaseIterable {
    /// On the disk.
    case full = "FULL"
    /// In the log, which a power failure may cut.
    case normal = "NORMAL"
  }

  /// What the tables hold after a run.
  public struct Totals: Sendable, Hashable {
    /// Every booking that was made.
    public let bookings: Int
    /// Bookings of a slot that has another.
    public let doubleBookings: Int
    /// Slots that name another customer than their booking.
    public let mismatches: Int

    /// True when every slot of that many rounds went to exactly one customer.
    public func isRight(rounds: Int) -> Bool {
      bookings == rounds * slotsARound && doubleBookings == 0 && mismatches == 0
    }
  }

  /// Attempts in a round, one a customer.
  public static let customersARound = 10_000
  /// Slots in a round, and so the bookings that a right run makes in it.
  public static let slotsARound = 1000

  private let connection: Connection

  /// Opens the file of the workload. `wait` should outlast every other process: a minute.
  public init(file path: String, synchronous: Synchronous, wait: Milliseconds) throws(StoreError) {
    let level =
      switch synchronous {
      case .full: StoreFile.synchronousFull
      case .normal: StoreFile.synchronousNormal
      }
    connection = try StoreFile.open(path, wait: wait, synchronous: level) { _ in }
  }

  /// Makes the tables anew, with free slots for that many rounds. Once, before any process runs.
  public func prepare(rounds: Int) throws {
    try connection.inTransaction(.writing) { _ in
      try connection.execute(Self.schema)
      for slot in 0..<rounds * Self.slotsARound {
        try connection.run(Self.addSlot, .integer(Int64(slot)))
      }
    }
  }

  /// Runs the attempts of customers p, p + n, p + 2n, … of every round; gives how many got their slot.
  @discardableResult
  public func run(process: Int, of processes: Int, rounds: Int) throws -> Int {
    precondition((0..<processes).contains(process), "process \(process) of \(processes)")
    var booked = 0
    for round in 0..<rounds {
      for customer in stride(from: process, to: Self.customersARound, by: processes) {
        let slot = round * Self.slotsARound + customer * 7919 % Self.slotsARound
        if try attempt(customer: customer, slot: slot) { booked += 1 }
      }
    }
    return booked
  }

  /// Reads what all processes together have made.
  public func verify() throws(StoreError) -> Totals {
    let totals = try connection.first(Self.totals) {
      Totals(
        bookings: Int($0.integer(0)), doubleBookings: Int($0.integer(0) - $0.integer(1)),
        mismatches: Int($0.integer(2)))
    }
    return totals ?? Totals(bookings: 0, doubleBookings: 0, mismatches: 0)
  }

  private struct SlotGone: Error {}

  private func attempt(customer: Int, slot: Int) throws -> Bool {
    let values: [StoreValue] = [.integer(Int64(customer)), .integer(Int64(slot))]
    do {
      try connection.inTransaction(.writing) { _ in
        guard try connection.run(Self.take, values) == 1 else { throw SlotGone() }
        try connection.run(Self.book, values)
      }
      return true
    } catch is SlotGone {
      return false
    }
  }
}

extension BookingBenchmark {
  private static let schema = """
    DROP TABLE IF EXISTS booking;
    DROP TABLE IF EXISTS slot;
    CREATE TABLE slot(id INTEGER PRIMARY KEY, booked_by INTEGER);
    CREATE TABLE booking(id INTEGER PRIMARY KEY, slot_id INTEGER NOT NULL UNIQUE, customer_id INTEGER NOT NULL);
    """
  private static let addSlot = SQLStatement("INSERT INTO slot(id) VALUES(?1)")
  private static let take = SQLStatement("UPDATE slot SET booked_by=?1 WHERE id=?2 AND booked_by IS NULL")
  private static let book = SQLStatement("INSERT INTO booking(slot_id,customer_id) VALUES(?2,?1)")
  private static let totals = SQLStatement(
    """
    SELECT count(*), count(DISTINCT slot_id),
      (SELECT count(*) FROM slot s JOIN booking b ON b.slot_id=s.id WHERE s.booked_by<>b.customer_id)
    FROM booking
    """)

  static let statements = [addSlot, take, book, totals]
}
