import ContactCenter
import Store
import TestSupport
import Testing

@testable import touchtone

/// What the store keeps of agents' work, as `touchtone store` shows it.
@Suite struct KeptWorkTests {
  private static let began = Timestamp(seconds: 1_795_408_500)

  private func store(_ body: (borrowing Transaction) throws -> Void) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    try Store.open(file: path, wait: .seconds(1)).transaction(body)
    return (folder, path)
  }

  private func shown(_ what: String, _ path: String) throws -> String {
    try FinishedProgram(
      builtProduct(named: "touchtone"), ["store", Played.siteVisitFolder, what, "--store", path]
    ).output
  }

  @Test func contactsAreShownWithWhatBecameOfThemAndWhatTheAgentNoted() throws {
    let (folder, path) = try store { rows in
      try rows.keep(
        KeptContact(
          phoneNumber: "+919811112222", beganAt: Self.began, contactId: "b", agent: "Meera Nair",
          queue: "Plots",
          initiation: "INBOUND", waited: 12, talked: 130, held: 65, worked: 20, holds: 2,
          transferredTo: "Team lead", transfer: .warm, ended: "AGENT_DISCONNECT", outcome: "visit booked",
          notes: "Asks for the budget.\nCalls \u{1B}again."))
      try rows.keep(
        KeptContact(
          phoneNumber: "", beganAt: Self.began, contactId: "a", agent: "Meera Nair", queue: "Villas",
          initiation: "CALLBACK", missed: 2, isJoined: false, waited: 40))
    }
    #expect(
      try shown("contacts", path) == """
        2026-11-23 10:05:00  number withheld  Villas  Meera Nair
            callback, waited 0:40, missed 2 times, not spoken with
        2026-11-23 10:05:00  +919811112222  Plots  Meera Nair
            waited 0:12, spoke 2:10, on hold 1:05 2 times, worked on it 0:20, transferred warm to Team lead
            outcome: visit booked
            notes: Asks for the budget.
            notes: Calls ^[again.

        """)
    #expect(try shown("scorecards", path) == "(none)\n")
    withExtendedLifetime(folder) {}
  }

  @Test func scorecardsAreShownByTrainee() throws {
    let (folder, path) = try store { rows in
      for trainee in ["Ila", "Dev", "Ila"] {
        try rows.keep(
          KeptScore(
            trainee: trainee, takenAt: Self.began, scenario: "plots.scenario",
            lines: [
              .init(rule: "greeting within 15s", found: "after 0:03", better: ""),
              .init(rule: "visit booked", found: "left as it was", better: "offer a slot"),
            ]))
      }
    }
    let lines = try shown("scorecards", path).split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("2026") }.map { $0.dropFirst(21) } == [
        "Dev  plots.scenario  1 of 2", "Ila  plots.scenario  1 of 2", "Ila  plots.scenario  1 of 2",
      ])
    #expect(
      Array(lines[1...2]) == [
        "    ✓ greeting within 15s: after 0:03", "    ✗ visit booked: left as it was; offer a slot",
      ])
    withExtendedLifetime(folder) {}
  }
}
