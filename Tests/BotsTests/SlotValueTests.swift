import ContactCenter
import Testing

@testable import Bots

@Suite("The values of slots")
struct SlotValueTests {
  private func value(_ type: SlotType, _ words: String, isAnswer: Bool = true) -> String? {
    type.value(of: Words(words).list[...], today: saturday, isAnswer: isAnswer)
  }

  @Test(
    "numbers",
    arguments: [
      ("7", "7"), ("twenty five", "25"), ("one hundred and two", "102"), ("two thousand", "2000"),
      ("twelve hundred", nil), ("many", nil), ("one two", nil), ("", nil), ("and", nil),
    ])
  func number(words: String, number: String?) { #expect(value(.number, words) == number) }

  @Test(
    "dates, counted from a Saturday",
    arguments: [
      ("today", "2026-11-21"), ("tomorrow", "2026-11-22"), ("Monday", "2026-11-23"),
      ("next Saturday", "2026-11-28"), ("the 24th of November", "2026-11-24"), ("Nov 3", "2027-11-03"),
      ("29 February", "2028-02-29"), ("2026-12-25", "2026-12-25"), ("December 1 2026", "2026-12-01"),
      ("the 32nd of May", nil), ("yesterday", nil), ("November", nil),
    ])
  func date(words: String, date: String?) { #expect(value(.date, words) == date) }

  @Test(
    "times",
    arguments: [
      ("10 am", "10:00"), ("4:30", "04:30"), ("4 30 pm", "16:30"), ("12 pm", "12:00"), ("12 a.m.", "00:00"),
      ("noon", "12:00"), ("four in the afternoon", "16:00"), ("25:00", nil), ("ten", nil), ("13 pm", nil),
    ])
  func time(words: String, time: String?) { #expect(value(.time, words) == time) }

  @Test(
    "telephone numbers",
    arguments: [
      ("+91 98111 12222", "+919811112222"), ("nine eight one one one oh two", "9811102"), ("911", nil),
      ("98-111-12222", "9811112222"), ("call me", nil),
    ])
  func phoneNumber(words: String, number: String?) { #expect(value(.phoneNumber, words) == number) }

  @Test(
    "yes and no",
    arguments: [
      ("yes", "Yes"), ("Yeah, sure", "Yes"), ("no", "No"), ("no, not right", "No"), ("1", "Yes"), ("2", "No"),
      ("perhaps", nil),
    ])
  func confirmation(words: String, answer: String?) { #expect(value(.confirmation, words) == answer) }

  @Test("anything, but only where it was asked for")
  func anything() {
    #expect(value(.words, "Blue, I think") == "blue i think")
    #expect(value(.words, "blue", isAnswer: false) == nil)
    #expect(value(.alphaNumeric, "A B 12") == "ab12")
  }

  @Test("a list's own values, and others where it allows them")
  func list() {
    let kinds = [ListedValues.Entry("villa", synonyms: ["house"]), ListedValues.Entry("plot")]
    #expect(value(.list(ListedValues(kinds)), "HOUSE") == "villa")
    #expect(value(.list(ListedValues(kinds)), "the second, a plot") == "plot")
    #expect(value(.list(ListedValues(kinds)), "castle") == nil)
    #expect(value(.list(ListedValues(kinds, allowsOthers: true)), "castle") == "castle")
  }

  @Test("of scripts without blanks each character is a word")
  func ideographs() {
    #expect(Words("予約 したい 2").list == ["予", "約", "し", "た", "い", "2"])
    #expect(Words("I'd like—a visit, at 10:30.").list == ["id", "like", "a", "visit", "at", "10:30"])
  }
}
