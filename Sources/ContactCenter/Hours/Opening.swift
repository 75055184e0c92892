/// One stretch of a weekday in which something is open, to before its end; past midnight where the end is not
/// later.
public struct Opening: Sendable, Hashable {
  public let from: TimeOfDay
  /// 24:00 for the end of the day.
  public let to: TimeOfDay

  /// Nil when both are the same time, which could mean all day or not at all.
  public init?(from: TimeOfDay, to: TimeOfDay) {
    guard from != to, from != .endOfDay else { return nil }
    self.from = from
    self.to = to
  }

  /// True when it ends on the day after the one it began on.
  public var crossesMidnight: Bool { to < from }
}

extension Opening: CustomStringConvertible {
  /// `09:00-19:00`.
  public var description: String { "\(from)-\(to)" }

  /// The opening of a text in the form `09:00-19:00`, `22:00-06:00` or `00:00-24:00`; nil for any other.
  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = TimeOfDay(ends[0]), let to = TimeOfDay(end: ends[1]) else { return nil }
    self.init(from: from, to: to)
  }
}
