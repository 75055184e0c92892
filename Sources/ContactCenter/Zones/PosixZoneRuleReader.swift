/// Reads the text of a POSIX TZ rule, with the extensions of TZif version 3.
struct PosixZoneRuleReader {
  private var rest: Substring.UTF8View

  /// The rule, or nil when the text is none.
  static func read(_ text: String) -> PosixZoneRule? {
    var reader = Self(rest: text[...].utf8)
    return reader.rule()
  }

  private mutating func rule() -> PosixZoneRule? {
    guard let name = abbreviation(), let west = duration(hours: 24) else { return nil }
    let standard = ZoneOffset(seconds: -west, isDaylightSaving: false, abbreviation: name)
    if rest.isEmpty { return PosixZoneRule(standard: standard, daylight: nil) }
    guard let daylightName = abbreviation() else { return nil }
    var seconds = standard.seconds + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let west = duration(hours: 24) else { return nil }
      seconds = -west
    }
    guard take(","), let start = change(), take(","), let end = change(), rest.isEmpty else { return nil }
    let daylight = ZoneOffset(seconds: seconds, isDaylightSaving: true, abbreviation: daylightName)
    return PosixZoneRule(standard: standard, daylight: .init(offset: daylight, start: start, end: end))
  }

  /// Three letters or more, or anything of letters, digits and signs in angle brackets.
  private mutating func abbreviation() -> String? {
    if take("<") {
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let name = String(Substring(rest[..<close]))
      rest = rest[rest.index(after: close)...]
      return name.isEmpty ? nil : name
    }
    let name = rest.prefix {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0 & 0xDF) && $0 < 0x80 && $0 >= 0x41
    }
    rest = rest[name.endIndex...]
    return name.count < 3 ? nil : String(Substring(name))
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func duration(hours limit: Int) -> Int? {
    let sign = take("-") ? -1 : (take("+"), 1).1
    guard let hours = number(upTo: limit) else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(upTo: 59) else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let last = number(upTo: 59) else { return nil }
        seconds += last
      }
    }
    return sign * seconds
  }

  private mutating func change() -> PosixZoneRule.Change? {
    let day: PosixZoneRule.Change.Day
    if take("J") {
      guard let number = number(upTo: 365), number >= 1 else { return nil }
      day = .ofYearWithoutLeapDay(number)
    } else if take("M") {
      guard let month = number(upTo: 12), month >= 1, take("."), let week = number(upTo: 5), week >= 1,
        take("."),
        let weekday = number(upTo: 6)
      else { return nil }
      day = .weekday(month: month, week: week, weekday)
    } else {
      guard let number = number(upTo: 365) else { return nil }
      day = .ofYear(number)
    }
    var seconds = 2 * 3600
    if take("/") {
      guard let given = duration(hours: 167) else { return nil }
      seconds = given
    }
    return PosixZoneRule.Change(day: day, seconds: seconds)
  }

  private mutating func number(upTo limit: Int) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return value <= limit ? value : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
