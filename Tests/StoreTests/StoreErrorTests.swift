import Diagnostics
import Testing

@testable import Store

@Suite struct StoreErrorTests {
  private static let conflict = RowConflict(
    table: "Bookings", key: [Rows.asha], expected: nil, found: [Rows.asha, "2026-11-24", "10:00", "booked"])

  @Test(arguments: [
    (StoreError.busy, "store-busy"), (.readOnly, "store-read-only"), (.diskFull, "store-full"),
    (.notADatabase, "store-not-sqlite"), (.foreign(applicationID: 7), "store-foreign"),
    (.newer(version: 7, known: 5), "store-newer"), (.cannotOpen(why: "it is a folder"), "store-unreadable"),
    (.damaged(why: "malformed"), "store-damaged"), (.constraint(why: "no"), "store-constraint"),
    (.conflict(conflict), "store-conflict"), (.failed(code: 1, why: "SQL logic error"), "store-failed"),
  ])
  func everyErrorSaysWhereWhatAndWhy(error: StoreError, rule: String) {
    let diagnostic = error.diagnostic(for: "center.sqlite")
    #expect(diagnostic.rule == rule)
    #expect(diagnostic.location == "center.sqlite")
    #expect(diagnostic.why != nil)
    #expect(diagnostic.message.first?.isUppercase == false || diagnostic.message.hasPrefix("SQL"))
    #expect(!diagnostic.text.hasSuffix("."))
  }

  @Test func aNewerSchemaReadsAsInTheStyle() {
    #expect(
      StoreError.newer(version: 7, known: 5).diagnostic(for: "center.sqlite").text == """
        center.sqlite: error: schema is version 7, newer than this build, which knows up to 5 [store-newer]
          why: a newer touchtone wrote this file
          fix: open it with that version, or name another file with --store
        """)
  }

  @Test func aConflictNamesTheRow() {
    #expect(
      StoreError.conflict(Self.conflict).diagnostic(for: "center.sqlite").text.hasPrefix(
        """
        center.sqlite: error: nothing was kept: "Bookings" row "+919811112222" is there already [store-conflict]
        """))
  }
}
