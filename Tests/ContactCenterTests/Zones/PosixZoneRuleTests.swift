import Testing

@testable import ContactCenter

@Suite struct PosixZoneRuleTests {
  @Test(arguments: [
    // In the south summer goes over new year.
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2030-01-01T00:00", 39600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2030-07-01T00:00", 36000),
    // Standard time in summer, "daylight saving" an hour behind in winter.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-07-01T00:00", 3600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-12-31T23:59", 0),
    // Daylight saving time all year.
    ("EST5EDT,0/0,J365/25", "2030-01-01T04:59", -14400), ("EST5EDT,0/0,J365/25", "2030-01-01T05:00", -14400),
    ("EST5EDT,0/0,J365/25", "2031-01-01T05:00", -14400), ("EST5EDT,0/0,J365/25", "2030-07-01T00:00", -14400),
    // Days of the year, with and without the leap day.
    ("AAA0BBB,J60,J300", "2028-03-01T01:59", 0), ("AAA0BBB,J60,J300", "2028-03-01T02:00", 3600),
    ("AAA0BBB,59,300", "2028-02-29T02:00", 3600), ("AAA0BBB,59,300", "2027-03-01T01:59", 0),
    // Hours beyond the day, before and after.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T00:59", -7200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T01:00", -3600),
    ("<+0545>-5:45", "2030-01-01T00:00", 20700), ("XYZ-1:30:15", "2030-01-01T00:00", 5415),
  ])
  func offsetsFollowTheRule(text: String, moment: String, seconds: Int) throws {
    let rule = try #require(PosixZoneRuleReader.read(text))
    guard case .absolute(let at) = try TimeText(moment + "Z") else { return }
    let span = rule.span(at: at.seconds)
    #expect(span.offset.seconds == seconds)
    #expect(span.start <= at.seconds && at.seconds < span.end)
  }

  @Test(arguments: [
    "", "UTC", "U0", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
    "EST5EDT,M3.2.7,M11.1.0",
    "EST25", "EST5:60", "<EST5", "<>5", "EST5EDT,J0,J1", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0",
    "EST5EDT,M3.2.0,M11.1.0,", "EST+-5",
    "EST5 ",
  ])
  func otherTextsAreNoRule(text: String) {
    #expect(PosixZoneRuleReader.read(text) == nil)
  }
}
