import Testing

@Suite struct AvailableDatesTests {
  @Test func announcementSaysEachDateWithItsKey() throws {
    let bench = try HandlerBench(slots: days(2) + ["2026-11-24 16:00"])
    let answer = try bench.ask("availableDates", ["after": "start"])
    #expect(
      answer["announcement"] == "For Tuesday 24 November, press 1. For Wednesday 25 November, press 2.")
    #expect(answer["count"] == "2")
    #expect(answer["more"] == "no")
    #expect(answer["slotDate1"] == "2026-11-24")
    #expect(answer["spokenDate2"] == "Wednesday 25 November")
    #expect(answer["slotDate3"] == "")
    #expect(answer["last"] == "2026-11-25")
  }

  @Test(arguments: [(0, "0", "no"), (1, "1", "no"), (7, "7", "no"), (8, "7", "yes"), (12, "7", "yes")])
  func sevenAtATime(offered: Int, count: String, more: String) throws {
    let answer = try HandlerBench(slots: days(offered)).ask("availableDates")
    #expect(answer["count"] == count)
    #expect(answer["more"] == more)
    #expect(answer["announcement"]?.hasSuffix("For later dates, press 8.") == (more == "yes"))
  }

  @Test func laterDatesGoOnAfterTheLast() throws {
    let bench = try HandlerBench(slots: days(12))
    let first = try bench.ask("availableDates", ["after": "start"])
    let second = try bench.ask("availableDates", ["after": first["last"] ?? ""])
    #expect(second["slotDate1"] == "2026-12-01")
    #expect(second["count"] == "5")
    #expect(second["more"] == "no")
  }

  /// The dates that were left may be gone when the caller asks for them.
  @Test func listBeginsAgainWhenNothingIsLaterAnyMore() throws {
    let bench = try HandlerBench(slots: days(3))
    let answer = try bench.ask("availableDates", ["after": "2026-11-30"])
    #expect(answer["slotDate1"] == "2026-11-24")
    #expect(answer["count"] == "3")
  }

  @Test func nothingFreeIsACountOfNone() throws {
    let bench = try HandlerBench(slots: days(1))
    try bench.book(HandlerBench.dev, "2026-11-24 10:00")
    let answer = try bench.ask("availableDates")
    #expect(answer["count"] == "0")
    #expect(answer["announcement"] == "")
    #expect(answer["last"] == "")
  }

  /// Today counts while a time of it has not begun, and never on a page of later dates.
  @Test(arguments: [
    ("2026-11-24 09:59", "2026-11-24"), ("2026-11-24 10:00", "2026-11-25"),
    ("2026-11-24 10:01", "2026-11-25"),
    ("2026-11-25 23:59", ""),
  ])
  func pastStartsAreNeverOffered(now: String, first: String) throws {
    let bench = try HandlerBench(slots: days(2), now: now)
    #expect(try bench.ask("availableDates")["slotDate1"] == first)
    #expect(try bench.ask("availableDates", ["after": "2026-11-20"])["slotDate1"] == first)
  }

  @Test func dateWithATimeAtTheEndOfTheDayIsSkippedWhole() throws {
    let bench = try HandlerBench(slots: ["2026-11-24 00:00", "2026-11-24 23:59", "2026-11-25 00:00"])
    #expect(try bench.ask("availableDates", ["after": "2026-11-24"])["slotDate1"] == "2026-11-25")
    #expect(try bench.ask("availableDates", ["after": "2026-11-23"])["slotDate1"] == "2026-11-24")
  }
}
