import Testing

@testable import TerminalUI

@Suite struct RowsPaneTests {
  private static let booked = RowChange(
    .added, table: "Bookings", text: "+919811112222 2026-11-24 10:00 booked")
  private static let taken = RowChange(
    .changed, table: "AvailableSlots", text: "2026-11-24 10:00 free → taken")

  @Test func aChangeGoesOnBelowItselfAndLosesNothing() {
    let shown = RowsPane.lines([Self.taken, Self.booked], 55, atMost: 6, .unicode)
    #expect(
      shown.lines.map(\.text) == [
        " ~ AvailableSlots   2026-11-24 10:00 free → taken",
        " + Bookings         +919811112222 2026-11-24 10:00",
        "                    booked",
      ])
    #expect(shown.hidden == 0)
  }

  @Test func withoutRoomTheOldestChangesGoWholeAndAreCounted() {
    let shown = RowsPane.lines([Self.taken, Self.taken, Self.booked], 55, atMost: 3, .unicode)
    #expect(shown.lines.count == 3 && shown.lines[0].text.hasPrefix(" ~ AvailableSlots"))
    #expect(shown.hidden == 1)
  }

  @Test func theLatestChangeIsShownAsFarAsThereIsRoom() {
    let shown = RowsPane.lines([Self.taken, Self.booked], 55, atMost: 1, .unicode)
    #expect(shown.lines.map(\.text) == [" + Bookings         +919811112222 2026-11-24 10:00"])
    #expect(shown.hidden == 1)
  }
}
