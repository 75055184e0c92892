import ContactCenter
import FlowEngine
import Routing

// Contacts come into queues, change their places and leave (reference, section 2.5).
extension World {
  /// How often a contact may be moved from queue to queue (reference, section 9).
  static var queueMoveLimit: Int32 { Int32(RoutingPlan.transferLimit) }

  /// Puts the contact into the queue, if it has room.
  ///
  /// Refused when it waits in a queue already, or is with an agent.
  mutating func enter(_ queue: QueueIndex, _ contact: Int, _ side: Side) -> QueueAnswer {
    let isTransfer = state.contacts[contact].transfer != nil && side == mainSide(contact)
    guard side == .customer || isTransfer else {
      return refuse("a flow that an agent hears transfers nobody to a queue", contact, side)
    }
    switch state.contacts[contact].stage {
    case .inFlow, .disconnectFlow: break
    case .joined where isTransfer: break
    case .queued, .agentWhisper, .customerWhisper, .joined, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      return refuse("the contact waits in a queue already, or is with an agent", contact, side)
    }
    var queue = queue
    if state.conditions.hasOverrides, let answer = overrideQueue(&queue, .transfer, contact, side) {
      return answer
    }
    guard isFull(queue) else { return .entered }
    notice(.turnedAway, contact)
    return .atCapacity
  }

  /// Says why the contact may not come into a queue.
  @inline(never) private mutating func refuse(
    _ why: @autoclosure () -> String, _ contact: Int, _ side: Side
  ) -> QueueAnswer {
    record(.note, why(), contact, side: side)
    return .refused
  }

  /// Mutating, though it changes nothing: routing would be copied with every call.
  @inline(__always) mutating func isFull(_ queue: QueueIndex) -> Bool {
    switch state.conditions.setting(of: queue) {
    case .full: true
    case .empty: false
    case .asItIs: !state.routing.hasRoom(center.handle(of: queue))
    }
  }

  /// The flow has put the contact into its target queue, which has room for it.
  mutating func joinQueue(_ contact: Int) {
    guard let queue = state.contacts[contact].contact.targetQueue else { return }
    if program.rules.routingChangeDelay > 0 { settleRouting(contact) }
    // Who is put into a queue once the agent has left is another contact there (reference, section 4).
    if state.contacts[contact].stage == .disconnectFlow { beginSegment(contact, by: .disconnect) }
    let entry = QueueEntry(
      ContactHandle(contact), in: center.handle(of: queue),
      channel: state.contacts[contact].contact.channel.routing,
      priority: state.contacts[contact].priority, ageAdjustment: state.contacts[contact].ageAdjustment,
      transfers: state.contacts[contact].queueMoves, criteria: state.contacts[contact].criteria,
      isAdmitted: true)
    if isToBeDialed(contact) { requestCallback(entry, contact) } else { route(.contactQueued(entry)) }
  }

  /// The contact waits from now on; the flow of one that was moved from another queue goes on.
  mutating func entered(_ contact: Int, _ queue: QueueIndex) {
    let isCallback = isToBeDialed(contact)
    let isMoved = if case .queued = state.contacts[contact].stage { true } else { false }
    if isCallback, (state.contacts[contact].created?.calls ?? 0) > 0 {
      record(.note, "the callback is tried again", contact)
    }
    state.contacts[contact].stage = .queued(queue)
    state.contacts[contact].transfer = nil
    let since = isCallback ? callbackWaitsSince(contact) : state.now
    state.contacts[contact].queuedAt = since
    keep(contact) {
      $0.queue = queue
      $0.queuedAt = since
      $0.dequeuedAt = nil
    }
    state.contacts[contact].actionsBeforeQueue = state.contacts[contact].contact.actionCount
    state.contacts[contact].contact.emptyTypeAhead()
    if observer.isOn { tellQueue(queue, contact) }
    notice(.entered(queue), contact)
    if isCallback {
      if state.contacts[contact].contact.execution.flow != nil { stopFlows(contact) }
    } else if !isMoved {
      start(.customerQueue, standard: center.defaultQueueFlow, contact, .customer)
    }
  }

  @inline(never) private mutating func tellQueue(_ queue: QueueIndex, _ contact: Int) {
    let name = state.contacts[contact].contact.name(of: queue, program)
    let place = place(of: contact, in: queue) ?? 1
    record(.queue, "entered queue \(name), place \(place)", contact, .queue(name: name))
  }

  /// The contact does not wait. Whether there is room, and a move left, was asked before.
  mutating func refused(_ contact: Int, _ why: QueueRefusal) {
    switch why {
    case .merged: end(contact, .merged)
    case .atCapacity, .alreadyRouted, .tooManyTransfers:
      preconditionFailure("contact \(contact) was to wait, and may not: \(why)")
    }
  }

  /// Takes a contact that waits out of its queue for another one, as a new segment of it; it stays where it is when the
  /// other queue is full. Nil where an agent took it at once, so that its flow is over.
  mutating func move(_ contact: Int, to wanted: QueueIndex, _ side: Side) -> QueueAnswer? {
    guard side == .customer, case .queued = state.contacts[contact].stage else {
      return refuse("the contact waits in no queue to be moved from", contact, side)
    }
    guard state.contacts[contact].queueMoves < Self.queueMoveLimit else {
      return refuse(
        "the contact was moved from queue to queue \(Self.queueMoveLimit) times, the most", contact, side)
    }
    var queue = wanted
    if state.conditions.hasOverrides, let answer = overrideQueue(&queue, .move, contact, side) {
      return answer
    }
    if isFull(queue) { return .atCapacity }
    state.contacts[contact].queueMoves += 1
    beginSegment(contact, by: .queueTransfer)
    let (program, target) = (program, queue)
    change(contact, side) { $0.setTargetQueue(target, program) }
    if program.rules.routingChangeDelay > 0 { settleRouting(contact) }
    route(.contactMoved(ContactHandle(contact), to: center.handle(of: queue), isAdmitted: true))
    return waitsStill(contact) ? .entered : nil
  }

  /// True while a contact that waited is in a queue, or its agent hears the whisper, so that its queue flow goes on.
  func waitsStill(_ contact: Int) -> Bool {
    switch state.contacts[contact].stage {
    case .queued, .agentWhisper: true
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      false
    }
  }

  // MARK: Priority and age

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
  private mutating func settleRouting(_ contact: Int) {
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
    route(.behaviorChanged(ContactHandle(contact), priority: priority, age: age))
    switch state.contacts[contact].stage {
    case .queued(let queue), .agentWhisper(let queue):
      let name = state.contacts[contact].contact.name(of: queue, program)
      let place = observer.isOn ? place(of: contact, in: queue) ?? 1 : 1
      record(.queue, "place \(place)", contact, .queue(name: name))
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      break
    }
  }
}
