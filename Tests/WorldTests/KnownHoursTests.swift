import ContactCenter
import Testing

@testable import World

/// What hours said when they were asked last is only said again as long as it holds.
@Suite struct KnownHoursTests {
  private static let zone = try! ZoneRules(named: "America/Los_Angeles")

  private static func opening(_ text: Substring) -> Opening { Opening(text)! }

  /// Nights, closed dates, a change of the clocks, never and always.
  private static let hours = [
    HoursOfOperation(
      open: [(.monday, opening("09:00-17:00")), (.friday, opening("22:00-02:00"))], closedOn: [],
      zone: zone),
    HoursOfOperation(
      open: Weekday.allCases.map { ($0, opening("01:30-03:30")) }, closedOn: [CivilDate("2026-03-06")!],
      zone: zone),
    HoursOfOperation(open: [], closedOn: [], zone: zone),
    HoursOfOperation.always(zone: zone),
  ]

  @Test func theyAreWhatTheHoursSayAtEveryMoment() {
    let center = ContactCenterDefinition(
      name: "hours", hours: Self.hours.enumerated().map { HoursDefinition(name: "\($0)", hours: $1) })
    var known = KnownHours(Self.hours.count)
    var now = Timestamp(seconds: 1_772_500_000)
    for number in 0..<3000 {
      // Back as well, as when a world goes back in time.
      now = now + .seconds(number % 7 == 6 ? -20_000 : Int64(number % 11) * 997)
      for place in Self.hours.indices {
        let isOpen = known.isOpen(place, at: now, center)
        #expect(isOpen == Self.hours[place].isOpen(at: now), "hours \(place) at \(now)")
      }
    }
  }
}
