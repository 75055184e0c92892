/// What a calendar and a clock on the wall show: a date and a time of day, without a zone.
public struct CivilDateTime: Sendable, Hashable, Comparable {
  public let date: CivilDate
  /// 00:00:00 to 23:59:59.
  public let time: TimeOfDay

  /// 24:00 of a date becomes 00:00 of the next.
  public init(date: CivilDate, time: TimeOfDay) {
    self.date = time == .endOfDay ? date.adding(days: 1) : date
    self.time = time == .endOfDay ? .midnight : time
  }

  public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0) {
    guard let date = CivilDate(year: year, month: month, day: day),
      let time = TimeOfDay(hour: hour, minute: minute, second: second)
    else { return nil }
    self.init(date: date, time: time)
  }

  /// The date and time that clocks on UTC show so many seconds after 1970-01-01T00:00:00Z.
  init(secondsSince1970 seconds: Int64) {
    let day = CivilDate.floorDivide(Int(seconds), 86_400)
    date = CivilDate(dayNumber: day)
    time = TimeOfDay(uncheckedSeconds: Int(seconds) - day * 86_400)
  }

  /// The inverse of `init(secondsSince1970:)`.
  var secondsSince1970: Int64 { Int64(date.dayNumber * 86_400 + time.secondsSinceMidnight) }

  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM`, or with `:SS` where there are seconds.
  public var description: String { "\(date)T\(time)" }
}
