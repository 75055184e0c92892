import ContactCenter

extension WorldTable {
  static let availableSlots = WorldTable(
    name: "AvailableSlots", columns: ["slotDate", "slotTime", "isAvailable"], keyColumns: 2,
    allRows: SlotStatements.all,
    rowWithKey: SlotStatements.withKey,
    insert: SQLStatement("INSERT INTO AvailableSlots (slotDate, slotTime, isAvailable) VALUES (?1, ?2, ?3)"),
    delete: SlotStatements.remove,
    deleteAll: SQLStatement("DELETE FROM AvailableSlots"),
    operations: [
      SlotStatements.free, SlotStatements.freeDates, SlotStatements.freeTimes, SlotStatements.take,
      SlotStatements.release, SlotStatements.offer,
    ])
}

private enum SlotStatements {
  static let all = SQLStatement(
    "SELECT slotDate, slotTime, isAvailable FROM AvailableSlots ORDER BY slotDate, slotTime")
  static let withKey = SQLStatement(
    """
    SELECT slotDate, slotTime, isAvailable FROM AvailableSlots WHERE slotDate = ?1 AND slotTime = ?2
    ORDER BY slotDate, slotTime
    """)
  static let free = SQLStatement(
    """
    SELECT slotDate, slotTime FROM AvailableSlots
    WHERE isAvailable = 1 AND (slotDate, slotTime) > (?1, ?2) ORDER BY slotDate, slotTime
    """)
  static let freeDates = SQLStatement(
    """
    SELECT DISTINCT slotDate FROM AvailableSlots
    WHERE isAvailable = 1 AND (slotDate, slotTime) > (?1, ?2) ORDER BY slotDate LIMIT ?3 OFFSET ?4
    """)
  static let freeTimes = SQLStatement(
    """
    SELECT slotDate, slotTime FROM AvailableSlots
    WHERE isAvailable = 1 AND slotDate = ?3 AND (slotDate, slotTime) > (?1, ?2)
    ORDER BY slotDate, slotTime LIMIT ?4 OFFSET ?5
    """)
  static let take = SQLStatement(
    "UPDATE AvailableSlots SET isAvailable = 0 WHERE slotDate = ?1 AND slotTime = ?2 AND isAvailable = 1")
  static let release = SQLStatement(
    "UPDATE AvailableSlots SET isAvailable = 1 WHERE slotDate = ?1 AND slotTime = ?2 AND isAvailable = 0")
  static let offer = SQLStatement(
    """
    INSERT INTO AvailableSlots (slotDate, slotTime, isAvailable) VALUES (?1, ?2, 1)
    ON CONFLICT (slotDate, slotTime) DO NOTHING
    """)
  static let remove = SQLStatement("DELETE FROM AvailableSlots WHERE slotDate = ?1 AND slotTime = ?2")
}

/// Slots that begin at or before `now` are never offered.
extension Transaction {
  /// Every slot with whether it is free, in order.
  public func slots() throws(StoreError) -> [(slot: Slot, isFree: Bool)] {
    try connection.rows(SlotStatements.all) { row throws(StoreError) in
      (try Slot(row, at: 0), row.integer(2) == 1)
    }
  }

  /// Whether a slot is free; nil for one that was never put on offer.
  public func isFree(_ slot: Slot) throws(StoreError) -> Bool? {
    try connection.first(SlotStatements.withKey, slot.values) { $0.integer(2) == 1 }
  }

  /// Every free slot that has not begun, in order.
  public func freeSlots(after now: CivilDateTime) throws(StoreError) -> [Slot] {
    try connection.rows(SlotStatements.free, now.values) { row throws(StoreError) in try Slot(row, at: 0) }
  }

  /// The dates with a free slot that has not begun, in order: at most `limit` after the first `skipped`.
  public func freeDates(
    after now: CivilDateTime, skipping skipped: Int = 0, limit: Int
  ) throws(StoreError) -> Page<CivilDate> {
    let values = now.values + [.integer(Int64(limit) + 1), .integer(Int64(skipped))]
    let dates = try connection.rows(SlotStatements.freeDates, values) { row throws(StoreError) in
      guard let date = CivilDate(row.text(0)) else { throw .damaged(why: "\"\(row.text(0))\" is no date") }
      return date
    }
    return Page(dates, limit: limit)
  }

  /// The free slots of a date that have not begun, in order: at most `limit` after the first `skipped`.
  public func freeSlots(
    on date: CivilDate, after now: CivilDateTime, skipping skipped: Int = 0, limit: Int
  ) throws(StoreError) -> Page<Slot> {
    let values =
      now.values + [.text(date.description), .integer(Int64(limit) + 1), .integer(Int64(skipped))]
    let slots = try connection.rows(SlotStatements.freeTimes, values) { row throws(StoreError) in
      try Slot(row, at: 0)
    }
    return Page(slots, limit: limit)
  }

  /// Takes a free slot, so that nobody else gets it.
  ///
  /// Throws `BookingError.slotTaken` when it is not free or not on offer, `StoreError` when the store cannot.
  public func take(_ slot: Slot) throws {
    guard try connection.run(SlotStatements.take, slot.values) == 1 else {
      throw BookingError.slotTaken(slot)
    }
  }

  /// Makes a slot free again; one that is free, or was never on offer, stays so.
  public func release(_ slot: Slot) throws(StoreError) {
    try connection.run(SlotStatements.release, slot.values)
  }

  /// Puts a slot on offer; one that is there stays as it is, taken or free. True when it is new.
  @discardableResult
  public func offer(_ slot: Slot) throws(StoreError) -> Bool {
    try connection.run(SlotStatements.offer, slot.values) > 0
  }

  /// Takes a slot off the list, taken or free; a booking of it stays.
  public func remove(_ slot: Slot) throws(StoreError) {
    try connection.run(SlotStatements.remove, slot.values)
  }
}

extension CivilDateTime {
  /// Date and minute as the slots are written: a slot is later than these exactly when it has not begun.
  fileprivate var values: [StoreValue] { [.text(date.description), .text(time.text)] }
}
