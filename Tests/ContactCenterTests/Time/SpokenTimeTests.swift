import ContactCenter
import Testing

@Suite struct SpokenTimeTests {
  @Test(arguments: [
    ("00:00", "12 midnight"), ("00:30", "12:30 AM"), ("09:00", "9 AM"), ("10:00", "10 AM"),
    ("11:59", "11:59 AM"),
    ("12:00", "12 noon"), ("12:05", "12:05 PM"), ("13:00", "1 PM"), ("16:30", "4:30 PM"), ("23:00", "11 PM"),
  ])
  func timesAreSaidByTheTwelveHourClock(text: String, spoken: String) throws {
    #expect(try #require(TimeOfDay(text)).spoken == spoken)
  }

  @Test func endOfDayIsMidnight() {
    #expect(TimeOfDay.endOfDay.spoken == "12 midnight")
  }

  @Test func datesAreSaidAndShown() throws {
    let date = try #require(CivilDate("2026-11-24"))
    #expect(date.spoken == "Tuesday 24 November")
    #expect(date.shortDay == "Tue 24")
    #expect(date.short == "Tue 24 Nov")
    let moment = try #require(CivilDateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 5, second: 26))
    #expect(moment.short == "Mon 23 Nov 10:05:26")
    #expect(moment.spoken == "Monday 23 November at 10:05 AM")
  }
}
