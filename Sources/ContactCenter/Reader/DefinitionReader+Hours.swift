import Diagnostics
import JSON

extension DefinitionReader {
  mutating func hours(in root: JSONValue, centerZone: ZoneRules) -> [HoursDefinition] {
    var places: [(arn: String?, value: JSONValue)] = []
    let hours = entries(in: root, "hours").compactMap { member -> HoursDefinition? in
      guard let value = object(member.value, "hours", keys: ["arn", "open", "closedOn", "timeZone"]) else {
        return nil
      }
      let arn = arn(in: value)
      places.append((arn, value))
      let hours = HoursOfOperation(
        open: openings(of: value), closedOn: closedDates(of: value), zone: zone(in: value) ?? centerZone)
      return HoursDefinition(name: member.name, arn: arn, hours: hours)
    }
    reportSharedArns(places)
    return hours
  }

  /// Reports a queue whose hours have no opening at all: whoever asks for them is never let in.
  mutating func reportNeverOpen(_ queue: JSONMember, _ hours: [HoursDefinition]) {
    guard let place = queue.value["hours"], let name = place.string, let index = hours.index(of: name),
      hours[index].hours.openings.allSatisfy(\.isEmpty)
    else { return }
    report(
      place.finding(
        .warning, "the hours \"\(name)\" of the queue \"\(queue.name)\" never open",
        rule: "hours-never-open", why: "they have no opening on any day, so flows that ask let nobody in",
        fix: "add \"monday-friday\": [\"09:00-17:00\"] to the \"open\" of \"\(name)\", or take other hours"
      ).about(.queue(queue.name)))
  }

  private mutating func openings(of hours: JSONValue) -> [(Weekday, Opening)] {
    guard hours["open"] != nil else {
      report(
        hours.finding(
          "hours have no \"open\"", rule: "missing-key",
          fix: "add \"open\": { \"monday-friday\": [\"09:00-17:00\"] }, or \"open\": {} for never"))
      return []
    }
    var found: [(Weekday, Opening)] = []
    var seen: [Weekday] = []
    for member in entries(in: hours, "open") {
      let days = weekdays(member)
      for day in days where seen.contains(day) {
        report(
          member.key.finding(
            "\"\(day.word)\" has openings twice", rule: "duplicate-day",
            fix: "give all openings of a day in one list, and take the day out of the other range"))
        break
      }
      seen += days
      for element in list(member.value, "the openings of \"\(member.name)\"") ?? [] {
        guard let opening = opening(element) else { continue }
        found += days.map { ($0, opening) }
      }
    }
    return found
  }

  /// The days of a key as "monday" or "monday-saturday"; over the weekend as "saturday-monday".
  private mutating func weekdays(_ member: JSONMember) -> [Weekday] {
    let words = member.name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let days = words.compactMap { Weekday($0) }
    guard days.count == words.count, let first = days.first, let last = days.last, days.count <= 2 else {
      let wrong = words.first { Weekday($0) == nil } ?? member.name
      let near = nearest(to: wrong, among: Weekday.allCases.map(\.word))
      report(
        member.key.finding(
          "\"\(member.name)\" is not a weekday or a range of them", rule: "bad-weekday",
          fix: near.map { "did you mean \"\($0)\"?" } ?? "write \"monday\" or \"monday-saturday\""))
      return []
    }
    var range = [first]
    while let day = range.last, day != last { range.append(day.next) }
    return range
  }

  private mutating func opening(_ value: JSONValue) -> Opening? {
    guard let text = text(value, "an opening") else { return nil }
    if let opening = Opening(text) { return opening }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    let isSameTime = ends.count == 2 && ends[0] == ends[1] && TimeOfDay(ends[0]) != nil
    report(
      value.finding(
        "\"\(text)\" is not an opening", rule: "bad-hours",
        why: isSameTime ? "it ends when it begins, which could be all day or never" : nil,
        fix: isSameTime
          ? "write \"00:00-24:00\" for all day"
          : "write it as \"09:00-19:00\", \"22:00-06:00\" or \"00:00-24:00\""))
    return nil
  }

  private mutating func closedDates(of hours: JSONValue) -> [CivilDate] {
    (list(in: hours, "closedOn") ?? []).compactMap { value in
      guard let text = text(value, "a closed date") else { return nil }
      guard let date = CivilDate(text) else {
        report(
          value.finding("\"\(text)\" is not a date", rule: "bad-date", fix: "write it as \"2026-12-25\""))
        return nil
      }
      return date
    }
  }
}
