/// When a queue is open: openings a weekday, and dates on which it is closed.
///
/// On a closed date nothing is open from midnight to midnight, and an opening that would begin then does not
/// take place, its part after midnight neither. Where clocks change, the openings hold by the clock on the
/// wall (`ZoneRules.timestamp(of:)`).
public struct HoursOfOperation: Sendable, Hashable {
  /// By weekday, Monday first; each day's openings in the order of their beginning.
  public let openings: [[Opening]]
  /// Rising, without duplicates.
  public let closedOn: [CivilDate]
  public let zone: ZoneRules

  /// - Parameter open: the openings that begin on a weekday; a weekday may come more than once.
  public init(open: [(Weekday, Opening)], closedOn: [CivilDate] = [], zone: ZoneRules) {
    var openings = [[Opening]](repeating: [], count: 7)
    for (day, opening) in open { openings[day.rawValue].append(opening) }
    self.openings = openings.map { $0.sorted { ($0.from, $0.to) < ($1.from, $1.to) } }
    var dates: [CivilDate] = []
    for date in closedOn.sorted() where dates.last != date { dates.append(date) }
    self.closedOn = dates
    self.zone = zone
  }

  /// Open at every moment.
  public static func always(zone: ZoneRules) -> HoursOfOperation {
    let allDay = Opening(from: .midnight, to: .endOfDay)!
    return HoursOfOperation(open: Weekday.allCases.map { ($0, allDay) }, zone: zone)
  }

  public func isOpen(at timestamp: Timestamp) -> Bool {
    let today = zone.localTime(at: timestamp).date
    return isOpen(at: timestamp, from: today.adding(days: -1)) || isOpen(at: timestamp, from: today)
  }

  /// The first time after a moment when it opens or closes; nil when it never does.
  public func nextChange(after timestamp: Timestamp) -> HoursChange? {
    isOpen(at: timestamp)
      ? closing(after: timestamp).map { .closes(at: $0) } : opening(after: timestamp).map { .opens(at: $0) }
  }

  /// When what is closed at a moment opens.
  private func opening(after timestamp: Timestamp) -> Timestamp? {
    guard openings.contains(where: { !$0.isEmpty }) else { return nil }
    let today = zone.localTime(at: timestamp).date
    // Each closed date can put an opening off by a week.
    let weeks = 2 + closedOn.count { $0 >= today }
    for days in 0..<weeks * 7 {
      let stretches = stretches(from: today.adding(days: days))
      if let next = stretches.first(where: { $0.start > timestamp }) { return next.start }
    }
    return nil
  }

  /// When what is open at a moment closes.
  private func closing(after timestamp: Timestamp) -> Timestamp? {
    var end = timestamp
    while end < timestamp + .hours(9 * 24) {
      let date = zone.localTime(at: end).date
      let stretches = stretches(from: date.adding(days: -1)) + stretches(from: date)
      guard let next = stretches.filter({ $0.start <= end }).map(\.end).max(), next > end else { return end }
      end = next
    }
    // Open through a whole week: only a closed date ends it.
    return closedOn.lazy.map { zone.timestamp(of: CivilDateTime(date: $0, time: .midnight)) }.first {
      $0 >= end
    }
  }

  /// "open until 19:00", "open until Tue 06:00", "always open", "opens Mon 09:00", "closed".
  ///
  /// The day is said unless it is today's; more than six days ahead with its month.
  public func words(at timestamp: Timestamp) -> String {
    switch nextChange(after: timestamp) {
    case .closes(let at): "open until \(clock(at, from: timestamp, isEnd: true))"
    case .opens(let at): "opens \(clock(at, from: timestamp, isEnd: false))"
    case nil: isOpen(at: timestamp) ? "always open" : "closed"
    }
  }

  private func clock(_ moment: Timestamp, from now: Timestamp, isEnd: Bool) -> String {
    let today = zone.localTime(at: now).date
    let local = zone.localTime(at: moment)
    var date = local.date
    var time = local.time
    if isEnd, time == .midnight {
      date = date.adding(days: -1)
      time = .endOfDay
    }
    switch today.days(until: date) {
    case 0: return time.description
    case 1...6: return "\(date.weekday.shortName) \(time)"
    default: return "\(date.short) \(time)"
    }
  }

  private func isOpen(at timestamp: Timestamp, from date: CivilDate) -> Bool {
    stretches(from: date).contains { $0.start <= timestamp && timestamp < $0.end }
  }

  /// The stretches of the openings that begin on a date, in the order of their beginning.
  private func stretches(from date: CivilDate) -> [(start: Timestamp, end: Timestamp)] {
    let today = openings[date.weekday.rawValue]
    guard !today.isEmpty, !closedOn.contains(sorted: date) else { return [] }
    let tomorrow = date.adding(days: 1)
    return today.compactMap { opening in
      let start = zone.timestamp(of: CivilDateTime(date: date, time: opening.from))
      // A closed date cuts what comes over midnight.
      let endTime = opening.crossesMidnight && closedOn.contains(sorted: tomorrow) ? .midnight : opening.to
      let endDate = opening.crossesMidnight ? tomorrow : date
      let end = zone.timestamp(of: CivilDateTime(date: endDate, time: endTime))
      return start < end ? (start, end) : nil
    }
  }
}

extension [CivilDate] {
  /// Whether a rising list has the date.
  fileprivate func contains(sorted date: CivilDate) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < date { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == date
  }
}
