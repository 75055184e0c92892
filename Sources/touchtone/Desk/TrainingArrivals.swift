import ContactCenter
import Scenarios
import Traffic
import World

/// Who calls a desk, and when: scenarios in a seeded order, one after the other or at random moments.
///
/// Nobody calls who is in a contact already: what that call presumes of its caller would undo what the agent does.
struct TrainingArrivals {
  private let calls: [TrainingCall]
  private var bits: RandomBits
  /// Between two calls, in nanoseconds; nil where the next one comes when the desk is free.
  private let gaps: ExponentialDeviate?
  /// Those of this round that have not called yet.
  private var round: [Int] = []
  private var next: Timestamp?
  /// Who called last.
  private var last: Int?
  /// Who calls again as soon as it can be.
  private var wanted: Int?
  /// By contact, whose call it is.
  private var places: [Int: Int] = [:]

  /// How long a free desk waits for the next caller.
  static let breath = Milliseconds.seconds(4)

  /// - Parameter callsPerHour: nil for the next call as soon as the desk is free.
  init(_ calls: [TrainingCall], seed: UInt64, callsPerHour: Int?, from start: Timestamp) {
    self.calls = calls
    bits = RandomBits(seed: seed)
    gaps = callsPerHour.map { ExponentialDeviate(mean: 3_600_000_000_000 / Double($0)) }
    next = start + Self.breath
  }

  // MARK: Who is in which contact

  /// The call that was taken last has come in as a contact.
  mutating func came(as contact: Int) { places[contact] = last }

  /// Whoever made a call is called back by a contact.
  mutating func isCalledBack(by contact: Int, after call: Int) { places[contact] = places[call] }

  /// The call that a contact is, or that is returned by it; nil for a contact that nobody of these has made.
  func call(of contact: Int) -> TrainingCall? { places[contact].map { calls[$0] } }

  private func isOf(_ place: Int, _ contact: Int, _ world: borrowing World) -> Bool {
    if places[contact] == place { return true }
    guard let number = calls[place].call.caller.number else { return false }
    return world.state.contacts[contact].caller.number == number
  }

  /// True while a contact of the caller waits, rings, or is with an agent.
  private func isOnTheLine(_ place: Int, _ world: borrowing World) -> Bool {
    for contact in world.state.contacts.indices where !world.state.contacts[contact].isEnded {
      if isOf(place, contact, world) { return true }
    }
    return false
  }

  /// True also while an agent still works on a contact of the caller.
  private func isInContact(_ place: Int, _ world: borrowing World) -> Bool {
    if isOnTheLine(place, world) { return true }
    for agent in 0..<world.agentCount {
      if let work = world.work(ofAgent: agent), isOf(place, world.contact(ofWork: work), world) {
        return true
      }
    }
    return false
  }

  // MARK: Calls

  /// True while somebody who called may still come to an agent: is in the menu, or waits in a queue that the agent serves. Who
  /// speaks with a colleague comes no more, nor is waited for who asked to be called back.
  func hasCaller(onWayTo agent: Int, in world: borrowing World) -> Bool {
    let plan = world.center.plan
    let served = plan.profiles[plan.agents[agent].profile].queues
    for contact in world.state.contacts.indices where places[contact] != nil {
      guard world.state.contacts[contact].created?.kind != .callback else { continue }
      switch world.state.contacts[contact].stage {
      case .inFlow: return true
      case .queued(let queue):
        let place = world.center.handle(of: queue).index
        if served.contains(where: { $0.queue == place }) { return true }
      case .agentWhisper, .customerWhisper, .outboundWhisper, .dialing, .joined, .disconnectFlow,
        .withThirdParty, .scheduled, .ended:
        break
      }
    }
    return false
  }

  /// When the next call comes; nil while the desk is busy with one.
  func nextDue(_ world: borrowing World, hasCallers: Bool) -> Timestamp? {
    guard !calls.isEmpty, gaps != nil || !hasCallers else { return nil }
    if let wanted, !isInContact(wanted, world) { return world.state.now }
    return next
  }

  /// The call that comes now; nil for none.
  mutating func take(_ world: borrowing World, hasCallers: Bool) -> TrainingCall? {
    let now = world.state.now
    if gaps == nil, hasCallers {
      // The next one comes a moment after this one has gone.
      next = now + Self.breath
      return nil
    }
    guard let due = nextDue(world, hasCallers: hasCallers), due <= now else { return nil }
    if let wanted, !isInContact(wanted, world) {
      self.wanted = nil
      if gaps == nil { next = now + Self.breath }
      last = wanted
      return calls[wanted]
    }
    if let gaps {
      next = Timestamp(nanoseconds: now.nanoseconds + gaps.next(&bits))
    } else {
      next = now + Self.breath
    }
    guard let caller = choose(world) else { return nil }
    last = caller
    return calls[caller]
  }

  /// Somebody of this round who is in no contact, else of all; nil where everybody is in one.
  private mutating func choose(_ world: borrowing World) -> Int? {
    if round.isEmpty { round = Array(calls.indices) }
    var free: [Int] = []
    for place in round where !isInContact(place, world) { free.append(place) }
    if free.isEmpty {
      for place in calls.indices where !isInContact(place, world) { free.append(place) }
    }
    guard !free.isEmpty else { return nil }
    let caller = free[bits.next(below: UInt64(free.count))]
    round.removeAll { $0 == caller }
    return caller
  }

  /// What comes of the wish that somebody calls again.
  enum Again {
    case comes
    /// That one is on the line still.
    case isOnTheLine
    case nobodyHasCalled
  }

  /// Whoever is in that contact calls once more, at once, or as soon as the desk and the work after that contact are over.
  ///
  /// - Parameter contact: nil, or one that nobody of these has made, for whoever called last.
  mutating func again(_ contact: Int?, in world: borrowing World) -> Again {
    guard let place = contact.flatMap({ places[$0] }) ?? last else { return .nobodyHasCalled }
    guard !isOnTheLine(place, world) else { return .isOnTheLine }
    wanted = place
    return .comes
  }
}
