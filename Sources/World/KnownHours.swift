import ContactCenter

/// What hours of operation said when they were asked last: until they open or close they say it again.
struct KnownHours: Sendable {
  private struct Answer: Sendable {
    /// In nanoseconds since 1970; it holds from the first to before the last.
    var from: Int64 = 0
    var until: Int64 = 0
    var isOpen = false
  }

  private var answers: [Answer]

  /// - Parameter count: how many hours the center has.
  init(_ count: Int) { answers = Array(repeating: Answer(), count: count) }

  /// Whether the hours, by their place in the center, are open at a moment.
  mutating func isOpen(_ hours: Int, at now: Timestamp, _ center: ContactCenterDefinition) -> Bool {
    if now.nanoseconds >= answers[hours].from, now.nanoseconds < answers[hours].until {
      return answers[hours].isOpen
    }
    return look(hours, at: now, center)
  }

  @inline(never) private mutating func look(
    _ place: Int, at now: Timestamp, _ center: ContactCenterDefinition
  ) -> Bool {
    let hours = center.hours[place].hours
    let until: Timestamp
    switch hours.nextChange(after: now) {
    case .opens(let at), .closes(let at): until = at
    // Nothing changes for a week at least.
    case nil: until = now + .hours(24 * 7)
    }
    answers[place] = Answer(
      from: now.nanoseconds, until: until.nanoseconds, isOpen: hours.isOpen(at: now))
    return answers[place].isOpen
  }
}
