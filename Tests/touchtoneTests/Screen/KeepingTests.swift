import ContactCenter
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// Keeping a what-if says before and after what becomes of it, of the other lines and of the store.
@Suite struct KeepingTests {
  private static func words(_ phone: PlayedProgram) -> String {
    phone.text(120, 36).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A call in its past, before its first key.
  private static func beforeTheMenu() throws -> PlayedProgram {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("[")
    return phone
  }

  /// A booked call, back before its last key.
  private static func booked() throws -> PlayedProgram {
    let phone = try PlayedProgram()
    phone.book()
    phone.goBackToTheLastKey()
    return phone
  }

  @Test func whichTimelinesAreDroppedIsSaidBefore() throws {
    let phone = try Self.beforeTheMenu()
    phone.press("f")
    phone.program.travel(.lineAbove)
    phone.press("f")
    phone.press("K")
    #expect(Self.words(phone).contains("K again makes C the call; no row changes; B is dropped"))
    phone.press("K")
    #expect(Self.words(phone).contains("C is the call now, as A"))
  }

  @Test func whatIsWrittenStandsAsEverywhereElse() throws {
    let phone = try Self.booked()
    phone.press("2")
    phone.stepToTheCaller()
    phone.press("K")
    let words = Self.words(phone)
    #expect(words.contains(" → ") && !words.contains(" -> "), "\(words)")
    #expect(words.contains("K again makes B the call and writes"), "\(words)")
  }

  @Test func whatTookOnlyTheBookingBackIsNotSaidToHaveWrittenRows() throws {
    let phone = try Self.booked()
    phone.press("xKK")
    #expect(Self.words(phone).contains("B is the call now, as A, and the store's rows are as B left them"))
    #expect(try phone.bookings() == 1)
  }

  @Test func whileAnotherProgramHoldsTheStoreNothingIsKeptAndTheKeyTriesAgain() throws {
    let phone = try Self.booked()
    phone.press("2")
    phone.stepToTheCaller()
    let store = phone.program.call.live.recording.world.store
    let before = try store.rowsHash()
    phone.press("K")
    let path = try #require(phone.program.setup.storePath)
    let other = try Store.open(file: path, wait: Milliseconds(50))
    _ = try other.transaction { _ in phone.press("K") }
    #expect(
      Self.words(phone).contains("nothing was kept: the store is in use by another program; K tries again"))
    #expect(try store.rowsHash() == before)
    phone.press("K")
    #expect(Self.words(phone).contains("B is the call now"))
  }
}
