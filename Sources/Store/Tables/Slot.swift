import ContactCenter

/// A time on offer, by the date and the minute it begins, in the center's zone.
public struct Slot: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day it begins.
  public let date: CivilDate
  /// Whole minutes.
  public let time: TimeOfDay

  /// The slot that begins in that minute; seconds are dropped. 24:00 is 00:00 of the next date.
  public init(date: CivilDate, time: TimeOfDay) {
    let moment = CivilDateTime(date: date, time: time)
    self.date = moment.date
    self.time = TimeOfDay(hour: moment.time.hour, minute: moment.time.minute) ?? .midnight
  }

  /// The slot with a date `YYYY-MM-DD` and a time `HH:MM`; nil for other texts.
  public init?(date: some StringProtocol, time: some StringProtocol) {
    guard let date = CivilDate(date), let time = TimeOfDay(time), time.second == 0 else { return nil }
    self.init(date: date, time: time)
  }

  /// When it begins.
  public var start: CivilDateTime { CivilDateTime(date: date, time: time) }

  /// True when it has not begun yet. A slot that begins this minute has begun.
  public func isAhead(of now: CivilDateTime) -> Bool { start > now }

  /// The earlier one first.
  public static func < (left: Slot, right: Slot) -> Bool { left.start < right.start }

  /// `YYYY-MM-DD HH:MM`.
  public var description: String { "\(date) \(time.text)" }

  /// The slot in two columns of a row; the table's checks let nothing else in.
  init(_ row: borrowing PreparedStatement, at column: Int32) throws(StoreError) {
    let (date, time) = (row.text(column), row.text(column + 1))
    guard let slot = Slot(date: date, time: time) else {
      throw .damaged(why: "\"\(date) \(time)\" is no slot")
    }
    self = slot
  }

  /// Its two columns.
  var values: [StoreValue] { [.text(date.description), .text(time.text)] }
}
