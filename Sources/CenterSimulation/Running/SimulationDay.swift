import ContactCenter
import FlowEngine
import Store
import Traffic
import World

/// Plays the time of a plan once, in a world of its own: lets calls come, does what callers and agents do, and writes
/// down what happens.
struct SimulationDay: ~Copyable {
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

  /// How long after the plan's time those who are still there are waited for.
  private static let overtime = Milliseconds.hours(4)
  /// From one key to the next of those that are pressed in one go.
  static let keyGap: Int64 = 200_000_000

  let setting: SimulationSetting
  let choices: ChoiceTable
  var book: FigureBook
  var world: World
  var events = EventQueue()
  var callers: ContiguousArray<SimulatedCaller> = []
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
  private let asksOutside: Bool

  init(
    _ setting: SimulationSetting, _ streams: RandomStreams, _ book: consuming FigureBook, store: Store,
    callLimit: Int
  ) {
    self.setting = setting
    choices = ChoiceTable(setting.choices)
    self.streams = streams
    self.book = book
    self.callLimit = callLimit
    let (plan, program) = (setting.plan, setting.program)
    world = World(
      setting.center, store: store, seed: streams.seed(.world), now: plan.start,
      observer: Transcript(isOn: false), keepsEndedContacts: false)
    world.branchCounts = BranchCounts(for: program)
    world.keepsNotices = true
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
    asksOutside = setting.center.definition.lambdas.contains { lambda in
      switch lambda.binding {
      case .command, .url: true
      default: false
      }
    }
  }

  /// Plays it; how many calls came.
  mutating func play() -> Int {
    for (number, shift) in setting.shifts.enumerated() {
      events.put(shift.at, kind: Kind.shift.rawValue, owner: Int32(number), token: 0)
    }
    // Whoever is on duty at the start is so before the first call; nobody else is.
    while events.firstDue <= setting.plan.start.nanoseconds { happen(events.takeFirst()) }
    sendOthersAway()
    let last = (setting.plan.end + Self.overtime).nanoseconds
    while true {
      let (stream, arrival) = nextArrival
      let own = min(events.firstDue, arrival)
      if let contact = world.step(by: Timestamp(nanoseconds: min(own, last))) {
        if asksOutside { leaveOutsideUnanswered() }
        follow(contact)
      } else {
        guard own <= last else { break }
        world.advance(to: Timestamp(nanoseconds: own))
        if arrival == own { arrive(stream) } else { happen(events.takeFirst()) }
      }
    }
    for agent in thereSince.indices { noteGone(agent, at: last) }
    for contact in callers.indices where callers[contact].isThere { isUnfinished(contact, at: last) }
    for work in works.compactMap(\.self) { noteDone(work, at: last) }
    book.pooled.add(actions: world.branchCounts.actions, branches: world.branchCounts.branches)
    return callCount
  }

  var now: Int64 { world.state.now.nanoseconds }

  // MARK: Calls come

  private var nextArrival: (stream: Int, due: Int64) {
    guard callCount < callLimit else { return (0, .max) }
    var first = (stream: 0, due: Int64.max)
    for (stream, arrival) in arrivals.enumerated() where arrival.due < first.due {
      first = (stream, arrival.due)
    }
    return first
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

  private func call(_ stream: Int, _ key: UInt64) -> PreparedCall {
    let kinds = setting.plan.callers
    var bits = RandomStreams.bits(key, .caller)
    if kinds.elements.count == 1, let only = prepared[stream][0] { return only }
    let kind = kinds.next(&bits)
    if case .known = kind, let place = kinds.elements.firstIndex(of: kind),
      let known = prepared[stream][place]
    {
      return known
    }
    let plan = setting.plan.streams[stream]
    let center = setting.center.definition
    let caller = Caller.fresh(calling: plan.dialed ?? center.numbers.first?.number, &bits)
    return PreparedCall(IncomingCall(from: caller, to: plan.dialed, flow: plan.flow), for: world.program)
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
      _ = world.act(.hangsUp, agent: callers[owner].agent)
      follow(owner)
    }
  }

  /// A simulation calls nothing outside: such functions are late.
  private mutating func leaveOutsideUnanswered() {
    book.pooled.outsideCalls += Int64(world.takeOutsideCalls().count)
  }
}
