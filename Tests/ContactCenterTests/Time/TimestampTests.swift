import ContactCenter
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"),
    (1_795_428_326_250_000_000, "2026-11-23T10:05:26.250Z"),
    (-1, "1969-12-31T23:59:59.999Z"),
    (-1_000_000_000, "1969-12-31T23:59:59Z"),
    (951_782_400_000_000_000, "2000-02-29T00:00:00Z"),
    (Int64.max, "2262-04-11T23:47:16.854Z"),
    (Int64.min, "1677-09-21T00:12:43.145Z"),
  ])
  func showsAsUniversalTime(nanoseconds: Int64, text: String) {
    #expect(Timestamp(nanoseconds: nanoseconds).description == text)
  }

  @Test(arguments: [(-1_000_000_001, -2), (-1, -1), (0, 0), (999_999_999, 0), (1_000_000_000, 1)])
  func secondsAreRoundedDown(nanoseconds: Int64, seconds: Int64) {
    #expect(Timestamp(nanoseconds: nanoseconds).seconds == seconds)
  }

  @Test func countsInMilliseconds() {
    var moment = Timestamp(seconds: 10)
    moment += .seconds(2)
    moment -= Milliseconds(500)
    #expect(moment == Timestamp(nanoseconds: 11_500_000_000))
    #expect(moment - Timestamp(seconds: 10) == Milliseconds(1500))
    #expect(moment + .minutes(1) - .hours(1) - Timestamp(seconds: 0) == -Milliseconds(3_528_500))
    #expect(Timestamp(seconds: 1) < moment)
  }

  @Test func millisecondsAreArithmetic() {
    #expect(Milliseconds(300) * 3 / 2 == Milliseconds(450))
    #expect(Milliseconds(300) - .seconds(1) + Milliseconds(1) == Milliseconds(-699))
    #expect(Milliseconds(2999).wholeSeconds == 2)
    #expect(Milliseconds(80).description == "80 ms")
    #expect(Milliseconds.zero < Milliseconds(1))
  }
}
