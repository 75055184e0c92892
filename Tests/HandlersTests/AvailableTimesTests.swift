import Testing

@Suite struct AvailableTimesTests {
  static let times = ["10:00", "12:00", "16:00"].map { "2026-11-24 \($0)" }

  @Test func announcementSaysEachTimeWithItsKey() throws {
    let bench = try HandlerBench(slots: Self.times + ["2026-11-25 09:30"])
    let answer = try bench.ask("availableTimes", ["slotDate": "2026-11-24", "after": "start"])
    #expect(answer["announcement"] == "For 10 AM, press 1. For 12 noon, press 2. For 4 PM, press 3.")
    #expect(answer["count"] == "3")
    #expect(answer["more"] == "no")
    #expect(answer["slotTime2"] == "12:00")
    #expect(answer["spokenTime3"] == "4 PM")
    #expect(answer["spokenTime4"] == "")
    #expect(answer["slotDate"] == "2026-11-24")
    #expect(answer["spokenDate"] == "Tuesday 24 November")
  }

  @Test func takenTimesAreNotOffered() throws {
    let bench = try HandlerBench(slots: Self.times)
    try bench.book(HandlerBench.dev, "2026-11-24 12:00")
    let answer = try bench.ask("availableTimes", ["slotDate": "2026-11-24"])
    #expect(answer["announcement"] == "For 10 AM, press 1. For 4 PM, press 2.")
  }

  @Test(arguments: [
    ("2026-11-24 09:59", "3"), ("2026-11-24 10:00", "2"), ("2026-11-24 15:59", "1"),
    ("2026-11-24 16:00", "0"), ("2026-11-25 00:00", "0"),
  ])
  func timesThatHaveBegunAreNotOffered(now: String, count: String) throws {
    let bench = try HandlerBench(slots: Self.times, now: now)
    #expect(try bench.ask("availableTimes", ["slotDate": "2026-11-24"])["count"] == count)
    #expect(try bench.ask("availableTimes", ["slotDate": "2026-11-24", "after": "08:00"])["count"] == count)
  }

  @Test func laterTimesGoOnAfterTheLast() throws {
    let bench = try HandlerBench(slots: (9...17).map { "2026-11-24 \($0 < 10 ? "0" : "")\($0):00" })
    let first = try bench.ask("availableTimes", ["slotDate": "2026-11-24", "after": "start"])
    #expect(first["last"] == "15:00")
    #expect(first["announcement"]?.hasSuffix("For 3 PM, press 7. For later times, press 8.") == true)
    let second = try bench.ask(
      "availableTimes", ["slotDate": "2026-11-24", "after": first["last"] ?? ""])
    #expect(second["announcement"] == "For 4 PM, press 1. For 5 PM, press 2.")
    let again = try bench.ask("availableTimes", ["slotDate": "2026-11-24", "after": "17:00"])
    #expect(again["slotTime1"] == "09:00")
  }
}
