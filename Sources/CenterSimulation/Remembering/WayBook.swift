import ContactCenter
import FlowEngine
import Routing
import Store
import World

/// The ways that contacts went through the flows of a center, each played once.
///
/// A way is the same for all who came there in the same way, as long as hours neither open nor close meanwhile.
struct WayBook: ~Copyable {
  /// For how long a queue is played at first, in nanoseconds.
  private static let firstWait: Int64 = 600_000_000_000

  let setting: SimulationSetting
  private let store: Store
  /// What callers say.
  private let words: [String]
  private var known: KnownActions
  private(set) var ways = ReusableList<Way>()
  private var links = ReusableList<Way.Link>()
  /// The first way of each flow, between two changes of hours.
  private var roots: [(flow: FlowIndex, age: Int, way: Int32)] = []
  private var waits: [Stretch] = []
  private var whispers: [Whispers] = []
  private var list = CountList()
  /// What was counted of contacts who left a way before its end.
  private var rest: Counted
  /// When hours open or close, in nanoseconds since 1970.
  private let changes: [Int64]
  private var probes = 0
  /// Whether ways are played only where that is worth it.
  private let isThrifty: Bool
  /// How many contacts came.
  private(set) var arrivals = 0
  /// True once a contact does what no way has, or new ways are too many: then nothing is gained.
  private(set) var hasGivenUp = false

  /// Nil for a center whose agents do more than answer, talk and hang up.
  ///
  /// - Throws: why the rows cannot be had.
  init?(_ setting: SimulationSetting, isThrifty: Bool) throws(StoreError) {
    let isPlain = setting.center.agents.allSatisfy {
      $0.declines == 0 && $0.holdsAfter == nil && $0.transfer == nil
    }
    guard isPlain, !setting.center.namesPagesByAttribute else { return nil }
    self.setting = setting
    self.isThrifty = isThrifty
    store = try setting.store()
    words = ChoiceTable(setting.choices).words
    known = KnownActions(setting.program)
    rest = Counted(actions: setting.program.actionSources.count, branches: setting.program.branches.count)
    changes = Self.changes(setting)
  }

  private static func changes(_ setting: SimulationSetting) -> [Int64] {
    var changes: [Int64] = []
    for hours in setting.center.definition.hours {
      var moment = setting.plan.start
      while let change = hours.hours.nextChange(after: moment) {
        switch change {
        case .opens(let at), .closes(let at): moment = at
        }
        guard moment.nanoseconds <= setting.last else { break }
        changes.append(moment.nanoseconds)
      }
    }
    return changes.sorted()
  }

  mutating func giveUp() { hasGivenUp = true }

  /// Between which changes of hours a moment lies.
  func age(_ moment: Int64) -> Int {
    var age = 0
    while age < changes.count, changes[age] <= moment { age += 1 }
    return age
  }

  /// Until when the hours stay as they are.
  func ageEnds(_ age: Int) -> Int64 { age < changes.count ? changes[age] : .max }

  // MARK: Going ways

  /// The first way of a contact that comes now; -1 where there is none.
  mutating func first(of flow: FlowIndex, at arrival: Int64, age: Int) -> Int32 {
    arrivals += 1
    for root in roots where root.flow == flow && root.age == age {
      return known(root.way, arrival, age, flow)
    }
    let way = learn(.arrives, after: -1, offset: 0, flow, arrival)
    if way >= 0, isAgeless(way, arrival, age) { roots.append((flow, age, way)) }
    return way
  }

  /// The way that follows as a caller does something, so long after the way before it began; -1 where there is none.
  @inline(__always) mutating func next(
    _ input: Way.Input, after way: Int32, offset: Int64, _ flow: FlowIndex, arrival: Int64, ageEnds: Int64
  ) -> Int32 {
    var place = ways[Int(way)].firstLink
    while place >= 0 {
      let link = links[Int(place)]
      if link.input == input, link.offset == offset {
        let next = ways[Int(link.way)]
        if arrival + next.start + next.length < ageEnds { return link.way }
        break
      }
      place = link.next
    }
    return learnNext(input, after: way, offset: offset, flow, arrival, ageEnds, isNew: place < 0)
  }

  @inline(never) private mutating func learnNext(
    _ input: Way.Input, after way: Int32, offset: Int64, _ flow: FlowIndex, _ arrival: Int64,
    _ ageEnds: Int64,
    isNew: Bool
  ) -> Int32 {
    let next = learn(input, after: way, offset: offset, flow, arrival)
    guard next >= 0 else { return next }
    if isNew, arrival + ways[Int(next)].start + ways[Int(next)].length < ageEnds {
      links.append(
        Way.Link(input: input, offset: offset, way: next, next: ways[Int(way)].firstLink))
      ways[Int(way)].firstLink = Int32(links.count - 1)
    }
    return next
  }

  /// A way that was gone before, or one of its own for a contact during which hours change.
  private mutating func known(_ way: Int32, _ arrival: Int64, _ age: Int, _ flow: FlowIndex) -> Int32 {
    isAgeless(way, arrival, age) ? way : learn(.arrives, after: -1, offset: 0, flow, arrival)
  }

  @inline(__always) private func isAgeless(_ way: Int32, _ arrival: Int64, _ age: Int) -> Bool {
    arrival + ways[Int(way)].length < ageEnds(age)
  }

  /// A contact came to the way's end.
  @inline(__always) mutating func take(_ way: Int32) { ways[Int(way)].taken += 1 }

  /// A contact leaves the queue that the way led to, so long after it entered it.
  @inline(__always) mutating func leaveQueue(
    of way: Int32, after wait: Int64, _ flow: FlowIndex, arrival: Int64
  ) {
    if wait <= ways[Int(way)].quietWait { return }
    leaveLongWait(of: way, after: wait, flow, arrival)
  }

  @inline(never) private mutating func leaveLongWait(
    of way: Int32, after wait: Int64, _ flow: FlowIndex, _ arrival: Int64
  ) {
    if ways[Int(way)].wait < 0 {
      waits.append(Stretch())
      ways[Int(way)].wait = Int32(waits.count - 1)
    }
    let place = Int(ways[Int(way)].wait)
    if waits[place].horizon < wait {
      learnWait(of: way, until: max(2 * wait, Self.firstWait), flow, arrival)
    }
    waits[place].take(until: wait)
  }

  /// How long the whispers are of a contact that an agent answers; nil where that cannot be known.
  @inline(__always) mutating func whispers(
    after way: Int32, of agent: Int, _ flow: FlowIndex, arrival: Int64
  ) -> (connects: Int64, joins: Int64)? {
    if ways[Int(way)].whispers < 0 { learnWhispers(after: way, of: agent, flow, arrival) }
    guard ways[Int(way)].whispers >= 0 else { return nil }
    let place = Int(ways[Int(way)].whispers)
    return (whispers[place].connects, whispers[place].joins)
  }

  /// A contact heard the whispers to their end.
  @inline(__always) mutating func takeWhispers(after way: Int32) {
    whispers[Int(ways[Int(way)].whispers)].taken += 1
  }

  /// A contact heard them until so long after the agent answered.
  mutating func leaveWhispers(after way: Int32, at offset: Int64) {
    guard ways[Int(way)].whispers >= 0 else { return }
    whispers[Int(ways[Int(way)].whispers)].stretch.take(until: offset)
  }

  /// A contact is still on the way at the end, so long after it came.
  mutating func leave(_ way: Int32, at elapsed: Int64, _ flow: FlowIndex, arrival: Int64) {
    guard var probe = replay(way, flow, arrival) else { return giveUp() }
    probe.advance(to: elapsed)
    rest += probe.counted - probe.countedBefore
  }

  /// All that was counted of all contacts since it was asked last.
  mutating func takeTotal() -> Counted {
    var total = rest
    rest = rest - rest
    for way in ways.indices {
      list.add(ways[way].counts, times: ways[way].taken, to: &total)
      ways[way].taken = 0
    }
    for place in waits.indices { waits[place].empty(list, into: &total) }
    for place in whispers.indices {
      for part in whispers[place].stretch.parts {
        list.add(part.counts, times: whispers[place].taken, to: &total)
      }
      whispers[place].taken = 0
      whispers[place].stretch.empty(list, into: &total)
    }
    return total
  }

  // MARK: Playing ways

  /// A way is played only where that is worth it: a hundred calls take as long.
  private mutating func mayProbe() -> Bool {
    probes += 1
    if isThrifty, probes > 100 + arrivals / 50 { hasGivenUp = true }
    return !hasGivenUp
  }

  private mutating func learn(
    _ input: Way.Input, after parent: Int32, offset: Int64, _ flow: FlowIndex, _ arrival: Int64
  ) -> Int32 {
    guard mayProbe() else { return -1 }
    let start = parent < 0 ? 0 : ways[Int(parent)].start + offset
    guard var probe = replay(parent, then: input, offset, flow, arrival) else {
      giveUp()
      return -1
    }
    let actionsAtStart = probe.actionCount
    guard let end = probe.goOn(), probe.hasPlainHooks, isKnown(probe.counted, .inFlow), canBeEntered(end)
    else {
      giveUp()
      return -1
    }
    ways.append(
      Way(
        parent: parent, input: input, offset: offset, start: start, length: probe.elapsed - start, end: end,
        action: Int32(probe.action), actionsAtStart: actionsAtStart, actionsAtEnd: probe.actionCount,
        counts: list.add(probe.counted - probe.countedBefore)))
    return Int32(ways.count - 1)
  }

  /// A contact at the beginning of a way that was played before.
  private func replay(_ way: Int32, _ flow: FlowIndex, _ arrival: Int64) -> WayProbe? {
    let last = ways[Int(way)]
    return replay(last.parent, then: last.input, last.offset, flow, arrival)
  }

  private func replay(
    _ parent: Int32, then input: Way.Input, _ offset: Int64, _ flow: FlowIndex, _ arrival: Int64
  ) -> WayProbe? {
    var path: [(input: Way.Input, offset: Int64, start: Int64, before: Int32)] = []
    path.append((input, offset, parent < 0 ? 0 : ways[Int(parent)].start + offset, parent))
    var way = parent
    while way >= 0 {
      path.append((ways[Int(way)].input, ways[Int(way)].offset, ways[Int(way)].start, ways[Int(way)].parent))
      way = ways[Int(way)].parent
    }
    var probe = WayProbe(setting, flow, store: store, words: words, at: arrival)
    for step in path.reversed().dropFirst() {
      // Who does something on the way leaves it; else it was gone to its end.
      let isAtEnd = step.offset >= ways[Int(step.before)].length
      if isAtEnd, probe.goOn() == nil { return nil }
      probe.advance(to: step.start)
      if isAtEnd { probe.countedBefore = probe.counted }
      probe.take(step.input)
    }
    return probe
  }

  private mutating func learnWait(of way: Int32, until wait: Int64, _ flow: FlowIndex, _ arrival: Int64) {
    let place = Int(ways[Int(way)].wait)
    guard mayProbe(), var probe = replay(way, flow, arrival), probe.goOn() != nil else {
      return giveUp()
    }
    let entered = probe.elapsed
    var before = probe.counted
    let former = waits[place]
    var parts: [Stretch.Part] = []
    while true {
      guard let happened = probe.waitOn(until: entered + wait) else { return giveUp() }
      guard happened else { break }
      let now = probe.counted
      let offset = probe.elapsed - entered
      if now != before {
        guard isKnown(now - before, .waits) else { return giveUp() }
        // What was played before has its counts already.
        parts.append(
          parts.count < former.parts.count
            ? former.parts[parts.count] : Stretch.Part(offset: offset, counts: list.add(now - before)))
        before = now
      }
    }
    waits[place] = Stretch(horizon: wait, parts: parts)
    ways[Int(way)].quietWait = (parts.first?.offset ?? wait + 1) - 1
  }

  private mutating func learnWhispers(
    after way: Int32, of agent: Int, _ flow: FlowIndex, _ arrival: Int64
  ) {
    guard mayProbe(), var probe = replay(way, flow, arrival), probe.goOn() != nil,
      var other = replay(way, flow, arrival), other.goOn() != nil,
      let played = probe.whispers(of: agent, beside: &other), probe.hasPlainHooks
    else { return giveUp() }
    var stretch = Stretch()
    var before = rest - rest
    for part in played.counted where part.1 != before {
      guard isKnown(part.1 - before, .hearsWhisper) else { return giveUp() }
      stretch.parts.append(Stretch.Part(offset: part.offset, counts: list.add(part.1 - before)))
      before = part.1
    }
    whispers.append(Whispers(connects: played.connects, joins: played.joins, stretch: stretch))
    ways[Int(way)].whispers = Int32(whispers.count - 1)
  }

  private mutating func isKnown(_ counted: Counted, _ phase: KnownActions.Phase) -> Bool {
    counted.begun.allSatisfy { known.contain($0, phase) }
  }

  /// False for a queue that may be full.
  private func canBeEntered(_ end: Way.End) -> Bool {
    guard case .enters(let queue) = end else { return true }
    let entered = setting.program.queues[queue.index]
    let capacity = entered.definition.map { setting.center.definition.queues[$0].capacity } ?? nil
    return entered.owner == nil && capacity == nil
  }
}
