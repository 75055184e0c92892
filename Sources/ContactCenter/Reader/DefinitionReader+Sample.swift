import Diagnostics
import JSON

extension DefinitionReader {
  mutating func sample(in root: JSONValue) -> SampleDefinition {
    let keys = ["customers", "slots", "profiles", "profileObjects", "cases", "dataTables"]
    guard let value = root["sample"], let sample = object(value, "the sample", keys: keys) else {
      return .none
    }
    let slots = self.slots(of: sample)
    var customers: [SampleDefinition.Customer] = []
    for value in list(in: sample, "customers") ?? [] {
      guard let customer = customer(value, slots: slots) else { continue }
      if customers.contains(where: { $0.phoneNumber == customer.phoneNumber }),
        let place = value["phoneNumber"]
      {
        report(
          place.finding(
            "two customers have the number \(customer.phoneNumber)", rule: "duplicate-number",
            fix: "give one of them another number"))
        continue
      }
      if let visit = customer.visit, customers.contains(where: { $0.visit == visit }),
        let place = value["visit"]
      {
        report(
          place.finding(
            "two customers have the visit at \(visit.time) on day \(visit.dayIndex)", rule: "duplicate-visit",
            why: "a slot is for one", fix: "give one of them another day or time"))
      }
      customers.append(customer)
    }
    return SampleDefinition(customers: customers, slots: slots, records: records(of: sample))
  }

  private mutating func customer(
    _ value: JSONValue, slots: SampleDefinition.Slots?
  ) -> SampleDefinition.Customer? {
    guard let value = object(value, "a customer", keys: ["phoneNumber", "name", "visit"]) else { return nil }
    // A customer whose name is not known has none, or an empty one.
    let name = value["name"]?.string == "" ? nil : text(in: value, "name")
    let visit = value["visit"].flatMap { self.visit($0, slots: slots) }
    guard let text = requiredText(in: value, "phoneNumber", "a customer"), let place = value["phoneNumber"],
      let number = phoneNumber(text, at: place)
    else { return nil }
    return SampleDefinition.Customer(phoneNumber: number, name: name ?? "", visit: visit)
  }

  private mutating func visit(
    _ value: JSONValue, slots: SampleDefinition.Slots?
  ) -> SampleDefinition.Visit? {
    guard let value = object(value, "a visit", keys: ["dayIndex", "time"]) else { return nil }
    if value["dayIndex"] == nil {
      report(value.finding("a visit has no \"dayIndex\"", rule: "missing-key", fix: "add \"dayIndex\": 1"))
    }
    let day = wholeNumber(in: value, "dayIndex", 1...max(1, slots?.days ?? 366))
    guard let text = requiredText(in: value, "time", "a visit"), let place = value["time"],
      let time = timeOfDay(text, at: place)
    else { return nil }
    if let slots, !slots.times.contains(time) {
      report(
        place.finding(
          "no slot begins at \(time)", rule: "bad-time",
          why: "\"times\" has \(Self.list(slots.times.map(\.description)))"))
      return nil
    }
    return day.map { SampleDefinition.Visit(dayIndex: $0, time: time) }
  }

  private mutating func slots(of sample: JSONValue) -> SampleDefinition.Slots? {
    guard let value = sample["slots"],
      let slots = object(value, "the slots", keys: ["days", "times", "closed"])
    else {
      return nil
    }
    for key in ["days", "times"] where slots[key] == nil {
      report(slots.finding("the slots have no \"\(key)\"", rule: "missing-key", fix: "add \"\(key)\""))
    }
    let days = wholeNumber(in: slots, "days", 1...366)
    var times: [TimeOfDay] = []
    for element in list(in: slots, "times") ?? [] {
      guard let text = text(element, "a time"), let time = timeOfDay(text, at: element) else { continue }
      if times.contains(time) {
        report(
          element.finding(
            "\(time) stands twice among the times", rule: "duplicate-time", fix: "remove one of them"))
      } else {
        times.append(time)
      }
    }
    if let list = slots["times"], list.kind == .array, list.elements.isEmpty {
      report(list.finding("there are no times to offer", rule: "empty-value", fix: "add one, as \"10:00\""))
    }
    let closed = closedWeekdays(of: slots)
    guard let days, !times.isEmpty else { return nil }
    return SampleDefinition.Slots(days: days, times: times.sorted(), closed: closed)
  }

  private mutating func closedWeekdays(of slots: JSONValue) -> [Weekday] {
    var closed: [Weekday] = []
    for element in list(in: slots, "closed") ?? [] {
      guard let word = text(element, "a weekday") else { continue }
      guard let day = Weekday(word) else {
        let near = nearest(to: word, among: Weekday.allCases.map(\.word))
        report(
          element.finding(
            "\"\(word)\" is not a weekday", rule: "bad-weekday",
            fix: near.map { "did you mean \"\($0)\"?" } ?? "write it as \"sunday\""))
        continue
      }
      if !closed.contains(day) { closed.append(day) }
    }
    if closed.count == 7, let place = slots["closed"] {
      report(
        place.finding(
          "every weekday is closed, so there is no day to offer", rule: "bad-value", fix: "leave one open"))
    }
    return closed.sorted()
  }

  private mutating func timeOfDay(_ text: String, at place: JSONValue) -> TimeOfDay? {
    guard let time = TimeOfDay(text), time.second == 0 else {
      report(place.finding("\"\(text)\" is not a time", rule: "bad-time", fix: "write it as \"16:00\""))
      return nil
    }
    return time
  }
}
