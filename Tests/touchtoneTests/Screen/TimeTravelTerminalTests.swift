import TestSupport
import Testing

/// Back in time on a real terminal, in a store file.
@Suite struct TimeTravelTerminalTests {
  @Test func aVisitIsMovedByGoingBackPressingAnotherKeyAndKeepingIt() throws {
    let phone = try Phone()
    try phone.hurryToTheMenu()
    try phone.press("5", until: "1 Tue 24")
    try phone.press("1", until: "1 10 AM")
    try phone.press("1", until: "ended by the flow")
    try phone.press("[", until: "what-if A")
    try phone.press("{{{", until: "Choose a time")
    try phone.press("2", until: "what-if B")
    try phone.press(" ", until: "12:00 booked")
    #expect(try phone.bookings().contains("10:00"))
    try phone.press("K", until: "K again")
    try phone.press("K", until: "B is the call now")
    let bookings = try phone.bookings()
    #expect(bookings.contains("12:00") && !bookings.contains("10:00"))
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test func escapeLeavesTheCallAndTheStoreAsTheyWere() throws {
    let phone = try Phone()
    try phone.hurryToTheMenu()
    try phone.press("[", until: "what-if A")
    try phone.press("5", until: "what-if B")
    phone.terminal.type("\u{1B}")
    try phone.terminal.wait(forText: "Waiting for one key")
    #expect(!phone.terminal.screen.line(0).contains("what-if"))
    #expect(try !phone.bookings().contains("2026-11-24  10:00"))
  }

  @Test func onTheMapABreakpointIsSetTheCallRunsToARowAndABranchIsForced() throws {
    let phone = try Phone(rows: 36, columns: 120)
    try phone.hurryToTheMenu()
    try phone.press("m", until: "Map · ")
    try phone.press("b", until: "b ✓ First attempt → ● Main menu")
    try phone.press("b", until: "┃ ✓ First attempt → ● Main menu")
    // The way of key 5 is the fifth below the menu.
    try phone.press("jjjjjb", until: "b │  ├ [5] site visit")
    try phone.press(">", until: "stopped before To site visit")
    try phone.terminal.wait(forText: "forced: [5] → To site visit")
    try phone.press("[", until: "what-if A")
    try phone.press("m", until: "Map · ")
    try phone.press("G>", until: "choose a branch of the action")
    try phone.press("gjjjjjr", until: "stopped before To site visit")
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }
}
