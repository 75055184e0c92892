/// A moment, the same everywhere: nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Reaches from 1677 to 2262; arithmetic that leaves this range traps.
@frozen
public struct Timestamp: Sendable, Hashable, Comparable, BitwiseCopyable {
  public var nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The moment that many seconds after 1970-01-01T00:00:00Z.
  @inlinable
  public init(seconds: Int64) { nanoseconds = seconds * 1_000_000_000 }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  @inlinable
  public var seconds: Int64 {
    let cut = nanoseconds / 1_000_000_000
    return nanoseconds % 1_000_000_000 < 0 ? cut - 1 : cut
  }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.nanoseconds < right.nanoseconds }

  @inlinable
  public static func + (moment: Timestamp, length: Milliseconds) -> Timestamp {
    Timestamp(nanoseconds: moment.nanoseconds + length.count * 1_000_000)
  }

  @inlinable
  public static func - (moment: Timestamp, length: Milliseconds) -> Timestamp {
    Timestamp(nanoseconds: moment.nanoseconds - length.count * 1_000_000)
  }

  /// From the second moment to the first, cut to whole milliseconds towards zero.
  @inlinable
  public static func - (later: Timestamp, earlier: Timestamp) -> Milliseconds {
    Milliseconds((later.nanoseconds - earlier.nanoseconds) / 1_000_000)
  }

  @inlinable
  public static func += (moment: inout Timestamp, length: Milliseconds) { moment = moment + length }

  @inlinable
  public static func -= (moment: inout Timestamp, length: Milliseconds) { moment = moment - length }
}

extension Timestamp: CustomStringConvertible {
  /// `2026-11-23T10:05:26Z`, with `.250` where there are milliseconds; finer parts are cut.
  public var description: String {
    let civil = CivilDateTime(secondsSince1970: seconds)
    let remainder = nanoseconds % 1_000_000_000
    let thousandths = (remainder < 0 ? remainder + 1_000_000_000 : remainder) / 1_000_000
    let fraction = thousandths == 0 ? "" : "." + String(thousandths + 1000).dropFirst()
    return "\(civil.date)T\(civil.time.textWithSeconds)\(fraction)Z"
  }
}
