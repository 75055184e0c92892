import ContactCenter

/// Agents who are alike: they serve the same queues.
public struct RosterTeam: Sendable, Hashable {
  public let name: String
  /// Its place among the routing profiles of the center, where it is one.
  public let profile: Int?
  /// The places of its queues in the center.
  public let queues: [Int]
  public var shifts: [Shift]

  /// How many of the team are there.
  public struct Shift: Sendable, Hashable {
    /// By the clock of the center; nil for all the time.
    public let opening: Opening?
    public var agents: Int

    public init(_ opening: Opening? = nil, agents: Int) {
      self.opening = opening
      self.agents = agents
    }
  }

  public init(name: String, profile: Int? = nil, queues: [Int], shifts: [Shift]) {
    self.name = name
    self.profile = profile
    self.queues = queues
    self.shifts = shifts
  }

  /// How many are there at a time of the day.
  func agents(at time: TimeOfDay) -> Int {
    shifts.reduce(0) { sum, shift in
      guard let opening = shift.opening else { return sum + shift.agents }
      let isThere =
        opening.crossesMidnight
        ? time >= opening.from || time < opening.to : time >= opening.from && time < opening.to
      return sum + (isThere ? shift.agents : 0)
    }
  }

  /// How many are there from which moments of a time on, in order; the first is its beginning.
  func changes(
    from start: Timestamp, until end: Timestamp, _ zone: ZoneRules
  ) -> [(at: Timestamp, agents: Int)] {
    let first = zone.localTime(at: start).date
    let days = first.days(until: zone.localTime(at: end).date)
    let openings = shifts.compactMap(\.opening)
    var moments = [start]
    for day in 0...max(0, days) {
      for time in openings.flatMap({ [$0.from, $0.to] }) {
        let at = zone.timestamp(of: CivilDateTime(date: first.adding(days: day), time: time))
        if at > start, at < end { moments.append(at) }
      }
    }
    return Set(moments).sorted().map { ($0, agents(at: zone.localTime(at: $0).time)) }
  }

  /// As many as are there at once at most, or more.
  var size: Int {
    let times = shifts.flatMap { shift in shift.opening.map { [$0.from] } ?? [.midnight] }
    return times.map { agents(at: $0) }.max() ?? 0
  }
}
