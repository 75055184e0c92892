import ContactCenter
import Store

/// The free times of a date, seven at a time; a time that has begun is not among them.
///
/// `after` is the `last` of an earlier answer, to hear later ones. When nothing is left after it, the list begins
/// again, so that `count` is 0 only when nothing is free on that date.
struct AvailableTimes: Handler {
  static let description = HandlerDescription(
    "availableTimes", "Lists the free times of a date, seven at a time.",
    parameters: [.required("slotDate"), .optional("after")],
    keys: Choices.keys("slotTime", "spokenTime") + ["slotDate", "spokenDate"],
    duration: Milliseconds(22), isReadOnly: true)

  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer {
    let date = try request.date("slotDate")
    let after = try request.after(request.time)
    var page = try rows.freeSlots(on: date, after: request.now, limit: Choices.limit)
    if let after {
      let place = max(request.now, CivilDateTime(date: date, time: after))
      let later = try rows.freeSlots(on: date, after: place, limit: Choices.limit)
      if !later.elements.isEmpty { page = later }
    }

    var answer = Answer(Self.description)
    answer["slotDate"] = date.description
    answer["spokenDate"] = date.spoken
    Choices(
      choices: page.elements.map { Choices.Choice(value: $0.time.text, spoken: $0.time.spoken) },
      hasMore: page.hasMore, plural: "times"
    ).write(to: &answer, values: "slotTime", spoken: "spokenTime")
    return answer.fields
  }
}
