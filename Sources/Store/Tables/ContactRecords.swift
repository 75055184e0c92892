import ContactCenter

extension WorldTable {
  static let contactRecords = WorldTable(
    name: "ContactRecords",
    columns: [
      "phoneNumber", "beganAt", "contactId", "agent", "queue", "initiation", "missed", "declined", "isJoined",
      "waited", "talked", "held", "worked", "holds", "transferredTo", "transfer", "ended", "outcome", "notes",
    ], keyColumns: 4,
    allRows: SQLStatement(
      """
      SELECT phoneNumber, beganAt, contactId, agent, queue, initiation, missed, declined, isJoined,
      waited, talked, held, worked, holds, transferredTo, transfer, ended, outcome, notes
      FROM ContactRecords ORDER BY phoneNumber, beganAt, contactId, agent
      """),
    rowWithKey: SQLStatement(
      """
      SELECT phoneNumber, beganAt, contactId, agent, queue, initiation, missed, declined, isJoined,
      waited, talked, held, worked, holds, transferredTo, transfer, ended, outcome, notes
      FROM ContactRecords WHERE phoneNumber = ?1 AND beganAt = ?2 AND contactId = ?3 AND agent = ?4
      ORDER BY phoneNumber, beganAt, contactId, agent
      """),
    insert: SQLStatement(
      """
      INSERT INTO ContactRecords (phoneNumber, beganAt, contactId, agent, queue, initiation, missed, declined,
      isJoined, waited, talked, held, worked, holds, transferredTo, transfer, ended, outcome, notes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      """),
    delete: SQLStatement(
      """
      DELETE FROM ContactRecords
      WHERE phoneNumber = ?1 AND beganAt = ?2 AND contactId = ?3 AND agent = ?4
      """),
    deleteAll: SQLStatement("DELETE FROM ContactRecords"),
    operations: [ContactRecordsStatements.ofNumber, ContactRecordsStatements.keep], isOfDesk: true)
}

private enum ContactRecordsStatements {
  static let ofNumber = SQLStatement(
    """
    SELECT phoneNumber, beganAt, contactId, agent, queue, initiation, missed, declined, isJoined,
    waited, talked, held, worked, holds, transferredTo, transfer, ended, outcome, notes
    FROM ContactRecords WHERE phoneNumber = ?1 ORDER BY phoneNumber, beganAt, contactId, agent
    """)
  static let keep = SQLStatement(
    """
    INSERT INTO ContactRecords (phoneNumber, beganAt, contactId, agent, queue, initiation, missed, declined,
    isJoined, waited, talked, held, worked, holds, transferredTo, transfer, ended, outcome, notes)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
    ON CONFLICT (phoneNumber, beganAt, contactId, agent) DO UPDATE SET queue = excluded.queue, initiation = excluded.initiation,
    missed = missed + excluded.missed, declined = declined + excluded.declined, isJoined = excluded.isJoined,
    waited = excluded.waited, talked = excluded.talked, held = excluded.held, worked = excluded.worked,
    holds = excluded.holds, transferredTo = excluded.transferredTo, transfer = excluded.transfer,
    ended = excluded.ended, outcome = excluded.outcome, notes = excluded.notes
    """)
}

extension KeptContact {
  fileprivate init(_ row: borrowing PreparedStatement) throws(StoreError) {
    guard let beganAt = try? TimeText(row.text(1)).timestamp(in: .utc) else {
      throw .damaged(why: "\"\(row.text(1))\" is no time of a contact")
    }
    guard let transfer = row.text(15).isEmpty ? .some(nil) : Transfer(rawValue: row.text(15)).map({ $0 })
    else { throw .damaged(why: "\"\(row.text(15))\" is no kind of transfer") }
    self.init(
      phoneNumber: row.text(0), beganAt: beganAt, contactId: row.text(2), agent: row.text(3),
      queue: row.text(4), initiation: row.text(5), missed: Int(row.integer(6)),
      declined: Int(row.integer(7)), isJoined: row.integer(8) == 1, waited: Int(row.integer(9)),
      talked: Int(row.integer(10)), held: Int(row.integer(11)), worked: Int(row.integer(12)),
      holds: Int(row.integer(13)), transferredTo: row.text(14), transfer: transfer, ended: row.text(16),
      outcome: row.text(17), notes: row.text(18))
  }

  fileprivate var values: [StoreValue] {
    [
      .text(phoneNumber), .text(Timestamp(seconds: beganAt.seconds).description), .text(contactId),
      .text(agent), .text(queue), .text(initiation), .integer(Int64(missed)), .integer(Int64(declined)),
      .integer(isJoined ? 1 : 0), .integer(Int64(waited)), .integer(Int64(talked)), .integer(Int64(held)),
      .integer(Int64(worked)), .integer(Int64(holds)), .text(transferredTo),
      .text(transfer?.rawValue ?? ""), .text(ended), .text(outcome), .text(notes),
    ]
  }
}

/// Contacts that rang at desks.
extension Transaction {
  /// The contacts of a number, the oldest first.
  public func keptContacts(of phoneNumber: String) throws(StoreError) -> [KeptContact] {
    try connection.rows(ContactRecordsStatements.ofNumber, [.text(phoneNumber)]) { row throws(StoreError) in
      try KeptContact(row)
    }
  }

  /// Every contact, in order of number, time, id and agent.
  public func keptContacts() throws(StoreError) -> [KeptContact] {
    try connection.rows(WorldTable.contactRecords.allRows) { row throws(StoreError) in try KeptContact(row) }
  }

  /// Keeps a contact, to the second; what was kept of the same one and agent before is written over, save how often it was
  /// missed and declined: that adds up.
  public func keep(_ contact: KeptContact) throws(StoreError) {
    try connection.run(ContactRecordsStatements.keep, contact.values)
  }
}
