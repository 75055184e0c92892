import ContactCenter
import Testing

@Suite struct CivilDateTests {
  @Test func everyDayFollowsTheOneBeforeAndReadsBack() throws {
    let first = try #require(CivilDate(year: 1700, month: 1, day: 1))
    let last = try #require(CivilDate(year: 2200, month: 12, day: 31))
    var expected = (year: 1700, month: 1, day: 1)
    var weekday = Weekday.friday
    var wrong = 0
    for number in first.dayNumber...last.dayNumber {
      let date = CivilDate(dayNumber: number)
      if date.parts != expected || date.weekday != weekday
        || CivilDate(year: expected.year, month: expected.month, day: expected.day) != date
      {
        wrong += 1
      }
      weekday = weekday.next
      expected.day += 1
      if expected.day > CivilDate.days(inMonth: expected.month, of: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
        if expected.month == 13 { expected = (expected.year + 1, 1, 1) }
      }
    }
    #expect(wrong == 0)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-11-23", 20780), ("1969-12-31", -1),
    ("1700-01-01", -98615),
  ])
  func readsAndWritesYearMonthDay(text: String, number: Int) throws {
    let date = try #require(CivilDate(text))
    #expect(date.dayNumber == number)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00", "26-11-23",
    "2026-1-01",
    "2026-11-23T", "2026/11/23", "+026-11-23", "２０２６-11-23", "1699-12-31", "2201-01-01", "2026-11-23-1",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func addsDaysAcrossYears() throws {
    let date = try #require(CivilDate("2026-12-30"))
    #expect(date.adding(days: 3).description == "2027-01-02")
    #expect(date.adding(days: -365).description == "2025-12-30")
    #expect(date.days(until: date.adding(days: 61)) == 61)
    #expect(date < date.adding(days: 1))
  }

  @Test(arguments: zip(["monday", "Sunday", "FRIDAY"], [Weekday.monday, .sunday, .friday]))
  func weekdaysHaveWords(word: String, day: Weekday) {
    #expect(Weekday(word) == day)
    #expect(day.word == word.lowercased())
  }

  @Test func otherWordsAreNoWeekday() {
    #expect(Weekday("mon") == nil)
    #expect(Weekday("") == nil)
  }
}
