// How dates and times are said in English: in prompts, in the words of a finding, on the screen.

extension CivilDate {
  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "November".
  public var monthName: String { Self.monthNames[month - 1] }

  /// "Nov".
  public var shortMonthName: String { String(monthName.prefix(3)) }

  /// "Tuesday 24 November": how a caller hears the date.
  public var spoken: String { "\(weekday.name) \(day) \(monthName)" }

  /// "Tue 24".
  public var shortDay: String { "\(weekday.shortName) \(day)" }

  /// "Tue 24 Nov".
  public var short: String { "\(shortDay) \(shortMonthName)" }
}

extension TimeOfDay {
  /// "10 AM", "4:30 PM", "12 noon", "12 midnight": how a caller hears the time, seconds left out.
  public var spoken: String {
    if minute == 0, hour == 12 { return "12 noon" }
    if minute == 0, hour % 24 == 0 { return "12 midnight" }
    let onTheClock = hour % 12 == 0 ? 12 : hour % 12
    let minutes = minute == 0 ? "" : ":\(minute.twoDigits)"
    return "\(onTheClock)\(minutes) \(hour < 12 ? "AM" : "PM")"
  }
}

extension CivilDateTime {
  /// "Tuesday 24 November at 10 AM": how a caller hears it.
  public var spoken: String { "\(date.spoken) at \(time.spoken)" }

  /// "Mon 23 Nov 10:05:26": the screen's clock.
  public var short: String { "\(date.short) \(time.textWithSeconds)" }
}
