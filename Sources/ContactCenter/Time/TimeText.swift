/// A moment as a person writes it: by the clock on the center's wall, or with an offset from UTC.
///
/// `2026-11-23T10:05`, with seconds and with a blank instead of the T where wanted. `Z`, `+05:30` or `-08:00`
/// behind it makes it absolute.
public enum TimeText: Sendable, Hashable {
  /// No offset given: the time in the center's zone.
  case civil(CivilDateTime)
  case absolute(Timestamp)

  /// - Throws: what is wrong with the text, when it is none of the forms.
  public init(_ text: String) throws(TimeTextError) {
    let characters = Array(text.unicodeScalars)
    guard !characters.isEmpty else { throw .empty }
    let dateText = Self.string(characters.prefix(10))
    guard Self.hasForm(dateText, "0000-00-00") else { throw .notThisForm }
    guard let date = CivilDate(dateText) else { throw .noSuchDate(dateText) }
    guard characters.count > 10 else { throw .noTimeOfDay }
    guard characters[10] == "T" || characters[10] == "t" || characters[10] == " " else { throw .notThisForm }
    let rest = characters[11...]
    let offsetStart = rest.firstIndex { $0 == "Z" || $0 == "z" || $0 == "+" || $0 == "-" } ?? rest.endIndex
    let timeText = Self.string(rest[..<offsetStart])
    guard Self.hasForm(timeText, "00:00") || Self.hasForm(timeText, "00:00:00") else {
      throw .notThisForm
    }
    guard let time = TimeOfDay(timeText) else { throw .noSuchTime(timeText) }
    let civil = CivilDateTime(date: date, time: time)
    guard offsetStart < rest.endIndex else {
      self = .civil(civil)
      return
    }
    let offset = try Self.offsetSeconds(Self.string(rest[offsetStart...]))
    self = .absolute(Timestamp(seconds: civil.secondsSince1970 - offset))
  }

  /// The moment, in a center whose wall clocks go by the zone.
  public func timestamp(in zone: ZoneRules) -> Timestamp {
    switch self {
    case .civil(let civil): zone.timestamp(of: civil)
    case .absolute(let timestamp): timestamp
    }
  }

  private static func offsetSeconds(_ text: String) throws(TimeTextError) -> Int64 {
    if text == "Z" || text == "z" { return 0 }
    guard hasForm(String(text.dropFirst()), "00:00") else { throw .noSuchOffset(text) }
    let fields = text.dropFirst().split(separator: ":")
    guard let hours = Int(digits: fields[0], count: 2), let minutes = Int(digits: fields[1], count: 2),
      hours <= 18,
      minutes < 60
    else { throw .noSuchOffset(text) }
    let seconds = Int64(hours * 60 + minutes) * 60
    return text.hasPrefix("-") ? -seconds : seconds
  }

  /// Whether the text has a digit where the form has a 0, and the form's own characters elsewhere.
  private static func hasForm(_ text: String, _ form: String) -> Bool {
    text.utf8.count == form.utf8.count
      && zip(text.utf8, form.utf8).allSatisfy { given, expected in
        expected == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(given) : given == expected
      }
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// Why a text is no time.
public enum TimeTextError: Error, Sendable, Hashable {
  case empty
  /// Not written as `2026-11-23T10:05`.
  case notThisForm
  /// A date without a time of day.
  case noTimeOfDay
  /// The calendar has no such day, or it is not in the years 1700 to 2200.
  case noSuchDate(String)
  /// No clock shows it.
  case noSuchTime(String)
  /// Not Z, and not hours and minutes up to 18:00 either way.
  case noSuchOffset(String)

  /// What is wrong, in the words of a finding.
  public var words: String {
    switch self {
    case .empty: "the time is empty"
    case .notThisForm: "this is not written as a time is"
    case .noTimeOfDay: "there is a date, but no time of day"
    case .noSuchDate(let date): "there is no day \"\(date)\" in the years 1700 to 2200"
    case .noSuchTime(let time): "no clock shows \"\(time)\""
    case .noSuchOffset(let offset): "\"\(offset)\" is not an offset from UTC"
    }
  }

  /// How to write it.
  public static let form = "2026-11-23T10:05, with Z or +05:30 behind it for a time that is not the center's"
}

extension TimeText: CustomStringConvertible {
  /// A text that means the same.
  public var description: String {
    switch self {
    case .civil(let civil): civil.description
    case .absolute(let moment): moment.description
    }
  }
}
