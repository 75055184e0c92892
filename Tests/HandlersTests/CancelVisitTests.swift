import Testing

@Suite struct CancelVisitTests {
  @Test func visitIsCancelledAndItsSlotFreed() throws {
    let bench = try HandlerBench(slots: days(1, at: "16:00"))
    try bench.book(HandlerBench.dev, "2026-11-24 16:00")
    #expect(
      try bench.ask("cancelVisit", ["phone": HandlerBench.dev]) == [
        "status": "cancelled", "slotDate": "2026-11-24", "slotTime": "16:00",
        "spokenDate": "Tuesday 24 November", "spokenTime": "4 PM",
      ])
    #expect(try bench.slots() == ["2026-11-24 16:00 free"])
    #expect(try bench.bookings() == ["\(HandlerBench.dev) 2026-11-24 16:00 cancelled"])
  }

  @Test func cancellingTwiceFindsNothing() throws {
    let bench = try HandlerBench(slots: days(1))
    try bench.book(HandlerBench.dev, "2026-11-24 10:00")
    _ = try bench.ask("cancelVisit", ["phone": HandlerBench.dev])
    let answer = try bench.ask("cancelVisit", ["phone": HandlerBench.dev])
    #expect(answer["status"] == "none")
    #expect(answer["spokenDate"] == "")
  }

  @Test(arguments: [HandlerBench.asha, HandlerBench.farah])
  func numberWithoutAVisitFindsNothing(number: String) throws {
    let bench = try HandlerBench(slots: days(1))
    try bench.book(HandlerBench.dev, "2026-11-24 10:00")
    #expect(try bench.ask("cancelVisit", ["phone": number])["status"] == "none")
    #expect(try bench.slots() == ["2026-11-24 10:00 taken"])
  }

  @Test func visitThatHasBegunStays() throws {
    let bench = try HandlerBench(slots: days(1), now: "2026-11-24 10:30")
    try bench.book(HandlerBench.dev, "2026-11-24 10:00")
    #expect(try bench.ask("cancelVisit", ["phone": HandlerBench.dev])["status"] == "none")
    #expect(try bench.bookings() == ["\(HandlerBench.dev) 2026-11-24 10:00 booked"])
  }
}
