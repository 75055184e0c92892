import Diagnostics
import JSON

// Which agents serve which queues: by their routing profile, or because a queue names them.
extension DefinitionReader {
  /// How many queues a routing profile may have.
  private static var queueLimit: Int { 50 }

  mutating func routingProfiles(in root: JSONValue) -> [RoutingProfileDraft] {
    var places: [(arn: String?, value: JSONValue)] = []
    let profiles = entries(in: root, "routingProfiles").compactMap { member -> RoutingProfileDraft? in
      guard let value = object(member.value, "a routing profile", keys: ["arn", "queues", "channels"]) else {
        return nil
      }
      let arn = arn(in: value)
      places.append((arn, value))
      let channels = channels(in: value)
      if value["queues"] == nil {
        report(
          value.finding("the routing profile has no \"queues\"", rule: "missing-key", fix: "add \"queues\""))
      }
      let queues = servedQueues(in: value, of: channels.map(\.channel))
      if queues.count > Self.queueLimit, let place = value["queues"] {
        report(
          place.finding(
            "the routing profile has \(queues.count) queues, more than \(Self.queueLimit)", rule: "too-many",
            fix: "give some of them to another profile"))
      }
      return RoutingProfileDraft(name: member.name, arn: arn, queues: queues, channels: channels)
    }
    reportSharedArns(places)
    return profiles
  }

  private mutating func channels(in profile: JSONValue) -> [RoutingProfileDefinition.Channel] {
    let standard = [RoutingProfileDefinition.Channel(.voice)]
    guard let value = profile["channels"],
      let object = object(value, "the channels", keys: RoutingChannel.allCases.map(\.word))
    else { return standard }
    let channels = RoutingChannel.allCases.compactMap { channel -> RoutingProfileDefinition.Channel? in
      guard let entry = object[channel.word] else { return nil }
      if entry.kind == .number {
        let count = wholeNumber(in: object, channel.word, channel.concurrencyLimits)
        return RoutingProfileDefinition.Channel(channel, concurrency: count ?? 1)
      }
      guard let fields = self.object(entry, "a channel", keys: ["contacts", "mixes"]) else { return nil }
      return RoutingProfileDefinition.Channel(
        channel, concurrency: wholeNumber(in: fields, "contacts", channel.concurrencyLimits) ?? 1,
        mixes: boolean(in: fields, "mixes") ?? false)
    }
    if value.members.isEmpty {
      report(
        value.finding("the routing profile has no channel", rule: "empty-value", fix: "add \"voice\": 1"))
    }
    return channels.isEmpty ? standard : channels
  }

  private mutating func servedQueues(
    in profile: JSONValue, of channels: [RoutingChannel]
  ) -> [RoutingProfileDraft.Queue] {
    entries(in: profile, "queues").compactMap { member in
      let keys = ["priority", "delaySeconds", "channels"]
      guard let value = object(member.value, "a queue of a routing profile", keys: keys) else { return nil }
      return RoutingProfileDraft.Queue(
        key: member.key, name: member.name, priority: wholeNumber(in: value, "priority", 1...99) ?? 1,
        delay: .seconds(Int64(wholeNumber(in: value, "delaySeconds", 0...9999) ?? 0)),
        channels: list(in: value, "channels").map { restricted($0, to: channels) })
    }
  }

  private mutating func restricted(
    _ list: [JSONValue], to channels: [RoutingChannel]
  ) -> [RoutingChannel] {
    list.compactMap { element in
      guard let word = text(element, "a channel") else { return nil }
      if let channel = RoutingChannel(word), channels.contains(channel) { return channel }
      report(
        element.finding(
          "the routing profile has no channel \"\(word)\"", rule: "unknown-channel",
          fix: "its channels are \(Self.list(channels.map(\.word)))"))
      return nil
    }
  }

  /// The profiles with the queues that they name.
  mutating func profiles(
    of drafts: [RoutingProfileDraft], among queues: [QueueDefinition], names: [String]
  ) -> [RoutingProfileDefinition] {
    drafts.map { draft in
      var found: [RoutingProfileDefinition.Queue] = []
      for queue in draft.queues {
        guard let index = queues.index(of: queue.name) else {
          // One that is there, but wrong, is reported where it stands.
          if !names.contains(queue.name) {
            reportUnknown("queue", queue.name, at: queue.key, among: names, in: "\"queues\"")
          }
          continue
        }
        guard !found.contains(where: { $0.queue == index }) else {
          report(
            queue.key.finding(
              "the queue \"\(queues[index].name)\" stands twice in the routing profile",
              rule: "duplicate-queue",
              fix: "remove one of the entries"))
          continue
        }
        found.append(
          RoutingProfileDefinition.Queue(
            index, priority: queue.priority, delay: queue.delay, channels: queue.channels))
      }
      return RoutingProfileDefinition(
        name: draft.name, arn: draft.arn, queues: found, channels: draft.channels)
    }
  }

  /// The place of an agent's routing profile; nil where it has none, or names one that is not there.
  mutating func profileIndex(
    of agent: JSONValue, among profiles: [RoutingProfileDraft], names: [String]
  ) -> Int? {
    guard let name = text(in: agent, "profile"), let place = agent["profile"] else { return nil }
    if let index = profiles.firstIndex(where: { $0.name == name || $0.arn == name }) { return index }
    if !names.contains(name) {
      reportUnknown(
        "routing profile", name, at: place, among: names, in: "\"routingProfiles\"",
        rule: "unknown-routing-profile")
    }
    return nil
  }

  /// The queues with everybody who serves them: agents that the queue names, then agents by their profile.
  mutating func staffed(
    _ queues: [QueueDraft], by agents: [AgentDefinition], _ profiles: [RoutingProfileDefinition],
    in root: JSONValue
  ) -> [QueueDefinition] {
    queues.enumerated().map { index, queue in
      var serving: [Int] = []
      for named in queue.agents ?? [] {
        if let profile = agents[named.agent].profile,
          !profiles[profile].queues.contains(where: { $0.queue == index })
        {
          report(
            named.place.finding(
              "the routing profile of \"\(agents[named.agent].name)\" does not have this queue",
              rule: "contradiction",
              why: "an agent with a routing profile serves the queues of that profile",
              fix: "add the queue to \"\(profiles[profile].name)\", or remove the agent here"))
        }
        serving.append(named.agent)
      }
      for (place, agent) in agents.enumerated() where !serving.contains(place) {
        if let profile = agent.profile {
          if profiles[profile].queues.contains(where: { $0.queue == index }) { serving.append(place) }
        } else if queue.agents == nil, profiles.isEmpty {
          serving.append(place)
        }
      }
      if serving.isEmpty, queue.agents == nil, !profiles.isEmpty { reportUnserved(queue, in: root) }
      return queue.definition(agents: serving)
    }
  }

  private mutating func reportUnserved(_ queue: QueueDraft, in root: JSONValue) {
    let name = queue.name
    guard let place = root["queues"]?.members.first(where: { $0.name == name }) else { return }
    report(
      place.key.finding(
        .warning, "nobody serves the queue \"\(name)\"", rule: "queue-unserved",
        why: "no agent has a routing profile with this queue, so whoever enters it waits for ever",
        fix: "add the queue to a routing profile, or say \"agents\": [] to mean it"))
  }

  /// Reports each agent who has no routing profile, and whom no queue names, in a center that has profiles.
  mutating func reportIdle(
    _ agents: [AgentDefinition], _ queues: [QueueDefinition], _ profiles: [RoutingProfileDefinition],
    in root: JSONValue
  ) {
    guard !profiles.isEmpty else { return }
    for (place, agent) in agents.enumerated()
    where agent.profile == nil && !queues.contains(where: { $0.agents.contains(place) }) {
      guard let member = root["agents"]?.members.first(where: { $0.name == agent.name }),
        member.value["profile"] == nil
      else { continue }
      report(
        member.key.finding(
          .warning, "\"\(agent.name)\" has no routing profile, and no queue names the agent",
          rule: "agent-without-profile", why: "nothing is offered to an agent of no queue",
          fix: "add \"profile\" with one of \(Self.list(profiles.map(\.name)))"
        ).about(.agent(agent.name)))
    }
  }

  /// The names of states that agents choose beside "Available" and "Offline".
  mutating func agentStates(in root: JSONValue) -> [String] {
    var states: [String] = []
    for value in list(in: root, "agentStates") ?? [] {
      guard let name = text(value, "a state") else { continue }
      if AgentStateName.builtIn.contains(name) {
        report(
          value.finding(
            "every center has the state \"\(name)\"", rule: "duplicate-state", fix: "remove it here"))
      } else if states.contains(name) {
        report(
          value.finding(
            "\"\(name)\" stands twice among the states", rule: "duplicate-state", fix: "remove one of them"))
      } else {
        states.append(name)
      }
    }
    return states
  }
}
