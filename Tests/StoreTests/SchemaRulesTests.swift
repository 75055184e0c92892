import CSQLite
import Foundation
import Testing

@testable import Store

/// The rules of design.md, "Private and live worlds", over the schema as SQLite has it and over every
/// statement.
@Suite struct SchemaRulesTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private static let banned = [
    "AUTOINCREMENT", "TRIGGER", "CASCADE", "RANDOM(", "RANDOMBLOB(", "CURRENT_", "'NOW'", "JULIANDAY",
    "UNIXEPOCH",
    "LAST_INSERT_ROWID", "CHANGES(", "REPLACE",
  ]

  private static let tables = WorldTable.all.map(\.name)

  @Test(arguments: Schema.migrations.map(\.script) + StatementCatalog.all.map { "\($0.text)" })
  func nothingDrawsChanceReadsTheClockOrActsBehindTheStatement(sql: String) {
    for word in Self.banned { #expect(!sql.uppercased().contains(word), "\(word)") }
  }

  @Test func theCatalogKnowsEveryTable() {
    let names = store.connection.ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    #expect(names == Self.tables.sorted())
    #expect(store.connection.ask("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").isEmpty)
  }

  @Test(arguments: tables)
  func aTableIsStrictWithoutRowidAndHasAKeyWithoutNull(table: String) throws {
    let kind = store.connection.ask("SELECT strict || wr FROM pragma_table_list WHERE name = '\(table)'")
    #expect(kind == ["11"])
    let world = try #require(WorldTable.all.first { $0.name == table })
    let columns = store.connection.ask("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")
    #expect(columns == world.columns)
    let key = store.connection.ask("SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk")
    #expect(key == Array(world.columns.prefix(world.keyColumns)))
    // No column takes NULL, so that a row is the same as the text of its values.
    #expect(
      store.connection.ask(#"SELECT name FROM pragma_table_info('\#(table)') WHERE "notnull" = 0"#).isEmpty)
    #expect(
      store.connection.ask(
        "SELECT type FROM pragma_table_info('\(table)') WHERE type NOT IN ('TEXT', 'INTEGER')"
      ).isEmpty)
    #expect(
      store.connection.ask("SELECT on_delete || on_update FROM pragma_foreign_key_list('\(table)')").isEmpty)
  }

  @Test func aSlotIsBookedOnceAlsoByTheIndex() {
    let index = store.connection.ask("SELECT sql FROM sqlite_schema WHERE name = 'BookedSlots'")
    #expect(
      index == ["CREATE UNIQUE INDEX BookedSlots ON Bookings (slotDate, slotTime) WHERE status = 'booked'"])
  }

  @Test(arguments: StatementCatalog.world.map { "\($0.text)" })
  func everySelectHasATotalOrder(sql: String) throws {
    guard sql.hasPrefix("SELECT") else { return }
    let table = try #require(WorldTable.all.first { sql.contains("FROM \($0.name)") })
    let order = try #require(sql.range(of: "ORDER BY "))
    let ordered = sql[order.upperBound...].prefix { $0 != "\n" }
      .components(separatedBy: " LIMIT")[0].components(separatedBy: ", ")
    let key = Array(table.columns.prefix(table.keyColumns))
    // The whole key, or one column of which each value comes once.
    let isDistinct = sql.hasPrefix("SELECT DISTINCT \(ordered[0]) FROM") && ordered.count == 1
    #expect(ordered == key || isDistinct)
  }

  @Test(arguments: StatementCatalog.world.map { "\($0.text)" })
  func everyWriteNamesItsRowsByKey(sql: String) throws {
    guard !sql.hasPrefix("SELECT") else { return }
    let table = try #require(WorldTable.all.first { sql.contains(" \($0.name)") })
    let clears = sql == "DELETE FROM \(table.name)"
    let key = table.columns.prefix(table.keyColumns)
    #expect(clears || sql.hasPrefix("INSERT INTO") || key.allSatisfy { sql.contains("\($0) = ?") })
  }

  @Test(arguments: (StatementCatalog.world + StatementCatalog.control).map { "\($0.text)" })
  func everyStatementFitsTheSchemaAndIsOne(sql: String) {
    var statement: OpaquePointer?
    var rest: UnsafePointer<CChar>?
    let (code, remains) = sql.withCString { start in
      let code = sqlite3_prepare_v2(store.connection.handle, start, -1, &statement, &rest)
      return (code, rest.map { String(cString: $0) } ?? "")
    }
    #expect(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(store.connection.handle)))")
    #expect(remains.isEmpty)
    sqlite3_finalize(statement)
  }

  @Test func everyStatementInTheSourcesIsInTheCatalog() throws {
    let sources = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Store")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var written = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      written +=
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "SQLStatement(").count - 1
    }
    #expect(written == Set(StatementCatalog.all.map(\.identity)).count)
  }

  @Test(arguments: [
    "INSERT INTO Bookings VALUES ('+911', '2026-02-30', '10:00', 'booked')",
    "INSERT INTO Bookings VALUES ('+911', '2026-13-01', '10:00', 'booked')",
    "INSERT INTO Bookings VALUES ('+911', 'tomorrow', '10:00', 'booked')",
    "INSERT INTO Bookings VALUES ('+911', '2026-11-24', '10:00', 'kept')",
    "INSERT INTO Bookings VALUES ('', '2026-11-24', '10:00', 'booked')",
    "INSERT INTO AvailableSlots VALUES ('2026-11-24', '24:00', 1)",
    "INSERT INTO AvailableSlots VALUES ('2026-11-24', '10:00:00', 1)",
    "INSERT INTO AvailableSlots VALUES ('2026-11-24', '9:00', 1)",
    "INSERT INTO AvailableSlots VALUES ('2026-11-24', '10:00', 2)",
    "INSERT INTO AvailableSlots VALUES ('1066-11-24', '10:00', 1)",
    "INSERT INTO Customers VALUES (NULL, 'Asha')",
    "INSERT INTO Customers VALUES ('+911', NULL)",
  ])
  func noRowHoldsWhatNoTypeHolds(sql: String) {
    guard case .constraint = outcome({ try store.connection.execute(sql) }) else {
      Issue.record("taken: \(sql)")
      return
    }
  }

  @Test(arguments: ["2026-02-28 00:00", "2028-02-29 23:59", "1700-01-01 10:00", "2200-12-31 10:00"])
  func everyDateAndTimeOfTheTypesFits(slot: String) throws {
    try Rows.book(
      slot, for: Rows.asha, in: try Rows.store(slots: [slot]), at: Rows.moment("1700-01-01 00:00"))
  }
}
