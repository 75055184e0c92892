import Store
import TerminalUI
import TestSupport
import Testing

@testable import touchtone

/// The sample rows while the phone is open.
@Suite struct SampleRowsTests {
  private let folder: TemporaryFolder
  private let program: PhoneProgram
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path(of: "store.sqlite")
    let words = ["play", Phone.center, "--at", "2026-11-23T10:05", "--store", store]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
  }

  private struct NotACall: Error {}

  private var screen: String { program.frame(Size(columns: 120, rows: 40), .unicode).text }

  private func press(_ keys: String) { for key in keys { program.handle(.character(key)) } }

  private func dates() throws -> [String] {
    let rows = try Store.open(file: store, wait: .seconds(1)).reading { try $0.slots() }
    return Set(rows.filter(\.isFree).map { "\($0.slot.date)" }).sorted()
  }

  @Test func aCallOnALaterDayHasTheDatesOfThatDay() throws {
    let before = try dates()
    press("C2027-03-01 10:05")
    program.handle(.enter)
    #expect(screen.contains("conditions set; the clock counts from the next call"))
    press("xc")
    #expect(screen.contains("from Asha Rao, 1 Mar 10:05"))
    let after = try dates()
    #expect(after.count >= before.count && Set(after).isDisjoint(with: before))
  }

  @Test func rowsAreMadeAnewOnlyBetweenCalls() throws {
    let taken = try Store.open(file: store, wait: .seconds(1))
    try taken.transaction { rows in
      for row in try rows.slots() where row.isFree { try rows.take(row.slot) }
    }
    #expect(try dates().isEmpty)
    press("R")
    #expect(screen.contains("fresh sample rows are made between calls; x hangs up"))
    #expect(try dates().isEmpty)
    press("xR")
    #expect(screen.contains("the sample rows are as on the first day"))
    #expect(try !dates().isEmpty)
  }

  @Test func whatCanBeTypedStandsWhereNothingIs() {
    press("C")
    program.handle(.right)
    #expect(screen.contains("≈ set to (as 2026-11-23 10:05)"))
    press("2")
    #expect(!screen.contains("(as"))
  }
}
