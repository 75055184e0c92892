import ContactCenter
import Testing

@Suite struct HoursOfOperationTests {
  private static let kolkata = try! ZoneRules(named: "Asia/Kolkata")
  private static let newYork = try! ZoneRules(named: "America/New_York")

  /// Hours as "monday 09:00-12:00, monday 13:00-19:00".
  private static func hours(
    _ text: String, closedOn: [String] = [], zone: ZoneRules = kolkata
  ) throws -> HoursOfOperation {
    let open = try text.split(separator: ", ").map { entry in
      let parts = entry.split(separator: " ")
      return (try #require(Weekday(String(parts[0]))), try #require(Opening(parts[1])))
    }
    return HoursOfOperation(
      open: open, closedOn: try closedOn.map { try #require(CivilDate($0)) }, zone: zone)
  }

  private static func time(_ text: String, _ zone: ZoneRules = kolkata) throws -> Timestamp {
    try TimeText(text).timestamp(in: zone)
  }

  private static let workweek =
    "monday 09:00-12:00, monday 13:00-19:00, friday 22:00-06:00, sunday 00:00-24:00"

  // 2026-11-23 is a Monday.
  @Test(arguments: [
    ("2026-11-23T08:59:59", false, "opens 09:00"), ("2026-11-23T09:00", true, "open until 12:00"),
    ("2026-11-23T11:59:59", true, "open until 12:00"), ("2026-11-23T12:00", false, "opens 13:00"),
    ("2026-11-23T18:59", true, "open until 19:00"), ("2026-11-23T19:00", false, "opens Fri 22:00"),
    ("2026-11-25T10:00", false, "opens Fri 22:00"), ("2026-11-27T21:59", false, "opens 22:00"),
    ("2026-11-27T22:00", true, "open until Sat 06:00"), ("2026-11-28T05:59", true, "open until 06:00"),
    ("2026-11-28T06:00", false, "opens Sun 00:00"), ("2026-11-29T12:00", true, "open until 24:00"),
    ("2026-11-30T00:00", false, "opens 09:00"),
  ])
  func openingsHoldFromTheirBeginningToBeforeTheirEnd(at: String, isOpen: Bool, words: String) throws {
    let hours = try Self.hours(Self.workweek)
    let moment = try Self.time(at)
    #expect(hours.isOpen(at: moment) == isOpen)
    #expect(hours.words(at: moment) == words)
  }

  @Test(arguments: [
    // Closed on Friday 27: the night that begins on it does not take place.
    ("2026-11-27T23:00", false, "opens Sun 00:00"), ("2026-11-28T01:00", false, "opens Sun 00:00"),
    // Closed on Saturday 5 December: the night of Friday ends at midnight.
    ("2026-12-04T23:00", true, "open until 24:00"), ("2026-12-05T00:00", false, "opens Sun 00:00"),
    // Closed on the next two Mondays.
    ("2026-12-06T23:00", true, "open until 24:00"), ("2026-12-07T10:00", false, "opens Fri 22:00"),
  ])
  func closedDatesAreClosedFromMidnightToMidnight(at: String, isOpen: Bool, words: String) throws {
    let hours = try Self.hours(
      Self.workweek, closedOn: ["2026-12-07", "2026-11-27", "2026-12-05", "2026-12-14", "2026-12-07"])
    let moment = try Self.time(at)
    #expect(hours.isOpen(at: moment) == isOpen)
    #expect(hours.words(at: moment) == words)
    #expect(hours.closedOn.map(\.description) == ["2026-11-27", "2026-12-05", "2026-12-07", "2026-12-14"])
  }

  @Test func severalWeeksOfClosedDatesAreSkipped() throws {
    let hours = try Self.hours("monday 09:00-19:00", closedOn: ["2026-11-30", "2026-12-07", "2026-12-14"])
    #expect(hours.words(at: try Self.time("2026-11-23T19:00")) == "opens Mon 21 Dec 09:00")
    #expect(hours.words(at: try Self.time("2026-12-15T09:00")) == "opens Mon 09:00")
    #expect(hours.words(at: try Self.time("2026-12-14T09:00")) == "opens Mon 21 Dec 09:00")
  }

  @Test func alwaysOpenClosesOnlyOnAClosedDate() throws {
    let now = try Self.time("2026-11-23T10:05")
    let always = HoursOfOperation.always(zone: Self.kolkata)
    #expect(always.isOpen(at: now))
    #expect(always.nextChange(after: now) == nil)
    #expect(always.words(at: now) == "always open")
    let withClosedDate = HoursOfOperation(
      open: Weekday.allCases.map { ($0, Opening("06:00-06:01")!) }
        + Weekday.allCases.map { ($0, Opening("06:01-06:00")!) },
      closedOn: [CivilDate("2020-01-01")!, CivilDate("2027-12-25")!], zone: Self.kolkata)
    #expect(withClosedDate.nextChange(after: now) == .closes(at: try Self.time("2027-12-25T00:00")))
    #expect(withClosedDate.words(at: now) == "open until Fri 24 Dec 24:00")
    // The night before the closed date ends with it; the night that begins on it does not take place.
    #expect(withClosedDate.words(at: try Self.time("2027-12-25T00:00")) == "opens Sun 06:00")
  }

  @Test func neverOpenHasNoChange() throws {
    let hours = HoursOfOperation(open: [], closedOn: [CivilDate("2027-12-25")!], zone: .utc)
    #expect(!hours.isOpen(at: Timestamp(seconds: 0)))
    #expect(hours.nextChange(after: Timestamp(seconds: 0)) == nil)
    #expect(hours.words(at: Timestamp(seconds: 0)) == "closed")
  }

  @Test func overlappingOpeningsAreOne() throws {
    let hours = try Self.hours(
      "monday 09:00-12:00, monday 11:00-15:00, monday 15:00-16:00, monday 10:00-11:00")
    #expect(hours.words(at: try Self.time("2026-11-23T10:00")) == "open until 16:00")
  }

  @Test(
    arguments: [
      // Clocks go forward on 8 March 2026 at 02:00: 02:30 is 03:30.
      ("2026-03-08T06:59:59Z", "sunday 02:30-05:00", false),
      ("2026-03-08T07:29:59Z", "sunday 02:30-05:00", false),
      ("2026-03-08T07:30Z", "sunday 02:30-05:00", true), ("2026-03-08T08:59:59Z", "sunday 02:30-05:00", true),
      ("2026-03-08T09:00Z", "sunday 02:30-05:00", false),
      // Clocks go back on 1 November 2026 at 02:00: 01:30 comes twice, and is the first of the two.
      ("2026-11-01T05:29:59Z", "sunday 01:30-03:00", false),
      ("2026-11-01T05:30Z", "sunday 01:30-03:00", true),
      ("2026-11-01T06:15Z", "sunday 01:30-03:00", true), ("2026-11-01T07:59:59Z", "sunday 01:30-03:00", true),
      ("2026-11-01T08:00Z", "sunday 01:30-03:00", false),
    ] as [(String, String, Bool)])
  func changedClocksMoveOpenings(at: String, open: String, isOpen: Bool) throws {
    let hours = try Self.hours(open, zone: Self.newYork)
    #expect(hours.isOpen(at: try Self.time(at, Self.newYork)) == isOpen)
  }

  /// Opening and closing alternate, and each is where `isOpen(at:)` changes.
  @Test(arguments: [
    (workweek, "Asia/Kolkata"), (workweek, "America/New_York"),
    ("saturday 23:00-02:30, sunday 02:30-09:00", "America/New_York"),
    ("tuesday 00:00-24:00, wednesday 00:00-24:00", "Australia/Lord_Howe"),
    ("friday 00:00-24:00, thursday 10:00-24:00", "Pacific/Apia"),
  ])
  func changesAreWhereItChanges(open: String, zone: String) throws {
    let zone = try ZoneRules(named: zone)
    let hours = try Self.hours(open, closedOn: ["2026-11-27", "2026-12-06"], zone: zone)
    for start in ["2026-02-20T00:00", "2026-10-01T00:00", "2026-11-20T00:00", "2011-12-20T00:00"] {
      var moment = try Self.time(start, zone)
      for _ in 0..<30 {
        let isOpen = hours.isOpen(at: moment)
        let change = try #require(hours.nextChange(after: moment))
        let nanosecondBefore = Timestamp(nanoseconds: change.at.nanoseconds - 1)
        #expect(change.at > moment)
        #expect(hours.isOpen(at: nanosecondBefore) == isOpen)
        #expect(hours.isOpen(at: change.at) != isOpen)
        var between = moment
        while between < change.at {
          if hours.isOpen(at: between) != isOpen {
            Issue.record("\(zone.name) changes at \(between), before \(change)")
          }
          between += .minutes(97)
        }
        moment = change.at
      }
    }
  }

  @Test(arguments: [
    "09:00-09:00", "24:00-06:00", "09:00", "9:00-10:00", "09:00-", "-09:00", "09:00–10:00",
    "09:00-10:00-11:00", "09:00 - 10:00", "00:00-24:01",
  ])
  func otherTextsAreNoOpening(text: String) {
    #expect(Opening(text) == nil)
  }

  @Test(arguments: ["09:00-19:00", "22:00-06:00", "00:00-24:00", "00:00:30-00:00"])
  func openingsReadAndWrite(text: String) {
    #expect(Opening(text)?.description == text)
  }
}
