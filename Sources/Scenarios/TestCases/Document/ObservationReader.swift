import Diagnostics
import JSON

/// Reads the observations of a test case, with what they name of each other.
struct ObservationReader {
  var reader: TestCaseReader
  private var numbers: [String: Int] = [:]
  private var places: [String: JSONValue] = [:]
  private var events: [String: JSONValue] = [:]

  init(reader: TestCaseReader) { self.reader = reader }

  mutating func read(_ content: JSONValue) -> [TestObservation] {
    guard let list = reader.list(in: content, "Observations") else { return [] }
    guard !list.isEmpty else {
      reader.refuse(content, "there is no observation", why: "so nothing can fail")
      return []
    }
    // The numbers of all come first, as observations name earlier and later ones.
    var isComplete = true
    for element in list where !note(element) { isComplete = false }
    var named: Set<Int> = []
    var observations: [TestObservation] = []
    for element in list where element.kind == .object {
      guard let observation = observation(element) else { continue }
      named.formUnion(observation.next)
      observations.append(observation)
    }
    // Only where all could be read do the numbers fit the places: else the rest is there to be looked at, not to be run.
    guard isComplete, observations.count == list.count, !observations.isEmpty else { return observations }
    for number in observations.indices { observations[number].isOpen = !named.contains(number) }
    if observations.allSatisfy({ !$0.isOpen }) {
      reader.refuse(
        content, "no observation waits from the start", why: "each is named by another one",
        fix: "take the first one out of every \"NextObservations\"")
    } else {
      refuseUnreached(observations)
    }
    return observations
  }

  /// Observations that name each other in a circle to which none leads that waits from the start: a test would pass without
  /// them.
  private mutating func refuseUnreached(_ observations: [TestObservation]) {
    var rest = observations.indices.filter { observations[$0].isOpen }
    var isReached = observations.map(\.isOpen)
    while let number = rest.popLast() {
      for next in observations[number].next where !isReached[next] {
        isReached[next] = true
        rest.append(next)
      }
    }
    for (number, observation) in observations.enumerated() where !isReached[number] {
      reader.refuse(
        observation.value, "\(observation.identifier.quotedForReading) never waits",
        why: "only observations name it that never wait themselves",
        fix: "name it under \"NextObservations\" of one that waits, or take it out of all of them")
    }
  }

  /// Notes an observation's identifier; false for what is none, or has one that is taken.
  private mutating func note(_ element: JSONValue) -> Bool {
    guard
      let object = reader.object(
        element, "an observation", keys: ["Identifier", "Event", "Usage", "Actions", "Transitions"]),
      let value = reader.required("Identifier", in: object, "this observation"),
      let identifier = reader.text(value, "an identifier")
    else { return false }
    if let first = places[identifier] {
      reader.refuse(
        value, "the identifier \(identifier.quotedForReading) stands twice among the observations",
        why: "the first is at line \(first.place.position.line)", fix: "give this one another identifier")
      return false
    }
    numbers[identifier] = numbers.count
    places[identifier] = value
    return true
  }

  private mutating func observation(_ element: JSONValue) -> TestObservation? {
    let value = element["Identifier"]
    let identifier = value?.string
    let words = identifier.map { "the observation \($0.quotedForReading)" } ?? "this observation"
    checkUsage(element)
    let event = reader.required("Event", in: element, words)
      .flatMap { self.event($0) }
    let (chain, unlinked) = actions(element)
    let next = nextObservations(element)
    guard let event, let value, let identifier else { return nil }
    return TestObservation(
      identifier: identifier, value: value, event: event, chain: chain, unlinked: unlinked, next: next)
  }

  private mutating func event(_ value: JSONValue) -> (any TestEvent)? {
    guard
      let object = reader.object(
        value, "an event", keys: ["Identifier", "Type", "Actor", "Properties", "MatchingCriteria"]),
      let typeValue = reader.required("Type", in: object, "this event"),
      let type = reader.choice(typeValue, among: TestEventCatalog.names, "an event of test cases")
    else { return nil }
    guard let identifier = object["Identifier"] else {
      reader.warn(object, "this event has no \"Identifier\"", why: "the designer needs one to draw it")
      return self.event(object, type)
    }
    if let name = identifier.string, let first = events.updateValue(identifier, forKey: name) {
      events[name] = first
      reader.refuse(
        identifier, "the identifier \(name.quotedForReading) stands twice among the events",
        why: "the first is at line \(first.place.position.line)", fix: "give this one another identifier")
    }
    return self.event(object, type)
  }

  /// - Parameter object: an event of a known type.
  private mutating func event(_ object: JSONValue, _ type: String) -> (any TestEvent)? {
    if let actor = object["Actor"] {
      _ = reader.choice(actor, among: ["System"], "an actor of events")
    }
    return TestEventCatalog.type(named: type)?.init(reading: object, &reader)
  }

  private mutating func checkUsage(_ element: JSONValue) {
    guard let usage = element["Usage"], usage.kind != .null else { return }
    guard let object = reader.object(usage, "a usage", keys: ["Type", "Times"]),
      let value = reader.required("Type", in: object, "this usage")
    else { return }
    let known = ["Exactly", "AtLeast", "AtMost", "Always", "EXACTLY", "ANY"]
    guard let type = reader.choice(value, among: known, "a usage") else { return }
    switch type {
    case "Exactly", "EXACTLY":
      if type == "EXACTLY" {
        reader.warn(
          value, "\"EXACTLY\" is an older spelling", why: "the service refuses it now",
          fix: "leave \"Usage\" out, or write \"Exactly\"")
      }
      guard let times = object["Times"] else {
        return reader.refuse(object, "this usage does not say how often", fix: "write \"Times\": 1")
      }
      guard times.integer != 1 else { return }
      reader.refuse(
        times, "an observation cannot be used \(times.wording) times",
        why: "the service runs each observation exactly once", fix: "write one observation for each time")
    default:
      reader.refuse(
        value, "the usage \(type.quotedForReading) is not supported",
        why: "the service runs each observation exactly once, whatever is written here",
        fix: "leave \"Usage\" out")
    }
  }

  private mutating func nextObservations(_ element: JSONValue) -> [Int] {
    guard let transitions = element["Transitions"], transitions.kind != .null,
      let object = reader.object(
        transitions, "the transitions of an observation", keys: ["NextObservations"]),
      let list = reader.list(in: object, "NextObservations")
    else { return [] }
    return list.compactMap { value in
      guard let name = reader.text(value, "the name of an observation") else { return nil }
      guard let number = numbers[name] else {
        let near = nearest(to: name, among: numbers.keys.sorted())
        reader.refuse(
          value, "there is no observation \(name.quotedForReading)",
          fix: near.map { "did you mean \($0.quotedForReading)?" })
        return nil
      }
      return number
    }
  }

  // MARK: Actions

  /// An action with what it names.
  private struct Link {
    let step: TestStep
    let next: (name: String, value: JSONValue)?
  }

  private mutating func actions(_ element: JSONValue) -> (chain: [TestStep], unlinked: [TestStep]) {
    guard let list = reader.list(in: element, "Actions"), !list.isEmpty else { return ([], []) }
    var links: [Link] = []
    var isComplete = true
    for value in list {
      guard let link = link(value, links) else {
        isComplete = false
        continue
      }
      links.append(link)
    }
    // What is missing may be what others name.
    guard isComplete else { return (links.map(\.step), []) }
    return chain(links)
  }

  private mutating func link(_ value: JSONValue, _ others: [Link]) -> Link? {
    guard
      let object = reader.object(
        value, "an action", keys: ["Identifier", "Type", "Parameters", "Transitions"]),
      let identifierValue = reader.required("Identifier", in: object, "this action"),
      let identifier = reader.text(identifierValue, "an identifier")
    else { return nil }
    var isGood = true
    if let first = others.first(where: { $0.step.identifier == identifier }) {
      reader.refuse(
        identifierValue, "the identifier \(identifier.quotedForReading) stands twice among the actions",
        why: "the first is at line \(first.step.value.place.position.line)",
        fix: "give this one another identifier")
      isGood = false
    }
    let next = nextAction(object)
    guard let typeValue = reader.required("Type", in: object, "this action"),
      let type = reader.choice(
        typeValue, among: TestActionCatalog.names, "an action of test cases", meant: ["AssertData": "Assert"])
    else { return nil }
    guard let parameters = object["Parameters"], parameters.kind == .object else {
      reader.refuse(object["Parameters"] ?? object, "the action has no parameters", fix: "add \"Parameters\"")
      return nil
    }
    checkActionType(parameters, type)
    guard let action = TestActionCatalog.type(named: type)?.init(reading: parameters, &reader), isGood else {
      return nil
    }
    return Link(step: TestStep(identifier: identifier, value: identifierValue, action: action), next: next)
  }

  /// `ActionType` repeats the type of the action, where it is there.
  private mutating func checkActionType(_ parameters: JSONValue, _ type: String) {
    guard let value = parameters["ActionType"] else { return }
    _ = reader.choice(value, among: [type], "what \"Type\" of the action says")
  }

  private mutating func nextAction(_ object: JSONValue) -> (name: String, value: JSONValue)? {
    guard let transitions = object["Transitions"], transitions.kind != .null,
      let inner = reader.object(transitions, "the transitions of an action", keys: ["NextAction"]),
      let value = inner["NextAction"], value.kind != .null
    else { return nil }
    guard let name = value.string else {
      reader.refuse(value, "\"NextAction\" must name an action, found \(value.kind.words)")
      return nil
    }
    return name.isEmpty ? nil : (name, value)
  }

  /// Follows the chain from the first action of the list.
  private mutating func chain(_ links: [Link]) -> (chain: [TestStep], unlinked: [TestStep]) {
    for link in links {
      guard let next = link.next, !links.contains(where: { $0.step.identifier == next.name }) else {
        continue
      }
      let near = nearest(to: next.name, among: links.map(\.step.identifier))
      reader.refuse(
        next.value, "there is no action \(next.name.quotedForReading) in this observation",
        fix: near.map { "did you mean \($0.quotedForReading)?" })
    }
    var order: [Int] = []
    var place: Int? = 0
    while let number = place {
      if order.contains(number) {
        if let value = links[order[order.count - 1]].next?.value {
          reader.refuse(
            value, "the actions go round in a circle", fix: "let the last one have empty \"Transitions\"")
        }
        break
      }
      order.append(number)
      let next = links[number].next
      place = next.flatMap { next in links.firstIndex { $0.step.identifier == next.name } }
    }
    let unlinked = links.indices.filter { !order.contains($0) }
    for number in unlinked {
      reader.warn(
        links[number].step.value,
        "no action leads to \(links[number].step.identifier.quotedForReading)",
        why: "a chain begins with the first action of the list",
        fix: "name it as \"NextAction\" of the one before it")
    }
    return (order.map { links[$0].step }, unlinked.map { links[$0].step })
  }
}
