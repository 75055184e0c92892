import ContactCenter
import Store

/// The next dates on which a visit can begin, seven at a time.
///
/// `after` is the `last` of an earlier answer, to hear later ones. When nothing is left after it, the list begins
/// again, so that `count` is 0 only when nothing at all is free.
struct AvailableDates: Handler {
  static let description = HandlerDescription(
    "availableDates", "Lists the next dates with a free time, seven at a time.",
    parameters: [.optional("after")],
    keys: Choices.keys("slotDate", "spokenDate"),
    duration: Milliseconds(31), isReadOnly: true)

  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer {
    let after = try request.after(request.date)
    var page = try rows.freeDates(after: request.now, limit: Choices.limit)
    if let after {
      let later = try rows.freeDates(after: max(request.now, after.lastSecond), limit: Choices.limit)
      if !later.elements.isEmpty { page = later }
    }

    var answer = Answer(Self.description)
    Choices(
      choices: page.elements.map { Choices.Choice(value: $0.description, spoken: $0.spoken) },
      hasMore: page.hasMore, plural: "dates"
    ).write(to: &answer, values: "slotDate", spoken: "spokenDate")
    return answer.fields
  }
}

extension CivilDate {
  /// 23:59:59: no slot of the date begins after it.
  fileprivate var lastSecond: CivilDateTime {
    let end = TimeOfDay(secondsSinceMidnight: TimeOfDay.endOfDay.secondsSinceMidnight - 1)
    return CivilDateTime(date: self, time: end ?? .endOfDay)
  }
}
