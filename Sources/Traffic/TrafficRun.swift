import ContactCenter
import Routing

/// Plays calls by chance through `Routing`: the only thing here that knows what callers do, and when.
///
/// Memory grows with how many callers are there at once, not with how many call.
public struct TrafficRun: ~Copyable {
  private enum Kind: UInt8 {
    case handled, patienceEnds
    // Timers of routing.
    case ring, delay, step, work, callback

    init(_ kind: RoutingTimer.Kind) {
      switch kind {
      case .ring: self = .ring
      case .delay: self = .delay
      case .step: self = .step
      case .work: self = .work
      case .callback: self = .callback
      }
    }

    var timer: RoutingTimer.Kind? {
      switch self {
      case .handled, .patienceEnds: nil
      case .ring: .ring
      case .delay: .delay
      case .step: .step
      case .work: .work
      case .callback: .callback
      }
    }
  }

  /// A caller who is there.
  private struct Caller: BitwiseCopyable {
    var arrived: Int64 = 0
    var batch: Int32 = 0
    var isAnswered = false
    /// Counts the callers who had this number, so that a patience that is over long since means nobody.
    var visits: UInt32 = 0
  }

  private var routing: Routing
  private var effects = RoutingEffects()
  private var events = EventQueue()
  private var bits: RandomBits
  private let gaps: ExponentialDeviate
  private let handleTimes: ExponentialDeviate
  private let patience: ExponentialDeviate?
  private let serviceLevel: Int64
  /// For each agent the queue, to pick one in proportion.
  private let queueOfShare: ContiguousArray<Int32>
  private var callers: ContiguousArray<Caller> = []
  private var freeCallers: ContiguousArray<Int32> = []
  private var batches: [TrafficBatch]
  private let batchSize: Int

  /// - Parameter batches: into how many parts, by arrival, the calls are counted.
  public init(_ model: TrafficModel, calls: Int, batches: Int = 21, seed: UInt64) {
    precondition(calls > 0 && batches > 0, "\(calls) calls in \(batches) batches")
    let profiles = model.agents.indices.map { queue in
      RoutingProfileDefinition(name: "\(queue)", queues: [.init(queue)])
    }
    let agents = model.agents.enumerated().flatMap { queue, count in
      Array(
        repeating: RoutingPlan.Agent(profile: queue, state: RoutingPlan.available, acceptsAtOnce: true),
        count: count)
    }
    let plan = RoutingPlan(
      queues: model.agents.map { _ in RoutingPlan.Queue() }, profiles: profiles, agents: agents,
      settings: RoutingSettings(serviceLevel: model.serviceLevel))
    routing = Routing(plan, at: Timestamp(nanoseconds: 0))
    queueOfShare = ContiguousArray(
      model.agents.enumerated().flatMap { queue, count in Array(repeating: Int32(queue), count: count) })
    let handling = Double(model.meanHandleTime.count) * 1_000_000
    handleTimes = ExponentialDeviate(mean: handling)
    gaps = ExponentialDeviate(mean: handling * 1000 / Double(model.loadPerMille * agents.count))
    patience = model.meanPatience.map { ExponentialDeviate(mean: Double($0.count) * 1_000_000) }
    serviceLevel = model.serviceLevel.count * 1_000_000
    bits = RandomBits(seed: seed)
    self.batches = Array(repeating: TrafficBatch(), count: batches)
    batchSize = (calls + batches - 1) / batches
    self.calls = calls
  }

  private let calls: Int

  /// Plays all calls to their end.
  public consuming func result() -> TrafficResult {
    var arrived = 0
    var arrival = gaps.next(&bits)
    var now: Int64 = 0
    while true {
      let due = events.firstDue
      if arrived < calls, arrival <= due {
        now = arrival
        arrive(Int32(truncatingIfNeeded: arrived / batchSize), now)
        arrived += 1
        arrival += gaps.next(&bits)
      } else if due < .max {
        now = due
        happen(events.takeFirst(), now)
      } else {
        break
      }
    }
    let last = Timestamp(nanoseconds: now)
    let routing = routing
    return TrafficResult(
      batches: batches, totals: queueHandles.map { routing.totals(of: $0) },
      occupancyPerMille: queueHandles.map { routing.occupancyPerMille(of: $0, at: last) },
      mostCallers: callers.count)
  }

  private var queueHandles: [QueueHandle] {
    (0...queueOfShare[queueOfShare.count - 1]).map { QueueHandle(raw: $0) }
  }

  @inline(__always) private mutating func arrive(_ batch: Int32, _ now: Int64) {
    let queue = queueOfShare[bits.next(below: UInt64(queueOfShare.count))]
    let caller = freeCallers.popLast() ?? newCaller()
    callers[Int(caller)].arrived = now
    callers[Int(caller)].batch = batch
    callers[Int(caller)].isAnswered = false
    batches[Int(batch)].calls += 1
    let contact = ContactHandle(raw: caller)
    tell(.contactQueued(QueueEntry(contact, in: QueueHandle(raw: queue))), now)
    if let patience, !callers[Int(caller)].isAnswered {
      events.put(
        now + patience.next(&bits), kind: Kind.patienceEnds.rawValue, owner: caller,
        token: callers[Int(caller)].visits)
    }
  }

  @inline(never) private mutating func newCaller() -> Int32 {
    callers.append(Caller())
    return Int32(callers.count - 1)
  }

  @inline(__always) private mutating func happen(_ entry: EventQueue.Entry, _ now: Int64) {
    guard let kind = Kind(rawValue: entry.kind) else { return }
    switch kind {
    case .handled:
      leave(entry.owner)
      tell(.contactLeft(ContactHandle(raw: entry.owner)), now)
    case .patienceEnds:
      let contact = ContactHandle(raw: entry.owner)
      guard callers[Int(entry.owner)].visits == entry.token, !callers[Int(entry.owner)].isAnswered else {
        return
      }
      count(entry.owner, now, isAnswered: false)
      leave(entry.owner)
      tell(.contactLeft(contact), now)
    case .ring, .delay, .step, .work, .callback:
      guard let timer = kind.timer else { return }
      tell(.timerFired(RoutingTimer(kind: timer, owner: entry.owner, token: entry.token)), now)
    }
  }

  /// The caller's number is free for another one.
  @inline(__always) private mutating func leave(_ caller: Int32) {
    callers[Int(caller)].visits &+= 1
    freeCallers.append(caller)
  }

  @inline(__always) private mutating func count(_ caller: Int32, _ now: Int64, isAnswered: Bool) {
    let wait = now - callers[Int(caller)].arrived
    let batch = Int(callers[Int(caller)].batch)
    callers[Int(caller)].isAnswered = isAnswered
    batches[batch].waiting += Int128(wait)
    if !isAnswered {
      batches[batch].abandoned += 1
    } else if wait <= serviceLevel {
      batches[batch].answeredInTime += 1
    }
  }

  /// Tells routing what happened, and does what it asks for: agents answer at once, and there are no whispers.
  private mutating func tell(_ event: RoutingEvent, _ now: Int64) {
    let moment = Timestamp(nanoseconds: now)
    routing.receive(event, at: moment, &effects)
    var place = 0
    while place < effects.count {
      switch effects[place] {
      case .connect(let contact, _):
        count(contact.raw, now, isAnswered: true)
        routing.receive(.contactJoined(contact), at: moment, &effects)
        events.put(
          now + handleTimes.next(&bits), kind: Kind.handled.rawValue, owner: contact.raw, token: 0)
      case .startTimer(let timer, let due):
        events.put(
          due.nanoseconds, kind: Kind(timer.kind).rawValue, owner: timer.owner, token: timer.token)
      case .enter, .refuse, .offer, .withdraw, .miss, .dial, .stopDialing, .giveUp, .remain, .release,
        .beginWork, .endWork, .advanceStep:
        break
      }
      place += 1
    }
    effects.removeAll()
  }
}
