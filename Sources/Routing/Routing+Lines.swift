import ContactCenter

// Waiting contacts that are alike for agents stand in one line; what stands in its way are delays and criteria.
extension Routing {
  /// Offers a contact of a queue to the agent who has been available longest, or lets it wait.
  mutating func seek(_ contact: Int32, _ effects: inout RoutingEffects) {
    let agent = longestAvailable(for: contact)
    if agent >= 0 { offer(contact, to: agent, &effects) } else { standInLine(contact) }
  }

  /// The agent who has been available longest of those who may take the contact; negative where there is none.
  ///
  /// Mutating, as others here that change nothing, so that the value is lent: it would be copied with every call.
  mutating func longestAvailable(for contact: Int32) -> Int32 {
    let channel = contacts[contact].channel
    let queue = queues[contacts[contact].queue]
    if queue.owner >= 0 { return agents[queue.owner].routable & 1 << channel == 0 ? -1 : queue.owner }
    var best: Int32 = -1
    var place = queue.firstServer
    while place < queue.endServer {
      let server = tables.servers[place]
      place += 1
      let node = longest[server.group * RoutingChannel.count + Int32(channel)]
      if node >= 0, server.channels & 1 << channel != 0, server.delay <= contacts[contact].waited,
        criteria.isMet(contacts[contact].expression, by: server.group),
        best < 0 || available.isBefore(node, best)
      {
        best = node
      }
    }
    return best < 0 ? -1 : best / RoutingChannel.count
  }

  @inline(__always) mutating func standInLine(_ contact: Int32) {
    let line = self.line(for: contact)
    contacts[contact].stage = .waiting
    contacts[contact].line = line
    waiting.insert(contact, into: &lines[line].root)
  }

  @inline(__always) mutating func leaveLine(_ contact: Int32) {
    let line = contacts[contact].line
    waiting.remove(contact, from: &lines[line].root)
    contacts[contact].line = -1
    // Of plain lines there are few; they stay.
    if lines[line].root < 0, lines[line].waited > 0 || lines[line].expression >= 0 { free(line) }
  }

  @inline(__always) private mutating func line(for contact: Int32) -> Int32 {
    var line = queues[contacts[contact].queue].firstLine
    while line >= 0 {
      if lines[line].waited == contacts[contact].waited,
        lines[line].expression == contacts[contact].expression,
        lines[line].channel == contacts[contact].channel
      {
        return line
      }
      line = lines[line].next
    }
    return makeLine(for: contact)
  }

  @inline(never) private mutating func makeLine(for contact: Int32) -> Int32 {
    let state = contacts[contact]
    var line = Line(
      queue: state.queue, expression: state.expression, waited: state.waited, channel: state.channel)
    line.next = queues[state.queue].firstLine
    let place: Int32
    if freeLine >= 0 {
      place = freeLine
      freeLine = lines[place].next
      lines[place] = line
    } else {
      place = lines.append(line)
    }
    if line.next >= 0 { lines[line.next].previous = place }
    queues[state.queue].firstLine = place
    return place
  }

  private mutating func free(_ line: Int32) {
    let state = lines[line]
    if state.previous >= 0 {
      lines[state.previous].next = state.next
    } else {
      queues[state.queue].firstLine = state.next
    }
    if state.next >= 0 { lines[state.next].previous = state.previous }
    lines[line].next = freeLine
    freeLine = line
  }

  /// The contact that an agent is to be offered: of the agent's own queue, then of the queues that the routing profile puts
  /// first; among these by priority and age. Negative where none waits for the agent.
  mutating func nextContact(for agent: Int32) -> Int32 {
    let group = agents[agent].group
    let channels = agents[agent].routable
    let own = queues[standardQueues + agent].firstLine
    if own >= 0 {
      let contact = firstContact(from: own, channels, delay: 0, of: -1, before: -1)
      if contact >= 0 { return contact }
    }
    var best: Int32 = -1
    var bestPriority: Int32 = 0
    var place = tables.groups[group].firstServed
    let end = tables.groups[group].endServed
    while place < end {
      let served = tables.served[place]
      place += 1
      if best >= 0, served.priority != bestPriority { break }
      let first = queues[served.queue].firstLine
      if first < 0 { continue }
      best = firstContact(
        from: first, channels & served.channels, delay: served.delay, of: group, before: best)
      bestPriority = served.priority
    }
    return best
  }

  /// The first contact of a queue's lines that agents of a group may take.
  ///
  /// - Parameters:
  ///   - group: negative for the owner of the queue, of whom nothing is asked.
  ///   - best: what is found goes before this one; negative for none.
  @inline(__always) private mutating func firstContact(
    from line: Int32, _ channels: UInt8, delay: Int64, of group: Int32, before best: Int32
  ) -> Int32 {
    var (line, best) = (line, best)
    while line >= 0 {
      let root = lines[line].root
      if root >= 0, channels & 1 << lines[line].channel != 0, delay <= lines[line].waited,
        group < 0 || criteria.isMet(lines[line].expression, by: group),
        best < 0 || waiting.isBefore(root, best)
      {
        best = root
      }
      line = lines[line].next
    }
    return best
  }

  /// Offers contacts to an agent, as many as the agent may be offered.
  mutating func match(_ agent: Int32, _ effects: inout RoutingEffects) {
    while agents[agent].routable != 0 {
      let contact = nextContact(for: agent)
      if contact < 0 { return }
      leaveLine(contact)
      offer(contact, to: agent, &effects)
    }
  }

  // MARK: Delays

  /// Starts the timer for the next delay of a routing profile that the contact has to wait through, where there is one.
  mutating func startDelay(_ contact: Int32, _ effects: inout RoutingEffects) {
    let delay = nextDelay(contact)
    guard delay > 0 else { return }
    let token = nextToken(contact)
    contacts[contact].delayToken = token
    effects.append(
      .startTimer(
        RoutingTimer(kind: .delay, owner: contact, token: token),
        at: Timestamp(nanoseconds: contacts[contact].entered + delay)))
  }

  private mutating func nextDelay(_ contact: Int32) -> Int64 {
    let queue = queues[contacts[contact].queue]
    var next: Int64 = 0
    var place = queue.firstServer
    while place < queue.endServer {
      let delay = tables.servers[place].delay
      if delay > contacts[contact].waited, next == 0 || delay < next { next = delay }
      place += 1
    }
    return next
  }

  mutating func endDelay(_ contact: Int32, _ effects: inout RoutingEffects) {
    contacts[contact].delayToken = 0
    let isInLine = contacts[contact].stage == .waiting
    if isInLine { leaveLine(contact) }
    contacts[contact].waited = nextDelay(contact)
    startDelay(contact, &effects)
    if isInLine { seek(contact, &effects) }
  }

  // MARK: Criteria

  mutating func begin(step: Int32, _ contact: Int32, _ effects: inout RoutingEffects) {
    // For an agent's own queue nothing is asked of the agent.
    guard queues[contacts[contact].queue].owner < 0 else { return }
    let steps = criteria.steps[Int(contacts[contact].criteria)]
    contacts[contact].step = step
    contacts[contact].stepToken = 0
    guard step < steps.count else {
      contacts[contact].expression = -1
      return
    }
    contacts[contact].expression = steps[Int(step)].expression
    guard steps[Int(step)].expiry >= 0 else { return }
    let token = nextToken(contact)
    contacts[contact].stepToken = token
    effects.append(
      .startTimer(
        RoutingTimer(kind: .step, owner: contact, token: token),
        at: Timestamp(nanoseconds: now + steps[Int(step)].expiry)))
  }

  mutating func endStep(_ contact: Int32, _ effects: inout RoutingEffects) {
    let step = contacts[contact].step + 1
    effects.append(.advanceStep(ContactHandle(raw: contact), to: step))
    let isInLine = contacts[contact].stage == .waiting
    if isInLine { leaveLine(contact) }
    begin(step: step, contact, &effects)
    if isInLine { seek(contact, &effects) }
  }

  mutating func changeCriteria(
    _ contact: Int32, _ criteria: CriteriaHandle?, _ effects: inout RoutingEffects
  ) {
    guard isKnown(contact), contacts[contact].stage != .none else { return }
    contacts[contact].criteria = criteria?.raw ?? -1
    guard contacts[contact].stage.isInQueue else { return }
    let isInLine = contacts[contact].stage == .waiting
    if isInLine { leaveLine(contact) }
    contacts[contact].stepToken = 0
    contacts[contact].expression = -1
    if criteria != nil { begin(step: 0, contact, &effects) }
    if isInLine { seek(contact, &effects) }
  }
}
