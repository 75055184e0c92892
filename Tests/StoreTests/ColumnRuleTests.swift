import Testing

@testable import Store

/// What a column may hold is read from the schema itself.
@Suite struct ColumnRuleTests {
  @Test(arguments: [
    ("slotDate", "Bookings", ColumnRule.date), ("slotTime", "SampleSlots", .time),
    ("status", "Bookings", .oneOf(["booked", "cancelled"])),
    ("isAvailable", "AvailableSlots", .oneOf(["0", "1"])),
    ("missed", "ContactRecords", .wholeNumber(atLeast: 0)),
    ("number", "Scorecards", .wholeNumber(atLeast: 1)), ("kind", "Records", .text),
  ])
  func aRuleIsReadFromTheNewestSchema(column: String, table: String, rule: ColumnRule) {
    #expect(ColumnRule.of(column, in: table) == rule)
  }

  @Test func aColumnThatTakesAnyTextHasNone() { #expect(ColumnRule.of("value", in: "Records") == nil) }

  /// Whatever the schema checks is told in words.
  @Test func everyColumnThatIsCheckedHasARule() throws {
    let store = try Store.inMemory()
    for table in WorldTable.all {
      let sql = store.connection.ask("SELECT sql FROM sqlite_schema WHERE name = '\(table.name)'")
      let checked = (sql.first ?? "").split(separator: "\n").filter {
        $0.contains("CHECK") || $0.contains(" INTEGER ")
      }
      for line in checked {
        let column = line.split(separator: " ").first.map(String.init) ?? ""
        #expect(ColumnRule.of(column, in: table.name) != nil, "\(table.name).\(column)")
      }
    }
  }
}
