import ContactCenter
import FlowEngine

// In which order contacts wait, and how they change queues (reference, section 2.5).
extension World {
  /// How often a contact may be moved from queue to queue (reference, section 9).
  static var queueMoveLimit: Int { 11 }

  /// Puts the contact where it belongs among those that wait; its place, from 1.
  ///
  /// A lower priority number goes first; of the same priority who has waited longer, the adjustment counted in; then who
  /// came first.
  mutating func lineUp(_ contact: Int, in queue: QueueIndex) -> Int {
    let count = state.queues[queue.index].waiting.count
    var place = count
    while place > 0, goesBefore(contact, state.queues[queue.index].waiting[place - 1]) { place -= 1 }
    if place == count {
      state.queues[queue.index].waiting.append(contact)
    } else {
      state.queues[queue.index].isByArrival = false
      state.queues[queue.index].waiting.insert(contact, at: place)
    }
    return place + 1
  }

  private func goesBefore(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (state.contacts[one].priority, state.contacts[other].priority)
    if first != second { return first < second }
    return arrival(one) < arrival(other)
  }

  /// When the contact counts as having come.
  private func arrival(_ contact: Int) -> Timestamp {
    let came = state.contacts[contact].queuedAt ?? state.now
    return came - .seconds(Int64(state.contacts[contact].ageAdjustment))
  }

  /// When the one who has waited longest came; nil when nobody waits.
  func oldest(in queue: QueueIndex) -> Timestamp? {
    let waiting = state.queues[queue.index].waiting
    guard !state.queues[queue.index].isByArrival else {
      return waiting.first.flatMap { state.contacts[$0].queuedAt }
    }
    return waiting.compactMap { state.contacts[$0].queuedAt }.min()
  }

  /// Sets the contact's priority (0 leaves it) and adds to its age; one that waits takes its new place at once, or after
  /// the delay of the service rules.
  mutating func setRouting(_ contact: Int, priority: Int32, age: Int32) {
    guard program.rules.routingChangeDelay > 0, case .queued = state.contacts[contact].stage else {
      return changeRouting(contact, priority: priority, age: age)
    }
    if priority > 0 { state.contacts[contact].laterPriority = priority }
    state.contacts[contact].laterAge = Self.sum(state.contacts[contact].laterAge, age)
    if !state.contacts[contact].timers.runs(.routingChange) {
      startTimer(.routingChange, after: .seconds(Int64(program.rules.routingChangeDelay)), contact)
    }
  }

  /// A change that still waits counts from the next queue on.
  mutating func settleRouting(_ contact: Int) {
    guard state.contacts[contact].laterPriority != 0 || state.contacts[contact].laterAge != 0 else { return }
    cancelTimer(.routingChange, contact)
    routingChangeIsDue(contact)
  }

  /// The delay is over.
  mutating func routingChangeIsDue(_ contact: Int) {
    let (priority, age) = (state.contacts[contact].laterPriority, state.contacts[contact].laterAge)
    state.contacts[contact].laterPriority = 0
    state.contacts[contact].laterAge = 0
    changeRouting(contact, priority: priority, age: age)
  }

  private static func sum(_ first: Int32, _ second: Int32) -> Int32 {
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? (second < 0 ? .min : .max) : sum
  }

  private mutating func changeRouting(_ contact: Int, priority: Int32, age: Int32) {
    if priority > 0 { state.contacts[contact].priority = priority }
    state.contacts[contact].ageAdjustment = Self.sum(state.contacts[contact].ageAdjustment, age)
    switch state.contacts[contact].stage {
    case .queued(let queue), .agentWhisper(let queue):
      leaveQueue(contact, queue)
      let place = lineUp(contact, in: queue)
      let name = program.queues[queue.index].name
      record(.queue, "place \(place)", contact, .queue(name: name))
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      break
    }
  }

  /// Takes a contact that waits out of its queue for another one, as a new segment of it; it stays where it is when the
  /// other queue is full.
  mutating func move(_ contact: Int, to wanted: QueueIndex, _ side: Side) -> QueueAnswer {
    guard side == .customer, case .queued(let old) = state.contacts[contact].stage,
      state.contacts[contact].queueMoves < Self.queueMoveLimit
    else { return .refused }
    var queue = wanted
    if state.conditions.hasOverrides, let answer = overrideQueue(&queue, .move, contact, side) {
      return answer
    }
    if isFull(queue) { return .atCapacity }
    leaveQueue(contact, old)
    state.contacts[contact].queueMoves += 1
    state.contacts[contact].stage = .inFlow
    withdrawOffer(of: contact)
    state.contactCount += 1
    let id = ContactID(serial: state.contactCount, seed: state.seed)
    let (program, target) = (program, queue)
    change(contact, side) {
      $0.setTargetQueue(target, program)
      $0.beginSegment(id: id, by: .queueTransfer, program)
    }
    return .entered
  }

  /// The agent to whom the contact was offered is free again.
  mutating func withdrawOffer(of contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    state.contacts[contact].agent = nil
    cancelTimer(.agentAnswers, contact)
    release(agent)
  }
}
