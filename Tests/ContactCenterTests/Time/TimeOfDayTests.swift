import ContactCenter
import Testing

@Suite struct TimeOfDayTests {
  @Test(arguments: [
    ("00:00", 0), ("09:05", 32_700), ("23:59", 86_340), ("23:59:59", 86_399), ("10:05:26", 36_326),
  ])
  func readsAndWritesClockTimes(text: String, seconds: Int) throws {
    let time = try #require(TimeOfDay(text))
    #expect(time.secondsSinceMidnight == seconds)
    #expect(time.description == text)
  }

  @Test(arguments: [
    "", "9:00", "24:00", "12:60", "12:00:60", "12", "12:0", "12:00:0", "-1:00", "12:00 ", "1２:00",
    "10:00:00:00",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test func endOfDayIsAnEndOnly() throws {
    #expect(TimeOfDay(end: "24:00") == .endOfDay)
    #expect(TimeOfDay(end: "24:00:00") == .endOfDay)
    #expect(TimeOfDay(end: "24:01") == nil)
    #expect(TimeOfDay(end: "09:00") == TimeOfDay(hour: 9, minute: 0))
    #expect(TimeOfDay.endOfDay.description == "24:00")
    let date = try #require(CivilDate("2026-11-23"))
    #expect(CivilDateTime(date: date, time: .endOfDay).description == "2026-11-24T00:00")
  }

  @Test func secondsOutsideADayAreRefused() {
    #expect(TimeOfDay(secondsSinceMidnight: -1) == nil)
    #expect(TimeOfDay(secondsSinceMidnight: 86_400) == .endOfDay)
    #expect(TimeOfDay(secondsSinceMidnight: 86_401) == nil)
  }
}
