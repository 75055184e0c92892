import ContactCenter

// What agents can be offered, what they choose, their work after contacts.
extension Routing {
  /// Puts the agent where it belongs among those who can be offered contacts, and counts its status.
  @inline(__always) mutating func refresh(_ agent: Int32) {
    let wanted = routableChannels(of: agent)
    let changed = wanted ^ agents[agent].routable
    if changed != 0 {
      agents[agent].routable = wanted
      let group = agents[agent].group
      for channel in 0..<RoutingChannel.count where changed & 1 << UInt8(channel) != 0 {
        let node = agent * RoutingChannel.count + channel
        let order = group * RoutingChannel.count + channel
        if wanted & 1 << UInt8(channel) != 0 {
          available.nodes[node].since = agents[agent].idleSince
          available.nodes[node].number = Int64(agent)
          available.insert(node, into: &longest[order])
        } else {
          available.remove(node, from: &longest[order])
        }
      }
    }
    setStatus(agent)
  }

  /// The agent counts as available since now, behind all others.
  mutating func restartIdle(_ agent: Int32) {
    agents[agent].idleSince = now
    let routable = agents[agent].routable
    guard routable != 0 else { return }
    // It comes back with the next refresh.
    agents[agent].routable = 0
    for channel in 0..<RoutingChannel.count where routable & 1 << UInt8(channel) != 0 {
      available.remove(
        agent * RoutingChannel.count + channel,
        from: &longest[agents[agent].group * RoutingChannel.count + channel])
    }
  }

  /// A bit for each channel by which the agent can be offered a contact.
  @inline(__always) private mutating func routableChannels(of agent: Int32) -> UInt8 {
    guard agents[agent].choice == .available, agents[agent].fault == .none, agents[agent].offer < 0 else {
      return 0
    }
    let group = tables.groups[agents[agent].group]
    return agents[agent].contacts + agents[agent].works == 0 ? group.channels : channelsLeft(to: agent, group)
  }

  /// The channels that an agent with contacts has room in; those beside the contacts' own only where they mix.
  private mutating func channelsLeft(to agent: Int32, _ group: RoutingTables.Group) -> UInt8 {
    var loaded: UInt8 = 0
    for channel in 0..<RoutingChannel.count where loads[agent * RoutingChannel.count + channel] > 0 {
      loaded |= 1 << UInt8(channel)
    }
    if loaded != 0, agents[agent].hasOneContact { return 0 }
    var left: UInt8 = 0
    for channel in 0..<RoutingChannel.count {
      let bit: UInt8 = 1 << UInt8(channel)
      let room = tables.concurrency[agents[agent].group * RoutingChannel.count + channel]
      if group.channels & bit != 0, loads[agent * RoutingChannel.count + channel] < room,
        loaded & ~bit & ~group.mixes == 0
      {
        left |= bit
      }
    }
    return left
  }

  @inline(__always) private func status(of agent: AgentSlot) -> AgentStatus {
    if agent.contacts > 0 { return .busy }
    if agent.works > 0 { return .afterContactWork }
    if agent.offer >= 0 { return .pending }
    switch agent.fault {
    case .missed: return .missed
    case .error: return .error
    case .none: break
    }
    switch agent.choice {
    case .available: return .available
    case .offline: return .offline
    case .nonProductive: return .nonProductive
    }
  }

  @inline(__always) private mutating func setStatus(_ agent: Int32) {
    let (old, new) = (agents[agent].status, status(of: agents[agent]))
    guard old != new else { return }
    restartStatus(agent)
    let first = agents[agent].group * AgentStatus.count
    counts[first + Int32(old.rawValue)] -= 1
    counts[first + Int32(new.rawValue)] += 1
    agents[agent].status = new
  }

  /// What the status has lasted so far is counted.
  @inline(__always) private mutating func restartStatus(_ agent: Int32) {
    times[agent * AgentStatus.count + Int32(agents[agent].status.rawValue)] += now - agents[agent].statusSince
    agents[agent].statusSince = now
  }

  // MARK: Choosing

  mutating func choose(_ state: Int32, _ agent: Int32, _ effects: inout RoutingEffects) {
    let choice = states[Int(state)]
    let wasAvailable = agents[agent].choice == .available && agents[agent].fault == .none
    // From a break to a training: the status is the same, the state is not.
    if agents[agent].chosen != state, agents[agent].status == .nonProductive { restartStatus(agent) }
    agents[agent].chosen = state
    agents[agent].choice = choice
    agents[agent].fault = .none
    if choice == .available, !wasAvailable { restartIdle(agent) }
    refresh(agent)
    match(agent, &effects)
  }

  /// The agent's telephone is dead: what the agent has goes on without, and nothing is offered until the agent chooses a
  /// state.
  mutating func fail(_ agent: Int32, _ effects: inout RoutingEffects) {
    agents[agent].fault = .error
    refresh(agent)
    if agents[agent].offer >= 0 { agentLeaves(agents[agent].offer, works: false, &effects) }
    while agents[agent].firstMate >= 0 { agentLeaves(agents[agent].firstMate, works: false, &effects) }
    while agents[agent].firstWork >= 0 { endWork(agents[agent].firstWork, &effects) }
  }

  // MARK: Work after contacts

  mutating func beginWork(_ contact: Int32, _ agent: Int32, _ effects: inout RoutingEffects) {
    var work = WorkState(
      agent: agent, queue: contacts[contact].queue, channel: contacts[contact].channel, began: now, token: 1)
    work.next = agents[agent].firstWork
    let place: Int32
    if freeWork >= 0 {
      place = freeWork
      freeWork = works[place].next
      work.token = works[place].token
      works[place] = work
    } else {
      place = works.append(work)
    }
    if work.next >= 0 { works[work.next].previous = place }
    agents[agent].firstWork = place
    agents[agent].works += 1
    effects.append(
      .beginWork(
        WorkHandle(raw: place), AgentHandle(raw: agent), after: ContactHandle(raw: contact)))
    guard agents[agent].afterContactWork > 0 else { return }
    effects.append(
      .startTimer(
        RoutingTimer(kind: .work, owner: place, token: work.token),
        at: Timestamp(nanoseconds: now + agents[agent].afterContactWork)))
  }

  mutating func endWork(_ work: Int32, _ effects: inout RoutingEffects) {
    guard work >= 0, work < works.count, works[work].isOpen else { return }
    let state = works[work]
    let agent = state.agent
    if state.previous >= 0 {
      works[state.previous].next = state.next
    } else {
      agents[agent].firstWork = state.next
    }
    if state.next >= 0 { works[state.next].previous = state.previous }
    works[work].isOpen = false
    works[work].token &+= 1
    works[work].next = freeWork
    freeWork = work
    totals[state.queue].afterContactWorkTime += Int128(now - state.began)
    agents[agent].works -= 1
    loads[agent * RoutingChannel.count + Int32(state.channel)] -= 1
    effects.append(.endWork(WorkHandle(raw: work), AgentHandle(raw: agent)))
    restartIdle(agent)
    refresh(agent)
    match(agent, &effects)
  }
}
