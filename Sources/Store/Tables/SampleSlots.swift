extension WorldTable {
  static let sampleSlots = WorldTable(
    name: "SampleSlots", columns: ["slotDate", "slotTime"], keyColumns: 2,
    allRows: SampleSlotStatements.all,
    rowWithKey: SQLStatement(
      """
      SELECT slotDate, slotTime FROM SampleSlots WHERE slotDate = ?1 AND slotTime = ?2
      ORDER BY slotDate, slotTime
      """),
    insert: SQLStatement("INSERT INTO SampleSlots (slotDate, slotTime) VALUES (?1, ?2)"),
    delete: SampleSlotStatements.unmark,
    deleteAll: SQLStatement("DELETE FROM SampleSlots"),
    operations: [SampleSlotStatements.mark])
}

private enum SampleSlotStatements {
  static let all = SQLStatement("SELECT slotDate, slotTime FROM SampleSlots ORDER BY slotDate, slotTime")
  static let mark = SQLStatement(
    """
    INSERT INTO SampleSlots (slotDate, slotTime) VALUES (?1, ?2)
    ON CONFLICT (slotDate, slotTime) DO NOTHING
    """)
  static let unmark = SQLStatement("DELETE FROM SampleSlots WHERE slotDate = ?1 AND slotTime = ?2")
}

/// Which slots were made up, so that those of days gone by can go again; every other slot is a person's, and stays.
extension Transaction {
  /// Every made-up slot, taken or free, in order.
  func sampleSlots() throws(StoreError) -> [Slot] {
    try connection.rows(SampleSlotStatements.all) { row throws(StoreError) in try Slot(row, at: 0) }
  }

  /// Marks a slot as made up.
  func markSample(_ slot: Slot) throws(StoreError) {
    try connection.run(SampleSlotStatements.mark, slot.values)
  }

  /// Takes the mark away; the slot stays as it is.
  func unmarkSample(_ slot: Slot) throws(StoreError) {
    try connection.run(SampleSlotStatements.unmark, slot.values)
  }
}
