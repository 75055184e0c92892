import ContactCenter
import Testing

@testable import Store

@Suite struct ContactRecordsTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private func contact(_ number: String, seconds: Int64, id: String = "a") -> KeptContact {
    KeptContact(
      phoneNumber: number, beganAt: Timestamp(seconds: seconds), contactId: id, agent: "Meera Nair",
      queue: "Villas", initiation: "CALLBACK", waited: 77, talked: 207, held: 35, worked: 18, holds: 2,
      transferredTo: "Loan desk", transfer: .warm, ended: "CUSTOMER_DISCONNECT", outcome: "visit booked",
      notes: "Wants the \"corner\" villa.")
  }

  @Test func aContactComesBackAsItWasKept() throws {
    let kept = contact(Rows.asha, seconds: 1_795_000_000)
    try store.transaction { rows in try rows.keep(kept) }
    #expect(try store.reading { rows in try rows.keptContacts() } == [kept])
  }

  @Test func theContactsOfANumberGoFromTheOldestToTheNewest() throws {
    try store.transaction { rows in
      for kept in [
        contact(Rows.asha, seconds: 30), contact(Rows.dev, seconds: 20), contact(Rows.asha, seconds: 10),
        contact(Rows.asha, seconds: 10, id: "b"), contact("", seconds: 5),
      ] {
        try rows.keep(kept)
      }
    }
    let found = try store.reading { rows in try rows.keptContacts(of: Rows.asha) }
    #expect(found.map { "\($0.beganAt.seconds) \($0.contactId)" } == ["10 a", "10 b", "30 a"])
    #expect(try store.reading { rows in try rows.keptContacts(of: "") }.count == 1)
  }

  @Test func notesThatAreWrittenLaterReplaceTheEarlier() throws {
    var kept = contact(Rows.asha, seconds: 10)
    try store.transaction { rows in try rows.keep(kept) }
    kept.notes = "Wants the garden side."
    kept.outcome = ""
    try store.transaction { rows in try rows.keep(kept) }
    #expect(try store.reading { rows in try rows.keptContacts() } == [kept])
  }

  @Test func aContactIsKeptToTheSecond() throws {
    var kept = contact(Rows.asha, seconds: 10)
    kept.beganAt += Milliseconds(250)
    try store.transaction { rows in try rows.keep(kept) }
    #expect(
      try store.reading { rows in try rows.keptContacts().map(\.beganAt) } == [Timestamp(seconds: 10)])
  }

  @Test func everyAgentHasARowOfAContactAndItsVainAttemptsAddUp() throws {
    var missed = contact(Rows.asha, seconds: 10)
    missed.isJoined = false
    missed.missed = 1
    var declined = missed
    (declined.missed, declined.declined) = (0, 1)
    var taken = contact(Rows.asha, seconds: 10)
    var other = taken
    other.agent = "Sana Qureshi"
    try store.transaction { rows in
      for kept in [missed, declined, missed, other, taken] { try rows.keep(kept) }
    }
    (taken.missed, taken.declined) = (2, 1)
    #expect(try store.reading { rows in try rows.keptContacts() } == [taken, other])
  }

  @Test func aKindOfTransferThatNobodyKnowsIsDamage() throws {
    try store.transaction { rows in try rows.keep(contact(Rows.asha, seconds: 10)) }
    #expect(outcome { try store.connection.execute("UPDATE ContactRecords SET transfer = 'cold'") } != nil)
  }
}
