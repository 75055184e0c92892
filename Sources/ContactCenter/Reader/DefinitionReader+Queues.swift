import Diagnostics
import JSON

extension DefinitionReader {
  mutating func agents(
    in root: JSONValue, profiles: [RoutingProfileDraft], states: [String]
  ) -> [AgentDefinition] {
    entries(in: root, "agents").compactMap { member in
      let keys = [
        "arn", "answersAfterSeconds", "talksSeconds", "answers", "declines", "holdsAfterSeconds",
        "holdsSeconds", "transfersTo", "transfersAfterSeconds", "transfersWarm", "proficiencies", "profile",
        "state",
        "afterContactWorkSeconds", "autoAccept",
      ]
      guard let value = object(member.value, "an agent", keys: keys) else { return nil }
      let after = seconds(in: value, "answersAfterSeconds")
      let answers = boolean(in: value, "answers") ?? true
      if !answers, after != nil, let place = value["answersAfterSeconds"] {
        report(
          place.finding(
            "\"\(member.name)\" never answers, and answers after some time", rule: "contradiction",
            fix: "remove \"answersAfterSeconds\" or \"answers\""))
      }
      return AgentDefinition(
        name: member.name, arn: arn(in: value), answersAfter: answers ? after ?? .seconds(20) : nil,
        talks: seconds(in: value, "talksSeconds") ?? .seconds(180),
        declines: wholeNumber(in: value, "declines", 0...100) ?? 0,
        holdsAfter: seconds(in: value, "holdsAfterSeconds"),
        holds: seconds(in: value, "holdsSeconds") ?? .seconds(30), transfer: transfer(of: value, in: root),
        proficiencies: proficiencies(in: value),
        profile: profileIndex(of: value, among: profiles, names: names(in: root, "routingProfiles")),
        state: state(of: value, among: states),
        afterContactWork: seconds(in: value, "afterContactWorkSeconds") ?? .zero,
        acceptsAtOnce: boolean(in: value, "autoAccept") ?? false)
    }
  }

  /// `{"Language": {"English": 4}}`.
  private mutating func proficiencies(in agent: JSONValue) -> [AgentDefinition.Proficiency] {
    entries(in: agent, "proficiencies").flatMap { member in
      guard member.value.kind == .object else {
        report(
          member.value.finding(
            "a proficiency must be an object, found \(member.value.kind.words)", rule: "wrong-type",
            fix: "write levels by values, as { \"English\": 4 }"))
        return [AgentDefinition.Proficiency]()
      }
      return member.value.members.compactMap { value in
        wholeNumber(in: member.value, value.name, 1...5).map {
          AgentDefinition.Proficiency(name: member.name, value: value.name, level: $0)
        }
      }
    }
  }

  mutating func queues(
    in root: JSONValue, hours: [HoursDefinition], agents: [AgentDefinition], flows: [FlowDefinition]?
  ) -> [QueueDraft] {
    var places: [(arn: String?, value: JSONValue)] = []
    let queues = entries(in: root, "queues").compactMap { member -> QueueDraft? in
      let keys = ["arn", "hours", "capacity", "outboundCallerId", "outboundWhisper", "agents"]
      guard let value = object(member.value, "a queue", keys: keys) else { return nil }
      let arn = arn(in: value)
      places.append((arn, value))
      reportNeverOpen(member, hours)
      let callerId = text(in: value, "outboundCallerId").flatMap { text in
        value["outboundCallerId"].flatMap { phoneNumber(text, at: $0) }
      }
      return QueueDraft(
        name: member.name, arn: arn,
        hours: hoursIndex(of: value, among: hours, names: names(in: root, "hours")),
        capacity: wholeNumber(in: value, "capacity", 0...1_000_000), outboundCallerId: callerId,
        outboundWhisper: value["outboundWhisper"] == nil
          ? nil : flow(of: value, under: "outboundWhisper", "a queue", flows: flows),
        agents: namedAgents(of: value, among: agents, names: names(in: root, "agents")))
    }
    reportSharedArns(places)
    return queues
  }

  private mutating func hoursIndex(of queue: JSONValue, among hours: [HoursDefinition], names: [String])
    -> Int?
  {
    guard let name = text(in: queue, "hours"), let place = queue["hours"] else { return nil }
    if let index = hours.index(of: name) { return index }
    // One that is there, but wrong, is reported where it stands.
    if !names.contains(name) { reportUnknown("hours", name, at: place, among: names, in: "\"hours\"") }
    return nil
  }

  private mutating func namedAgents(
    of queue: JSONValue, among agents: [AgentDefinition], names: [String]
  ) -> [(agent: Int, place: JSONValue)]? {
    guard queue["agents"] != nil else { return nil }
    var found: [(agent: Int, place: JSONValue)] = []
    for value in list(in: queue, "agents") ?? [] {
      guard let name = text(value, "an agent") else { continue }
      guard let index = agents.index(of: name) else {
        if !names.contains(name) { reportUnknown("agent", name, at: value, among: names, in: "\"agents\"") }
        continue
      }
      guard !found.contains(where: { $0.agent == index }) else {
        report(
          value.finding(
            "\"\(name)\" stands twice among the agents", rule: "duplicate-agent", fix: "remove one of them"))
        continue
      }
      found.append((index, value))
    }
    return found
  }

  /// The state in which an agent is when the center begins; nil for the usual one.
  private mutating func state(of agent: JSONValue, among states: [String]) -> String? {
    guard let name = text(in: agent, "state"), let place = agent["state"] else { return nil }
    let known = AgentStateName.builtIn + states
    if known.contains(name) { return name }
    reportUnknown("state", name, at: place, among: known, in: "\"agentStates\"")
    return nil
  }

  func names(in root: JSONValue, _ key: String) -> [String] { root[key]?.members.map(\.name) ?? [] }
}
