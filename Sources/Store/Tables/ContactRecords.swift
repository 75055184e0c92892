import ContactCenter

extension WorldTable {
  static let contactRecords = WorldTable(
    name: "ContactRecords",
    columns: [
      "phoneNumber", "beganAt", "contactId", "queue", "agent", "waited", "talked", "held", "worked", "holds",
      "transferredTo", "ended", "outcome", "notes",
    ], keyColumns: 3,
    allRows: SQLStatement(
      """
      SELECT phoneNumber, beganAt, contactId, queue, agent, waited, talked, held, worked, holds, transferredTo,
      ended, outcome, notes FROM ContactRecords ORDER BY phoneNumber, beganAt, contactId
      """),
    rowWithKey: SQLStatement(
      """
      SELECT phoneNumber, beganAt, contactId, queue, agent, waited, talked, held, worked, holds, transferredTo,
      ended, outcome, notes FROM ContactRecords WHERE phoneNumber = ?1 AND beganAt = ?2 AND contactId = ?3
      ORDER BY phoneNumber, beganAt, contactId
      """),
    insert: SQLStatement(
      """
      INSERT INTO ContactRecords (phoneNumber, beganAt, contactId, queue, agent, waited, talked, held, worked,
      holds, transferredTo, ended, outcome, notes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      """),
    delete: SQLStatement(
      "DELETE FROM ContactRecords WHERE phoneNumber = ?1 AND beganAt = ?2 AND contactId = ?3"),
    deleteAll: SQLStatement("DELETE FROM ContactRecords"),
    operations: [ContactRecordsStatements.ofNumber, ContactRecordsStatements.keep], isOfDesk: true)
}

private enum ContactRecordsStatements {
  static let ofNumber = SQLStatement(
    """
    SELECT phoneNumber, beganAt, contactId, queue, agent, waited, talked, held, worked, holds, transferredTo,
    ended, outcome, notes FROM ContactRecords WHERE phoneNumber = ?1 ORDER BY phoneNumber, beganAt, contactId
    """)
  static let keep = SQLStatement(
    """
    INSERT INTO ContactRecords (phoneNumber, beganAt, contactId, queue, agent, waited, talked, held, worked,
    holds, transferredTo, ended, outcome, notes)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    ON CONFLICT (phoneNumber, beganAt, contactId) DO UPDATE SET queue = excluded.queue, agent = excluded.agent,
    waited = excluded.waited, talked = excluded.talked, held = excluded.held, worked = excluded.worked,
    holds = excluded.holds, transferredTo = excluded.transferredTo, ended = excluded.ended,
    outcome = excluded.outcome, notes = excluded.notes
    """)
}

extension KeptContact {
  fileprivate init(_ row: borrowing PreparedStatement) throws(StoreError) {
    guard let beganAt = try? TimeText(row.text(1)).timestamp(in: .utc) else {
      throw .damaged(why: "\"\(row.text(1))\" is no time of a contact")
    }
    self.init(
      phoneNumber: row.text(0), beganAt: beganAt, contactId: row.text(2), queue: row.text(3),
      agent: row.text(4), waited: Int(row.integer(5)), talked: Int(row.integer(6)), held: Int(row.integer(7)),
      worked: Int(row.integer(8)), holds: Int(row.integer(9)), transferredTo: row.text(10),
      ended: row.text(11), outcome: row.text(12), notes: row.text(13))
  }

  fileprivate var values: [StoreValue] {
    [
      .text(phoneNumber), .text(Timestamp(seconds: beganAt.seconds).description), .text(contactId),
      .text(queue), .text(agent), .integer(Int64(waited)), .integer(Int64(talked)), .integer(Int64(held)),
      .integer(Int64(worked)), .integer(Int64(holds)), .text(transferredTo), .text(ended), .text(outcome),
      .text(notes),
    ]
  }
}

/// Contacts that agents had at the desk.
extension Transaction {
  /// The contacts of a number, the oldest first.
  public func keptContacts(of phoneNumber: String) throws(StoreError) -> [KeptContact] {
    try connection.rows(ContactRecordsStatements.ofNumber, [.text(phoneNumber)]) { row throws(StoreError) in
      try KeptContact(row)
    }
  }

  /// Every contact, in order of number, time and id.
  public func keptContacts() throws(StoreError) -> [KeptContact] {
    try connection.rows(WorldTable.contactRecords.allRows) { row throws(StoreError) in try KeptContact(row) }
  }

  /// Keeps a contact, to the second; what was kept of the same one before is written over.
  public func keep(_ contact: KeptContact) throws(StoreError) {
    try connection.run(ContactRecordsStatements.keep, contact.values)
  }
}
