/// The rule at the end of a TZif file, for all times after its table: `EST5EDT,M3.2.0,M11.1.0`.
struct PosixZoneRule: Sendable, Hashable {
  let standard: ZoneOffset
  /// Nil when the clocks never change.
  let daylight: Daylight?

  struct Daylight: Sendable, Hashable {
    let offset: ZoneOffset
    let start: Change
    let end: Change
  }

  /// The day and wall-clock time of a change, in every year.
  struct Change: Sendable, Hashable {
    enum Day: Sendable, Hashable {
      /// Day 1...365, 29 February never counted.
      case ofYearWithoutLeapDay(Int)
      /// Day 0...365.
      case ofYear(Int)
      /// Month, week 1...5 (5 is the last), and weekday with Sunday as 0.
      case weekday(month: Int, week: Int, Int)
    }

    let day: Day
    /// Seconds from midnight, from -167 to 167 hours.
    let seconds: Int

    /// Seconds since 1970 on the clock that is on the wall before the change.
    func wallSeconds(year: Int) -> Int64 {
      Int64(date(year: year) * 86_400 + seconds)
    }

    private func date(year: Int) -> Int {
      let newYear = CivilDate(uncheckedYear: year, month: 1, day: 1).dayNumber
      switch day {
      case .ofYearWithoutLeapDay(let day):
        return newYear + day - 1 + (CivilDate.isLeap(year: year) && day >= 60 ? 1 : 0)
      case .ofYear(let day): return newYear + day
      case .weekday(let month, let week, let weekday):
        let first = CivilDate(uncheckedYear: year, month: month, day: 1)
        let sundayFirst = (first.weekday.rawValue + 1) % 7
        var day = (weekday - sundayFirst + 7) % 7 + (week - 1) * 7
        if day >= CivilDate.days(inMonth: month, of: year) { day -= 7 }
        return first.dayNumber + day
      }
    }
  }

  /// The stretch of one offset that the moment is in, as seconds since 1970; open-ended where nothing
  /// changes.
  func span(at seconds: Int64) -> ZoneSpan {
    guard let daylight else { return ZoneSpan(start: .min, end: .max, offset: standard) }
    let year = CivilDateTime(secondsSince1970: seconds).date.year
    var span = ZoneSpan(start: .min, end: .max, offset: standard)
    for year in year - 1...year + 2 {
      for (at, offset) in changes(year: year, daylight) {
        if at <= seconds {
          span.start = at
          span.offset = offset
        } else {
          span.end = at
          return span
        }
      }
    }
    return span
  }

  /// The two changes of a year in the order of time; with one moment for both, daylight saving time wins.
  private func changes(year: Int, _ daylight: Daylight) -> [(Int64, ZoneOffset)] {
    let start = daylight.start.wallSeconds(year: year) - Int64(standard.seconds)
    let end = daylight.end.wallSeconds(year: year) - Int64(daylight.offset.seconds)
    return start < end
      ? [(start, daylight.offset), (end, standard)] : [(end, standard), (start, daylight.offset)]
  }
}

/// A stretch of time with one offset, from its start to before its end, in seconds since 1970.
struct ZoneSpan: Sendable, Hashable {
  var start: Int64
  var end: Int64
  var offset: ZoneOffset
}
