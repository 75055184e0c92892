import ContactCenter
import Diagnostics
import JSON

// Who is there to answer.
extension PlanReader {
  /// The most agents of a team.
  private static let teamLimit = 10_000

  /// The teams; nil where the plan has no roster.
  mutating func roster(in root: JSONValue) -> [RosterTeam]? {
    guard root["roster"] != nil else { return nil }
    return entries(in: root, "roster").compactMap { team($0) }
  }

  private mutating func team(_ member: JSONMember) -> RosterTeam? {
    var counted = member.value
    var named: JSONValue?
    if member.value.kind == .object, member.value["agents"] != nil || member.value["queues"] != nil {
      guard let value = object(member.value, "a team of the roster", keys: ["queues", "agents"]) else {
        return nil
      }
      guard let agents = value["agents"] else {
        report(value.finding("the team has no \"agents\"", rule: "missing-key", fix: "add \"agents\": 3"))
        return nil
      }
      counted = agents
      named = value["queues"]
    }
    guard let (profile, queues) = served(member, named), let shifts = shifts(counted) else { return nil }
    return RosterTeam(name: member.name, profile: profile, queues: queues, shifts: shifts)
  }

  /// Whom a team serves: the queues it names, those of the routing profile that it is called by, or the queue.
  private mutating func served(_ member: JSONMember, _ named: JSONValue?) -> (profile: Int?, queues: [Int])? {
    if let named {
      guard let list = list(named, "\"queues\"") else { return nil }
      var queues: [Int] = []
      for element in list {
        guard let name = text(element, "a queue"), let queue = queue(element, name) else { return nil }
        if !queues.contains(queue) { queues.append(queue) }
      }
      return (nil, queues)
    }
    if let profile = center.routingProfiles.firstIndex(where: { $0.name == member.name }) {
      return (profile, center.routingProfiles[profile].queues.map(\.queue))
    }
    if let queue = center.queues.index(of: member.name) { return (nil, [queue]) }
    let names = center.routingProfiles.map(\.name) + center.queues.map(\.name)
    report(
      member.key.finding(
        "\"\(member.name)\" is no routing profile and no queue", rule: "unknown-team",
        why: names.isEmpty ? nil : "the center has \(Self.list(names))",
        fix: nearest(to: member.name, among: names).map { "did you mean \"\($0)\"?" }
          ?? "say which queues the team serves: { \"queues\": [\"NAME\"], \"agents\": 3 }"))
    return nil
  }

  /// A number of agents for all the time, or one for each stretch of the day.
  private mutating func shifts(_ value: JSONValue) -> [RosterTeam.Shift]? {
    if value.kind == .number {
      return agents(value).map { [RosterTeam.Shift(agents: $0)] }
    }
    guard value.kind == .object else {
      report(
        value.finding(
          "the agents of a team must be a number, or an object with one for each stretch of the day, found \(value.kind.words)",
          rule: "wrong-type", fix: "write 3, or { \"09:00-13:00\": 3, \"13:00-19:00\": 5 }"))
      return nil
    }
    return value.members.compactMap { member in
      guard let opening = Opening(member.name) else {
        report(
          member.key.finding(
            "\"\(member.name)\" is no stretch of the day", rule: "bad-hours",
            fix: "write it as \"09:00-13:00\""))
        return nil
      }
      return agents(member.value).map { RosterTeam.Shift(opening, agents: $0) }
    }
  }

  private mutating func agents(_ value: JSONValue) -> Int? {
    if let count = value.integer, (0...Self.teamLimit).contains(count) { return count }
    report(
      value.finding(
        "a team has 0 to \(Self.teamLimit) agents, found \(value.wording)", rule: "bad-value",
        fix: "write how many of the team are there, as 4"))
    return nil
  }
}
