extension WorldTable {
  static let records = WorldTable(
    name: "Records", columns: ["kind", "record", "field", "value"], keyColumns: 3,
    allRows: SQLStatement("SELECT kind, record, field, value FROM Records ORDER BY kind, record, field"),
    rowWithKey: SQLStatement(
      """
      SELECT kind, record, field, value FROM Records WHERE kind = ?1 AND record = ?2 AND field = ?3
      ORDER BY kind, record, field
      """),
    insert: SQLStatement("INSERT INTO Records (kind, record, field, value) VALUES (?1, ?2, ?3, ?4)"),
    delete: SQLStatement("DELETE FROM Records WHERE kind = ?1 AND record = ?2 AND field = ?3"),
    deleteAll: SQLStatement("DELETE FROM Records"),
    operations: [RecordsStatements.ofKind, RecordsStatements.withID, RecordsStatements.set])
}

private enum RecordsStatements {
  static let ofKind = SQLStatement(
    "SELECT kind, record, field, value FROM Records WHERE kind = ?1 ORDER BY kind, record, field")
  static let withID = SQLStatement(
    """
    SELECT kind, record, field, value FROM Records WHERE kind = ?1 AND record = ?2
    ORDER BY kind, record, field
    """)
  static let set = SQLStatement(
    """
    INSERT INTO Records (kind, record, field, value) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (kind, record, field) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
    """)
}

/// Customer profiles, cases and data tables: a row a field.
extension Transaction {
  /// Every record of a kind, in order of id.
  public func records(of kind: String) throws(StoreError) -> [Record] {
    let rows = try connection.rows(RecordsStatements.ofKind, [.text(kind)]) {
      (id: $0.text(1), field: Record.Field(name: $0.text(2), value: $0.text(3)))
    }
    var found: [Record] = []
    var first = 0
    while first < rows.count {
      let id = rows[first].id
      let end = rows[first...].firstIndex { $0.id != id } ?? rows.count
      found.append(Record(kind: kind, id: id, fields: rows[first..<end].map(\.field)))
      first = end
    }
    return found
  }

  /// The record with an id; nil when there is none.
  public func record(_ id: String, of kind: String) throws(StoreError) -> Record? {
    let fields = try connection.rows(RecordsStatements.withID, [.text(kind), .text(id)]) {
      Record.Field(name: $0.text(2), value: $0.text(3))
    }
    return fields.isEmpty ? nil : Record(kind: kind, id: id, fields: fields)
  }

  /// Which records there are.
  func recordKeys() throws(StoreError) -> Set<RecordKey> {
    Set(try connection.rows(WorldTable.records.allRows) { RecordKey(kind: $0.text(0), id: $0.text(1)) })
  }

  /// Gives a record a value, and makes the record when there is none.
  public func set(_ field: String, to value: String, of id: String, kind: String) throws(StoreError) {
    try connection.run(RecordsStatements.set, .text(kind), .text(id), .text(field), .text(value))
  }
}

/// What tells one record from another.
struct RecordKey: Hashable {
  let kind: String
  let id: String
}
