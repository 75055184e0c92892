import ContactCenter

extension WorldTable {
  static let bookings = WorldTable(
    name: "Bookings", columns: ["phoneNumber", "slotDate", "slotTime", "status"], keyColumns: 1,
    allRows: BookingStatements.all,
    rowWithKey: BookingStatements.withNumber,
    insert: SQLStatement(
      "INSERT INTO Bookings (phoneNumber, slotDate, slotTime, status) VALUES (?1, ?2, ?3, ?4)"),
    delete: BookingStatements.remove,
    deleteAll: SQLStatement("DELETE FROM Bookings"),
    operations: [BookingStatements.write, BookingStatements.cancel, BookingStatements.ofSlot],
    holder: (BookingStatements.ofSlot, 1..<3))
}

private enum BookingStatements {
  static let all = SQLStatement(
    "SELECT phoneNumber, slotDate, slotTime, status FROM Bookings ORDER BY phoneNumber")
  static let withNumber = SQLStatement(
    """
    SELECT phoneNumber, slotDate, slotTime, status FROM Bookings WHERE phoneNumber = ?1
    ORDER BY phoneNumber
    """)
  static let ofSlot = SQLStatement(
    """
    SELECT phoneNumber, slotDate, slotTime, status FROM Bookings
    WHERE slotDate = ?1 AND slotTime = ?2 AND status = 'booked' ORDER BY phoneNumber
    """)
  static let write = SQLStatement(
    """
    INSERT INTO Bookings (phoneNumber, slotDate, slotTime, status) VALUES (?1, ?2, ?3, 'booked')
    ON CONFLICT (phoneNumber) DO UPDATE
    SET slotDate = excluded.slotDate, slotTime = excluded.slotTime, status = excluded.status
    """)
  static let cancel = SQLStatement(
    "UPDATE Bookings SET status = 'cancelled' WHERE phoneNumber = ?1 AND status = 'booked'")
  static let remove = SQLStatement("DELETE FROM Bookings WHERE phoneNumber = ?1")
}

extension Booking {
  fileprivate init(_ row: borrowing PreparedStatement) throws(StoreError) {
    guard let status = Status(rawValue: row.text(3)) else {
      throw .damaged(why: "\"\(row.text(3))\" is no status of a booking")
    }
    self.init(phoneNumber: row.text(0), slot: try Slot(row, at: 1), status: status)
  }
}

/// Every operation here belongs in one transaction with what the caller is told afterwards.
extension Transaction {
  /// The booking of a number, whatever its status; nil when there never was one.
  public func booking(of phoneNumber: String) throws(StoreError) -> Booking? {
    try connection.first(BookingStatements.withNumber, [.text(phoneNumber)]) { row throws(StoreError) in
      try Booking(row)
    }
  }

  /// The visit that a number has ahead: booked, and not begun.
  public func visit(of phoneNumber: String, after now: CivilDateTime) throws(StoreError) -> Booking? {
    guard let booking = try booking(of: phoneNumber), booking.status == .booked,
      booking.slot.isAhead(of: now)
    else { return nil }
    return booking
  }

  /// Every booking, in order of number.
  public func bookings() throws(StoreError) -> [Booking] {
    try connection.rows(BookingStatements.all) { row throws(StoreError) in try Booking(row) }
  }

  /// The booking that holds a slot, or nil when none does.
  public func booking(holding slot: Slot) throws(StoreError) -> Booking? {
    try connection.first(BookingStatements.ofSlot, slot.values) { row throws(StoreError) in
      try Booking(row)
    }
  }

  /// Takes the slot, writes the booking and makes the customer when the number is new.
  ///
  /// A visit that the number has already is moved: its slot is freed once the new one is taken. Booking the
  /// same slot twice is one booking, so that a repeated request does no harm. Throws `BookingError.slotTaken`
  /// or `.slotPast`, with the old visit untouched, and `StoreError` when the store cannot.
  @discardableResult
  public func book(_ slot: Slot, for customer: Customer, after now: CivilDateTime) throws -> Booking {
    guard slot.isAhead(of: now) else { throw BookingError.slotPast(slot) }
    let wanted = Booking(phoneNumber: customer.phoneNumber, slot: slot, status: .booked)
    let former = try booking(of: customer.phoneNumber)
    if former == wanted { return wanted }
    // Before anything is written: who catches the error inside the transaction keeps what was there.
    guard try booking(holding: slot) == nil else { throw BookingError.slotTaken(slot) }
    try take(slot)
    if let former, former.status == .booked { try release(former.slot) }
    try connection.run(BookingStatements.write, [.text(customer.phoneNumber)] + slot.values)
    try addCustomer(customer)
    return wanted
  }

  /// Moves the visit of a number to another slot: takes the new one before it frees the old.
  ///
  /// Throws `BookingError.nothingBooked` when the number has no visit ahead, `.slotTaken` or `.slotPast` with
  /// the old visit untouched, and `StoreError` when the store cannot.
  @discardableResult
  public func moveVisit(of phoneNumber: String, to slot: Slot, after now: CivilDateTime) throws -> Booking {
    guard try visit(of: phoneNumber, after: now) != nil else {
      throw BookingError.nothingBooked(phoneNumber: phoneNumber)
    }
    return try book(slot, for: Customer(phoneNumber: phoneNumber, name: ""), after: now)
  }

  /// Cancels the visit of a number and frees its slot; gives the booking as it is now.
  ///
  /// Throws `BookingError.nothingBooked` when the number has no visit ahead, and `StoreError` when the store
  /// cannot.
  @discardableResult
  public func cancelVisit(of phoneNumber: String, after now: CivilDateTime) throws -> Booking {
    guard let visit = try visit(of: phoneNumber, after: now) else {
      throw BookingError.nothingBooked(phoneNumber: phoneNumber)
    }
    try connection.run(BookingStatements.cancel, .text(phoneNumber))
    try release(visit.slot)
    return Booking(phoneNumber: phoneNumber, slot: visit.slot, status: .cancelled)
  }

  /// Takes the row of a number away; its slot stays as it is.
  func removeBooking(of phoneNumber: String) throws(StoreError) {
    try connection.run(BookingStatements.remove, .text(phoneNumber))
  }
}
