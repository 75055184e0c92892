import ContactCenter

/// What does not change: who serves what, in tables.
struct RoutingTables: Sendable {
  /// Agents who are alike for routing: of the same profile, with the same proficiencies.
  struct Group: BitwiseCopyable {
    var firstServed: Int32
    var endServed: Int32
    /// A bit for each channel; and for each channel that may be mixed with others.
    var channels: UInt8
    var mixes: UInt8
  }

  /// A queue that a group serves.
  struct Served: BitwiseCopyable {
    var queue: Int32
    var priority: Int32
    var delay: Int64
    var channels: UInt8
  }

  /// A group that serves a queue.
  struct Server: BitwiseCopyable {
    var group: Int32
    var channels: UInt8
    var delay: Int64
  }

  let groups: Slots<Group>
  /// Of each group in the order of priority, then of the plan.
  let served: Slots<Served>
  /// Of each queue in the order of groups.
  let servers: Slots<Server>
  /// For each queue the first of its servers, and behind the last queue the end of them.
  let firstServers: [Int32]
  /// How many contacts of each channel an agent of a group may have.
  let concurrency: Slots<UInt8>
  let groupOfAgent: [Int32]
  let proficiencies: [[Proficiency]]

  init(_ plan: RoutingPlan) {
    struct Kind: Hashable {
      let profile: Int
      let proficiencies: [Proficiency]
    }
    var kinds: [Kind] = []
    var placeOfKind: [Kind: Int] = [:]
    groupOfAgent = plan.agents.map { agent in
      let kind = Kind(profile: agent.profile, proficiencies: agent.proficiencies)
      if let place = placeOfKind[kind] { return Int32(place) }
      placeOfKind[kind] = kinds.count
      kinds.append(kind)
      return Int32(kinds.count - 1)
    }
    var groups: [Group] = []
    var served: [Served] = []
    var servers: [[Server]] = plan.queues.map { _ in [] }
    var concurrency: [UInt8] = []
    for (place, kind) in kinds.enumerated() {
      let profile = plan.profiles[kind.profile]
      var group = Group(firstServed: Int32(served.count), endServed: 0, channels: 0, mixes: 0)
      var room = [UInt8](repeating: 0, count: RoutingChannel.allCases.count)
      for channel in profile.channels {
        group.channels |= channel.channel.bit
        if channel.mixes { group.mixes |= channel.channel.bit }
        room[Int(channel.channel.rawValue)] = UInt8(channel.concurrency)
      }
      concurrency += room
      // The sort is stable: queues of the same priority stay in their order.
      for queue in profile.queues.sorted(by: { $0.priority < $1.priority }) {
        let channels = queue.channels?.reduce(0) { $0 | $1.bit } ?? group.channels
        let delay = queue.delay.count * 1_000_000
        served.append(
          Served(
            queue: Int32(queue.queue), priority: Int32(queue.priority), delay: delay,
            channels: channels & group.channels))
        servers[queue.queue].append(
          Server(group: Int32(place), channels: channels & group.channels, delay: delay))
      }
      group.endServed = Int32(served.count)
      groups.append(group)
    }
    var firstServers: [Int32] = [0]
    for list in servers { firstServers.append(firstServers[firstServers.count - 1] + Int32(list.count)) }
    self.groups = Slots(groups)
    self.served = Slots(served)
    self.servers = Slots(servers.flatMap { $0 })
    self.firstServers = firstServers
    self.concurrency = Slots(concurrency)
    proficiencies = kinds.map(\.proficiencies)
  }
}

extension RoutingChannel {
  var bit: UInt8 { 1 << rawValue }
  static var count: Int32 { 4 }
}
