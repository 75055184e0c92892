import CSQLite
import ContactCenter
import TestSupport
import Testing

@testable import Store

@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/center.sqlite"
  }

  /// The released steps, and three that a later touchtone might add.
  private static let later: [Migration] =
    Schema.migrations + [
      Migration(
        version: Schema.migrations.count + 1,
        script: "ALTER TABLE Customers ADD COLUMN language TEXT NOT NULL DEFAULT ''"),
      Migration(
        version: Schema.migrations.count + 2,
        script: """
          CREATE TABLE Notes (phoneNumber TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID;
          INSERT INTO Notes SELECT phoneNumber, name FROM Customers;
          """),
      Migration(version: Schema.migrations.count + 3, script: "DROP TABLE Notes"),
    ]

  private func open(_ migrations: some Sequence<Migration>) throws(StoreError) -> Store {
    try Store.open(file: path, wait: Milliseconds(50), migrations: Array(migrations))
  }

  private func version(_ store: Store) throws -> Int { try store.connection.number(StoreFile.userVersion) }

  @Test func theReleasedStepsAreNumberedWithoutAGap() {
    #expect(Schema.migrations.map(\.version) == Array(1...Schema.migrations.count))
  }

  @Test(arguments: Array(0...later.count))
  func everyEarlierVersionComesUpToTheLast(earlier: Int) throws {
    do {
      let store = try open(Self.later.prefix(earlier))
      #expect(try version(store) == earlier)
      if earlier > 0 {
        try store.transaction { rows in try rows.setCustomer(Customer(phoneNumber: Rows.asha, name: "Asha")) }
      }
    }
    let store = try open(Self.later)
    #expect(try version(store) == Self.later.count)
    let names = try store.reading { rows in try rows.customers().map(\.name) }
    #expect(names == (earlier > 0 ? ["Asha"] : []))
    #expect(
      try schema(store)
        == schema(
          Store.open(
            file: folder.path + "/new.sqlite", wait: .zero, migrations: Self.later)))
  }

  /// A store of every version that was released comes up to this one's with every row, and the sample on top of it.
  @Test(arguments: 1..<Schema.migrations.count)
  func everyRowOfAnEarlierStoreStays(earlier: Int) throws {
    do {
      let store = try open(Schema.migrations.prefix(earlier))
      try store.connection.execute(
        """
        INSERT INTO Customers VALUES ('+919811112222', 'Asha Rao'), ('+919845033333', 'Dev Menon');
        INSERT INTO AvailableSlots VALUES ('2026-11-24', '10:00', 0), ('2026-11-24', '11:11', 1);
        INSERT INTO Bookings VALUES ('+919811112222', '2026-11-24', '10:00', 'booked');
        INSERT INTO SampleCustomers VALUES ('+919845033333', '', '');
        """)
    }
    let store = try open(Schema.migrations)
    #expect(!store.isNew)
    let lines = try store.lines()
    #expect(
      lines == [
        "Customers +919811112222 Asha Rao", "Customers +919845033333 Dev Menon",
        "AvailableSlots 2026-11-24 10:00 0", "AvailableSlots 2026-11-24 11:11 1",
        "Bookings +919811112222 2026-11-24 10:00 booked", "SampleCustomers +919845033333  ",
      ])
    try store.topUpSample(Sample.definition, now: Rows.now)
    #expect(Set(try store.lines()).isSuperset(of: lines.dropLast()))
    #expect(try store.freeSlots().first == "2026-11-24 11:11")
  }

  /// What was kept of a contact before a row stood for each agent: a talk that had its holds in it has them no more.
  @Test func contactsOfDesksOfTheFourthVersionCountTheTalkWithoutItsHolds() throws {
    do {
      let store = try open(Schema.migrations.prefix(4))
      try store.connection.execute(
        """
        INSERT INTO ContactRecords VALUES
          ('+919811112222', '2026-11-23T04:35:00Z', 'a', 'Villas', 'Meera Nair', 77, 242, 35, 18, 2, '', 'CUSTOMER_DISCONNECT',
           'visit booked', 'Wants the corner villa.'),
          ('', '2026-11-23T04:45:00Z', 'b', 'Plots', 'Meera Nair', 5, 9, 10, 3, 1, 'Loan desk', 'TRANSFERRED', '', '');
        INSERT INTO Scorecards VALUES ('Ila', 1, 1, '2026-11-23T04:45:00Z', 'villas', 'notes', 1, 'written', '');
        """)
    }
    let store = try open(Schema.migrations)
    let kept = try store.reading { rows in try rows.keptContacts() }
    #expect(
      kept == [
        KeptContact(
          phoneNumber: "", beganAt: try TimeText("2026-11-23T04:45:00Z").timestamp(in: .utc), contactId: "b",
          agent: "Meera Nair", queue: "Plots", waited: 5, talked: 0, held: 10, worked: 3, holds: 1,
          transferredTo: "Loan desk", ended: "TRANSFERRED"),
        KeptContact(
          phoneNumber: "+919811112222", beganAt: try TimeText("2026-11-23T04:35:00Z").timestamp(in: .utc),
          contactId: "a", agent: "Meera Nair", queue: "Villas", waited: 77, talked: 207, held: 35, worked: 18,
          holds: 2, ended: "CUSTOMER_DISCONNECT", outcome: "visit booked", notes: "Wants the corner villa."),
      ])
    #expect(try store.reading { rows in try rows.scores(of: "Ila").count } == 1)
  }

  @Test func aStepThatFailsLeavesTheOnesBeforeIt() throws {
    var steps = Self.later
    steps[steps.count - 1] = Migration(
      version: steps.count, script: "CREATE TABLE Half (a TEXT); DROP TABLE None")
    #expect(outcome { try open(steps) } != nil)
    let store = try open(Self.later.dropLast())
    #expect(try version(store) == Self.later.count - 1)
    #expect(!schema(store).contains { $0.contains("Half") })
  }

  @Test func anOlderBuildRefusesWhatANewerOneMade() throws {
    _ = try open(Self.later)
    #expect(
      outcome { try open(Schema.migrations) }
        == .newer(version: Self.later.count, known: Schema.migrations.count))
  }

  @Test func twoThatMakeTheSameStoreAtOnceMakeOne() async throws {
    for round in 0..<8 {
      let path = folder.path + "/\(round).sqlite"
      try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask {
            try Store.open(file: path, wait: Milliseconds(10_000)).dump().map(\.table)
          }
        }
        for try await tables in group { #expect(tables == WorldTable.all.map(\.name)) }
      }
    }
  }

  private func schema(_ store: Store) -> [String] {
    store.connection.ask("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
  }
}
