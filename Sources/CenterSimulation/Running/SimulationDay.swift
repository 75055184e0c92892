import ContactCenter
import FlowEngine
import Traffic
import World

/// Plays the time of a plan once, in a center of its own: lets calls come, does what callers and agents do, and writes
/// down what happens.
struct SimulationDay<Center: PlayedCenter & ~Copyable>: ~Copyable {
  enum Kind: UInt8 {
    /// The next key of several is pressed.
    case key
    case patienceEnds
    case talkEnds
    /// Agents come or go.
    case shift
  }

  /// The work after a contact.
  struct Work {
    let agent: Int
    let since: Int64
    /// -1 for a contact that was in no queue.
    let queue: Int
    let interval: Int
  }

  /// From one key to the next of those that are pressed in one go.
  static var keyGap: Int64 { 200_000_000 }

  let setting: SimulationSetting
  let choices: ChoiceTable
  var book: FigureBook
  var world: Center
  var events = EventQueue()
  var callers = ReusableList<SimulatedCaller>()
  /// A caller who has just entered a queue; -1 for none.
  var waitsBegan = -1
  /// For each agent since when it is there; -1 while it is not.
  var thereSince: [Int64]
  /// For each agent whether it goes once it is free.
  var goesWhenFree: [Bool]
  /// By their numbers, the works after contacts that are not over.
  var works: [Work?] = []
  private let streams: RandomStreams
  private var arrivals: [ArrivalSource]
  private let callLimit: Int
  private var callCount = 0
  /// By the stream, then by the kind of caller; nil for callers with a number of their own.
  private let prepared: [[PreparedCall?]]
  /// Of each stream the one who always calls; nil for several.
  private let onlyCallers: [PreparedCall?]
  private let asksOutside: Bool

  init(
    _ setting: SimulationSetting, _ streams: RandomStreams, _ book: consuming FigureBook,
    in world: consuming Center, callLimit: Int
  ) {
    self.setting = setting
    choices = ChoiceTable(setting.choices)
    self.streams = streams
    self.book = book
    self.callLimit = callLimit
    let (plan, program) = (setting.plan, setting.program)
    self.world = world
    let agentCount = setting.teamOfAgent.count
    thereSince = Array(repeating: -1, count: agentCount)
    goesWhenFree = Array(repeating: false, count: agentCount)
    arrivals = plan.streams.enumerated().map { number, stream in
      ArrivalSource(stream, from: plan.start, plan.interval, seed: streams.seed(.arrivals, number))
    }
    prepared = plan.streams.map { stream in
      plan.callers.elements.map { kind in
        guard case .known(let caller) = kind else { return nil }
        return PreparedCall(
          IncomingCall(from: caller, to: stream.dialed, flow: stream.flow), for: program)
      }
    }
    onlyCallers = prepared.map { $0.count == 1 ? $0[0] : nil }
    asksOutside = setting.center.definition.lambdas.contains { lambda in
      switch lambda.binding {
      case .command, .url: true
      default: false
      }
    }
  }

  /// Plays it; how many calls came. A center that has given up leaves nothing that counts.
  mutating func play() -> Int {
    for (number, shift) in setting.shifts.enumerated() {
      events.put(shift.at, kind: Kind.shift.rawValue, owner: Int32(number), token: 0)
    }
    // Whoever is on duty at the start is so before the first call; nobody else is.
    while events.firstDue <= setting.plan.start.nanoseconds { happen(events.takeFirst()) }
    sendOthersAway()
    let last = setting.last
    while !world.hasGivenUp {
      let (stream, arrival) = nextArrival
      let own = min(events.firstDue, arrival)
      if let contact = world.step(by: min(own, last)) {
        if asksOutside { leaveOutsideUnanswered() }
        follow(contact)
      } else {
        guard own <= last else { break }
        world.advance(to: own)
        if arrival == own { arrive(stream) } else { happen(events.takeFirst()) }
      }
    }
    for agent in thereSince.indices { noteGone(agent, at: last) }
    for contact in callers.indices where callers[contact].isThere { isUnfinished(contact, at: last) }
    for work in works.compactMap(\.self) { noteDone(work, at: last) }
    if !world.hasGivenUp {
      world.advance(to: last)
      world.addCounts(to: &book.pooled)
    }
    return callCount
  }

  /// The center, once the time is over.
  consuming func takeWorld() -> Center { world }

  var now: Int64 { world.moment }

  // MARK: Calls come

  private var nextArrival: (stream: Int, due: Int64) {
    mutating get {
      guard callCount < callLimit else { return (0, .max) }
      var first = (stream: 0, due: Int64.max)
      for (stream, arrival) in arrivals.enumerated() where arrival.due < first.due {
        first = (stream, arrival.due)
      }
      return first
    }
  }

  private mutating func arrive(_ stream: Int) {
    let key = streams.call(arrivals[stream].count, of: stream)
    arrivals[stream].take()
    callCount += 1
    book.figures.calls += 1
    let contact = world.receive(call(stream, key))
    makeRoom(for: contact)
    callers[contact].begin(key: key)
    follow(contact)
  }

  private mutating func call(_ stream: Int, _ key: UInt64) -> PreparedCall {
    if let only = onlyCallers[stream] { return only }
    let kinds = setting.plan.callers
    var bits = RandomStreams.bits(key, .caller)
    let kind = kinds.next(&bits)
    if case .known = kind, let place = kinds.elements.firstIndex(of: kind),
      let known = prepared[stream][place]
    {
      return known
    }
    let plan = setting.plan.streams[stream]
    let center = setting.center.definition
    let caller = Caller.fresh(calling: plan.dialed ?? center.numbers.first?.number, &bits)
    return PreparedCall(IncomingCall(from: caller, to: plan.dialed, flow: plan.flow), for: setting.program)
  }

  mutating func makeRoom(for contact: Int) {
    while callers.count <= contact { callers.append(SimulatedCaller()) }
  }

  // MARK: What was to happen

  private mutating func happen(_ entry: EventQueue.Entry) {
    guard let kind = Kind(rawValue: entry.kind) else { return }
    let owner = Int(entry.owner)
    switch kind {
    case .shift:
      let shift = setting.shifts[owner]
      setAgents(shift.agents, of: shift.team)
    case .key:
      guard callers[owner].visit == entry.token, callers[owner].isThere else { return }
      pressNext(owner)
      follow(owner)
    case .patienceEnds:
      guard callers[owner].isThere, entry.token == callers[owner].patienceToken,
        case .waiting = callers[owner].place
      else { return }
      world.hangUp(owner)
      follow(owner)
    case .talkEnds:
      guard callers[owner].isThere, entry.token == callers[owner].talkToken, callers[owner].isTalking,
        callers[owner].agent >= 0
      else { return }
      world.hangsUp(callers[owner].agent, on: owner)
      follow(owner)
    }
  }

  /// A simulation calls nothing outside: such functions are late.
  private mutating func leaveOutsideUnanswered() {
    book.pooled.outsideCalls += Int64(world.takeOutsideCallCount())
  }
}
