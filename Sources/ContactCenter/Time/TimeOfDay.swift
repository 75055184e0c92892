/// A time on the clock of a day, in whole seconds: 00:00:00 to 23:59:59, and 24:00 as the end of a day.
public struct TimeOfDay: Sendable, Hashable, Comparable {
  /// Seconds since midnight, 0...86400.
  public let secondsSinceMidnight: Int

  public static let midnight = TimeOfDay(uncheckedSeconds: 0)
  /// 24:00: where an opening may end. No moment has this time.
  public static let endOfDay = TimeOfDay(uncheckedSeconds: 86_400)

  init(uncheckedSeconds: Int) { secondsSinceMidnight = uncheckedSeconds }

  /// The time, or nil outside 0...86400.
  public init?(secondsSinceMidnight: Int) {
    guard (0...86_400).contains(secondsSinceMidnight) else { return nil }
    self.secondsSinceMidnight = secondsSinceMidnight
  }

  /// The time, or nil when no clock shows it; 24:00 is refused.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    secondsSinceMidnight = (hour * 60 + minute) * 60 + second
  }

  /// 0...24.
  public var hour: Int { secondsSinceMidnight / 3600 }
  public var minute: Int { secondsSinceMidnight / 60 % 60 }
  public var second: Int { secondsSinceMidnight % 60 }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// `HH:MM`, or `HH:MM:SS` where there are seconds.
  public var description: String { second == 0 ? text : textWithSeconds }

  /// `HH:MM`; seconds are left out.
  public var text: String { "\(hour.twoDigits):\(minute.twoDigits)" }

  /// `HH:MM:SS`.
  public var textWithSeconds: String { "\(text):\(second.twoDigits)" }

  /// The time of a text in the form `HH:MM` or `HH:MM:SS`; nil for any other, 24:00 among them.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let colon = UInt8(ascii: ":")
    guard bytes.count == 5 || bytes.count == 8, bytes[2] == colon, let hour = Int(digits: bytes[..<2]),
      let minute = Int(digits: bytes[3..<5])
    else { return nil }
    var second = 0
    if bytes.count == 8 {
      guard bytes[5] == colon, let given = Int(digits: bytes[6...]) else { return nil }
      second = given
    }
    self.init(hour: hour, minute: minute, second: second)
  }

  /// As `init(_:)`, and 24:00 too.
  public init?(end text: some StringProtocol) {
    if text == "24:00" || text == "24:00:00" { self = .endOfDay } else { self.init(text) }
  }
}
