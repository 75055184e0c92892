extension WorldTable {
  static let sampleCustomers = WorldTable(
    name: "SampleCustomers", columns: ["phoneNumber", "visitDate", "visitTime"], keyColumns: 1,
    allRows: SQLStatement(
      "SELECT phoneNumber, visitDate, visitTime FROM SampleCustomers ORDER BY phoneNumber"),
    rowWithKey: SampleCustomerStatements.withNumber,
    insert: SQLStatement(
      "INSERT INTO SampleCustomers (phoneNumber, visitDate, visitTime) VALUES (?1, ?2, ?3)"),
    delete: SQLStatement("DELETE FROM SampleCustomers WHERE phoneNumber = ?1"),
    deleteAll: SQLStatement("DELETE FROM SampleCustomers"),
    operations: [SampleCustomerStatements.mark, SampleCustomerStatements.setVisit])
}

private enum SampleCustomerStatements {
  static let withNumber = SQLStatement(
    """
    SELECT phoneNumber, visitDate, visitTime FROM SampleCustomers WHERE phoneNumber = ?1
    ORDER BY phoneNumber
    """)
  static let mark = SQLStatement(
    "INSERT INTO SampleCustomers (phoneNumber) VALUES (?1) ON CONFLICT (phoneNumber) DO NOTHING")
  static let setVisit = SQLStatement(
    "UPDATE SampleCustomers SET visitDate = ?2, visitTime = ?3 WHERE phoneNumber = ?1")
}

/// Which customers are invented, so that nothing is ever sent to them, and which visit was invented with
/// them.
extension Transaction {
  /// True when the number belongs to a sample customer: send nothing to it.
  public func isSample(_ phoneNumber: String) throws(StoreError) -> Bool {
    try connection.first(SampleCustomerStatements.withNumber, [.text(phoneNumber)]) { _ in true } ?? false
  }

  /// Marks a number as a sample customer's.
  public func markSample(_ phoneNumber: String) throws(StoreError) {
    try connection.run(SampleCustomerStatements.mark, .text(phoneNumber))
  }

  /// The visit that was last made up for a sample customer; nil when there was none.
  func sampleVisit(of phoneNumber: String) throws(StoreError) -> Slot? {
    try connection.first(SampleCustomerStatements.withNumber, [.text(phoneNumber)]) {
      Slot(date: $0.text(1), time: $0.text(2))
    } ?? nil
  }

  /// Remembers which visit was made up for a sample customer, to tell it from one that a person booked.
  func setSampleVisit(of phoneNumber: String, _ slot: Slot) throws(StoreError) {
    try connection.run(SampleCustomerStatements.setVisit, [.text(phoneNumber)] + slot.values)
  }
}
