import ContactCenter
import Testing

@testable import Store

@Suite struct ScorecardsTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private func score(_ trainee: String, _ seconds: Int64, better: String = "") -> KeptScore {
    KeptScore(
      trainee: trainee, takenAt: Timestamp(seconds: seconds), scenario: "villas",
      lines: [
        .init(rule: "greeting", found: "said after 3 s", better: ""),
        .init(rule: "notes", found: "none", better: better),
      ])
  }

  @Test func theScorecardsOfATraineeComeBackInTheOrderInWhichTheyWereMade() throws {
    let all = [score("Ila", 300, better: "write a line"), score("Ila", 100), score("Ila", 100)]
    try store.transaction { rows in
      for score in all { try rows.keep(score) }
      try rows.keep(score("Ravi", 200))
    }
    let found = try store.reading { rows in try rows.scores(of: "Ila") }
    #expect(found == all)
    #expect(found.map(\.met) == [1, 2, 2])
    #expect(try store.reading { rows in try rows.scores(of: "Nobody") }.isEmpty)
  }

  @Test func aCardWithoutARuleIsNotKept() throws {
    try store.transaction { rows in
      try rows.keep(
        KeptScore(trainee: "Ila", takenAt: Timestamp(seconds: 1), scenario: "villas", lines: []))
    }
    #expect(try store.reading { rows in try rows.scores(of: "Ila") }.isEmpty)
  }

  /// A trainer makes the rows fresh for the next trainee; how the others did is not lost.
  @Test func freshSampleRowsLeaveThemAlone() throws {
    try store.transaction { rows in
      try rows.keep(score("Ila", 1))
      try rows.keep(
        KeptContact(phoneNumber: Rows.asha, beganAt: Timestamp(seconds: 1), contactId: "a"))
    }
    try store.resetSample(Sample.definition, now: Rows.now)
    #expect(try store.reading { rows in try rows.scores(of: "Ila") }.count == 1)
    #expect(try store.reading { rows in try rows.keptContacts() }.isEmpty)
  }

  /// No call reads the tables of the desk, so that the desk itself must tell.
  @Test(arguments: ["ContactRecords", "Scorecards"])
  func aTableThatIsMissingIsDamage(table: String) throws {
    try store.connection.execute("DROP TABLE \(table)")
    #expect(throws: StoreError.self) {
      try store.reading { rows in try rows.scores(of: "Ila").count + rows.keptContacts().count }
    }
  }
}
