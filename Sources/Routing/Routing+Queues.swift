import ContactCenter

// Contacts in queues: coming, changing place, going.
extension Routing {
  mutating func queue(_ entry: QueueEntry, _ effects: inout RoutingEffects) {
    let contact = entry.contact.raw
    makeKnown(contact)
    if let refusal = refusal(entry) { return effects.append(.refuse(entry.contact, refusal)) }
    if !entry.isAdmitted, isFull(entry.queue.raw) {
      return effects.append(.refuse(entry.contact, .atCapacity))
    }
    set(contact, entry)
    enter(contact, &effects)
  }

  @inline(__always) mutating func refusal(_ entry: QueueEntry) -> QueueRefusal? {
    precondition(entry.queue.index >= 0 && entry.queue.index < queues.count, "queue \(entry.queue.raw)")
    if contacts[entry.contact.raw].stage != .none { return .alreadyRouted }
    return entry.transfers > RoutingPlan.transferLimit ? .tooManyTransfers : nil
  }

  @inline(__always) mutating func isFull(_ queue: Int32) -> Bool {
    let state = queues[queue]
    return state.capacity >= 0 && state.contacts >= state.capacity
  }

  @inline(__always) mutating func makeKnown(_ contact: Int32) {
    if !isKnown(contact) { makeRoom(for: contact) }
  }

  @inline(never) private mutating func makeRoom(for contact: Int32) {
    precondition(contact >= 0, "contact \(contact)")
    while contact >= contacts.count {
      _ = contacts.append(ContactState())
      _ = waiting.nodes.append(Ranking.Node())
    }
  }

  @inline(__always) mutating func set(_ contact: Int32, _ entry: QueueEntry) {
    var state = ContactState()
    state.tokens = contacts[contact].tokens
    state.channel = entry.channel.rawValue
    state.priority = entry.priority
    state.adjustment = entry.ageAdjustment
    state.transfers = entry.transfers
    state.queue = entry.queue.raw
    state.criteria = entry.criteria?.raw ?? -1
    contacts[contact] = state
  }

  /// The contact waits from now on in the queue that it knows.
  mutating func enter(_ contact: Int32, _ effects: inout RoutingEffects) {
    let queue = contacts[contact].queue
    contacts[contact].entered = now
    contacts[contact].waited = 0
    entries += 1
    waiting.nodes[contact].number = entries
    setRank(contact)
    arrive(contact)
    totals[queue].queued += 1
    effects.append(.enter(ContactHandle(raw: contact), QueueHandle(raw: queue)))
    if contacts[contact].criteria >= 0 { begin(step: 0, contact, &effects) }
    startDelay(contact, &effects)
    seek(contact, &effects)
  }

  /// The place among those that wait: a lower priority number first, then who counts as older.
  @inline(__always) mutating func setRank(_ contact: Int32) {
    waiting.nodes[contact].rank = contacts[contact].priority
    var since = contacts[contact].entered
    let callback = contacts[contact].callback
    if callback >= 0, callbacks[callback].waitsSince >= 0 { since = callbacks[callback].waitsSince }
    waiting.nodes[contact].since = since - Int64(contacts[contact].adjustment) * 1_000_000_000
  }

  /// Counts the contact as the youngest of its queue.
  @inline(__always) mutating func arrive(_ contact: Int32) {
    let queue = contacts[contact].queue
    let place = queue * RoutingChannel.count + Int32(contacts[contact].channel)
    let youngest = arrivals[place].youngest
    contacts[contact].older = youngest
    contacts[contact].younger = -1
    if youngest >= 0 { contacts[youngest].younger = contact } else { arrivals[place].oldest = contact }
    arrivals[place].youngest = contact
    arrivals[place].count += 1
    queues[queue].contacts += 1
  }

  /// Counts the contact among those in the queue no more. It stands in no line.
  @inline(__always) mutating func leaveQueue(_ contact: Int32) {
    let (queue, older, younger) = (
      contacts[contact].queue, contacts[contact].older, contacts[contact].younger
    )
    let place = queue * RoutingChannel.count + Int32(contacts[contact].channel)
    if older >= 0 { contacts[older].younger = younger } else { arrivals[place].oldest = younger }
    if younger >= 0 { contacts[younger].older = older } else { arrivals[place].youngest = older }
    arrivals[place].count -= 1
    queues[queue].contacts -= 1
    contacts[contact].delayToken = 0
    contacts[contact].stepToken = 0
  }

  /// The contact leaves the queue for the agent who has accepted it. Of a callback nobody was waiting on the line.
  mutating func leaveForAgent(_ contact: Int32) {
    let queue = contacts[contact].queue
    let wait = now - contacts[contact].entered
    leaveQueue(contact)
    if contacts[contact].callback >= 0 { return }
    totals[queue].answered += 1
    totals[queue].answerTime += Int128(wait)
    if wait <= settings.serviceLevel.count * 1_000_000 { totals[queue].answeredInTime += 1 }
  }

  /// - Parameter isLost: whether the contact counts as abandoned.
  @inline(__always) private mutating func leaveForGood(_ contact: Int32, isLost: Bool) {
    let queue = contacts[contact].queue
    leaveQueue(contact)
    guard isLost else {
      totals[queue].ended += 1
      return
    }
    totals[queue].abandoned += 1
    totals[queue].abandonTime += Int128(now - contacts[contact].entered)
  }

  // MARK: Changes

  /// As a new segment of the contact: it is the youngest in the other queue. It stays where it is when that is full.
  mutating func move(
    _ contact: Int32, to queue: Int32, isAdmitted: Bool, _ effects: inout RoutingEffects
  ) {
    guard isKnown(contact) else { return }
    precondition(queue >= 0 && queue < queues.count, "queue \(queue)")
    let handle = ContactHandle(raw: contact)
    let stage = contacts[contact].stage
    guard stage == .waiting || stage == .offered else { return }
    if contacts[contact].transfers >= RoutingPlan.transferLimit {
      return effects.append(.refuse(handle, .tooManyTransfers))
    }
    if !isAdmitted, isFull(queue) { return effects.append(.refuse(handle, .atCapacity)) }
    let agent = withdraw(contact, &effects)
    totals[contacts[contact].queue].transferred += 1
    leaveQueue(contact)
    contacts[contact].queue = queue
    contacts[contact].transfers += 1
    enter(contact, &effects)
    if agent >= 0 { match(agent, &effects) }
  }

  /// The contact leaves its queue and no agent has it; it counts as transferred.
  mutating func takeOut(_ contact: Int32, _ effects: inout RoutingEffects) {
    guard isKnown(contact), contacts[contact].stage.isInQueue else { return }
    totals[contacts[contact].queue].transferred += 1
    var agent = contacts[contact].agent
    if contacts[contact].stage == .accepted {
      leaveQueue(contact)
      effects.append(.release(AgentHandle(raw: agent), from: ContactHandle(raw: contact)))
      detach(contact, works: false, &effects)
    } else {
      agent = withdraw(contact, &effects)
      leaveQueue(contact)
    }
    forget(contact)
    if agent >= 0 { match(agent, &effects) }
  }

  /// Takes a contact that waits or rings out of its line or from its agent, who is given back; negative for none.
  mutating func withdraw(_ contact: Int32, _ effects: inout RoutingEffects) -> Int32 {
    let agent = contacts[contact].agent
    guard agent >= 0 else {
      leaveLine(contact)
      return -1
    }
    effects.append(.withdraw(ContactHandle(raw: contact), from: AgentHandle(raw: agent)))
    contacts[contact].agent = -1
    contacts[contact].stageToken = 0
    agents[agent].offer = -1
    refresh(agent)
    return agent
  }

  mutating func changeBehavior(_ contact: Int32, _ priority: Int32, _ age: Int32) {
    guard isKnown(contact), contacts[contact].stage != .none else { return }
    if priority > 0 { contacts[contact].priority = priority }
    let sum = contacts[contact].adjustment.addingReportingOverflow(age)
    contacts[contact].adjustment = sum.overflow ? (age < 0 ? .min : .max) : sum.partialValue
    switch contacts[contact].stage {
    case .waiting:
      let line = contacts[contact].line
      waiting.remove(contact, from: &lines[line].root)
      setRank(contact)
      waiting.insert(contact, into: &lines[line].root)
    case .offered, .accepted: setRank(contact)
    case .none, .scheduled, .dialing, .connecting, .joined: break
    }
  }

  /// The contact is over, at whatever stage.
  mutating func contactLeaves(_ contact: Int32, isLost: Bool, _ effects: inout RoutingEffects) {
    guard isKnown(contact) else { return }
    let agent = contacts[contact].agent
    switch contacts[contact].stage {
    case .none: return
    case .scheduled: break
    case .waiting:
      leaveLine(contact)
      leaveForGood(contact, isLost: isLost)
    case .offered:
      _ = withdraw(contact, &effects)
      leaveForGood(contact, isLost: isLost)
    case .dialing:
      effects.append(.withdraw(ContactHandle(raw: contact), from: AgentHandle(raw: agent)))
      freeFromDialing(contact, &effects)
    case .accepted:
      leaveForGood(contact, isLost: isLost)
      effects.append(.release(AgentHandle(raw: agent), from: ContactHandle(raw: contact)))
      detach(contact, works: false, &effects)
    case .connecting, .joined:
      effects.append(.release(AgentHandle(raw: agent), from: ContactHandle(raw: contact)))
      detach(contact, works: true, &effects)
    }
    forget(contact)
    if agent >= 0 { match(agent, &effects) }
  }

  /// The contact is over for routing, and its number free.
  @inline(__always) mutating func forget(_ contact: Int32) {
    if contacts[contact].callback >= 0 { freeCallback(of: contact) }
    contacts[contact].stage = .none
    contacts[contact].agent = -1
    contacts[contact].stageToken = 0
  }
}
