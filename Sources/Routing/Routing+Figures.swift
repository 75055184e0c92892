import ContactCenter

// What can be asked at any moment, without changing anything.
extension Routing {
  public func stage(of contact: ContactHandle) -> ContactStage {
    isKnown(contact.raw) ? contacts[contact.raw].stage : .none
  }

  /// The agent to whom a contact is offered, or who has it.
  public func agent(of contact: ContactHandle) -> AgentHandle? {
    guard isKnown(contact.raw), contacts[contact.raw].agent >= 0 else { return nil }
    return AgentHandle(raw: contacts[contact.raw].agent)
  }

  /// The queue in which a contact is, or from which it came to its agent.
  public func queue(of contact: ContactHandle) -> QueueHandle? {
    stage(of: contact) == .none ? nil : QueueHandle(raw: contacts[contact.raw].queue)
  }

  public func status(of agent: AgentHandle) -> AgentStatus { agents[agent.raw].status }

  /// Since when the agent has been in the status, or of those of one's own, in the one that was chosen.
  public func statusBegan(of agent: AgentHandle) -> Timestamp {
    Timestamp(nanoseconds: agents[agent.raw].statusSince)
  }

  /// The state that an agent chose, whatever the agent does until it holds.
  public func choice(of agent: AgentHandle) -> AgentStateHandle {
    AgentStateHandle(raw: agents[agent.raw].chosen)
  }

  /// How long an agent has been in a status, all times taken together.
  public func time(of agent: AgentHandle, in status: AgentStatus, at moment: Timestamp) -> Milliseconds {
    Milliseconds(nanoseconds(of: agent.raw, in: status, at: moment) / 1_000_000)
  }

  private func nanoseconds(of agent: Int32, in status: AgentStatus, at moment: Timestamp) -> Int64 {
    let now = agents[agent].status == status ? moment.nanoseconds - agents[agent].statusSince : 0
    return times[agent * AgentStatus.count + Int32(status.rawValue)] + now
  }

  /// The contact that rings at an agent, or is kept for the agent while its customer is called.
  public func offer(to agent: AgentHandle) -> ContactHandle? {
    agents[agent.raw].offer < 0 ? nil : ContactHandle(raw: agents[agent.raw].offer)
  }

  /// The contact that an agent has accepted last, of those that are not over; nil for none.
  public func newestContact(of agent: AgentHandle) -> ContactHandle? {
    let newest = agents[agent.raw].firstMate
    return newest < 0 ? nil : ContactHandle(raw: newest)
  }

  /// The contacts that an agent has accepted, the newest first.
  public func contacts(of agent: AgentHandle) -> [ContactHandle] {
    var found: [ContactHandle] = []
    var contact = agents[agent.raw].firstMate
    while contact >= 0 {
      found.append(ContactHandle(raw: contact))
      contact = contacts[contact].nextMate
    }
    return found
  }

  /// The work after contacts that an agent has to do, the newest first.
  public func works(of agent: AgentHandle) -> [WorkHandle] {
    var found: [WorkHandle] = []
    var work = agents[agent.raw].firstWork
    while work >= 0 {
      found.append(WorkHandle(raw: work))
      work = works[work].next
    }
    return found
  }

  /// The contacts in a queue, in the order in which an agent who can take all of them is offered them.
  public func contacts(in queue: QueueHandle) -> [ContactHandle] {
    var found: [Int32] = []
    for channel in 0..<RoutingChannel.count {
      var contact = arrivals[queue.raw * RoutingChannel.count + channel].oldest
      while contact >= 0 {
        found.append(contact)
        contact = contacts[contact].younger
      }
    }
    return found.sorted(by: waiting.isBefore).map { ContactHandle(raw: $0) }
  }

  /// Whether a queue has room for one more contact.
  ///
  /// Mutating, though it changes nothing: the value would be copied with every call.
  public mutating func hasRoom(_ queue: QueueHandle) -> Bool { !isFull(queue.raw) }

  /// A contact's place among those in its queue, from 1; nil for one that is in none.
  ///
  /// Takes time in proportion to how many are there.
  public func place(of contact: ContactHandle) -> Int? {
    guard stage(of: contact).isInQueue else { return nil }
    var place = 1
    for channel in RoutingChannel.allCases {
      var other = arrivals[contacts[contact.raw].queue * RoutingChannel.count + Int32(channel.rawValue)]
        .oldest
      while other >= 0 {
        if waiting.isBefore(other, contact.raw) { place += 1 }
        other = contacts[other].younger
      }
    }
    return place
  }

  /// The figures of a queue at a moment, as the service names them.
  ///
  /// - Parameter channel: of whose contacts; nil for all.
  public func figures(of queue: QueueHandle, by channel: RoutingChannel? = nil, at moment: Timestamp)
    -> LiveFigures
  {
    var count: Int32 = 0
    var oldest: Int64?
    for candidate in RoutingChannel.allCases where channel == nil || channel == candidate {
      let arrivals = arrivals[queue.raw * RoutingChannel.count + Int32(candidate.rawValue)]
      count += arrivals.count
      if arrivals.oldest >= 0 { oldest = min(oldest ?? .max, contacts[arrivals.oldest].entered) }
    }
    return LiveFigures(
      contactsInQueue: Int(count), oldestContactAge: oldest.map { moment - Timestamp(nanoseconds: $0) },
      agents: agentCounts(of: queue))
  }

  /// How many of the agents who serve a queue do what.
  public func agentCounts(of queue: QueueHandle) -> AgentCounts {
    var result = AgentCounts()
    let state = queues[queue.raw]
    if state.owner >= 0 {
      result.add(1, agents[state.owner].status)
      return result
    }
    for place in state.firstServer..<state.endServer {
      let first = tables.servers[place].group * AgentStatus.count
      for status in AgentStatus.allCases {
        result.add(Int(counts[first + Int32(status.rawValue)]), status)
      }
    }
    return result
  }

  /// What a queue has counted since the beginning.
  public func totals(of queue: QueueHandle) -> QueueTotals { totals[queue.raw] }

  /// How many of a thousand nanoseconds that the queue's agents were there for contacts they had one, or work after one; nil
  /// when none was there. (The service's occupancy.)
  public func occupancyPerMille(of queue: QueueHandle, at moment: Timestamp) -> Int? {
    let state = queues[queue.raw]
    var (busy, idle): (Int128, Int128) = (0, 0)
    for agent in 0..<Int32(agents.count) where serves(agent, queue.raw, state) {
      for status in [AgentStatus.busy, .afterContactWork] {
        busy += Int128(nanoseconds(of: agent, in: status, at: moment))
      }
      for status in [AgentStatus.available, .pending] {
        idle += Int128(nanoseconds(of: agent, in: status, at: moment))
      }
    }
    return busy + idle == 0 ? nil : Int((busy * 1000 + (busy + idle) / 2) / (busy + idle))
  }

  private func serves(_ agent: Int32, _ queue: Int32, _ state: QueueState) -> Bool {
    if state.owner >= 0 { return state.owner == agent }
    return (state.firstServer..<state.endServer).contains { tables.servers[$0].group == agents[agent].group }
  }
}
