import ContactCenter
import FlowEngine
import Lists
import Store

/// A world that remembers how it came to be, so that it can be stood at any moment of its past.
///
/// Its **line** is all that happened, one thing after the other: inputs that a driver gave, and steps that the world took.
/// A **position** counts them: at 0 nothing has happened yet. Kept are the inputs, the whole state every few hundred
/// things, and what was done with the rows. Going back makes the rows be what they were at a kept state, and goes on from
/// there again.
///
/// A live world only goes forward: it is recorded so that a `fork()`, which is private, can go back.
public struct Recording: ~Copyable {
  /// An input that a driver gave, at a moment.
  public enum Input: Sendable, Hashable {
    case call(IncomingCall)
    case press(DTMFDigit, contact: Int)
    case say(String, contact: Int)
    case choose(String, [NamedValue], contact: Int)
    case hangUp(contact: Int)
    /// The caller answers the callback that rings at the telephone that a person holds, or declines it.
    case answerRing
    case declineRing
    case declare(Conditions)
    /// A function outside answered.
    case answer(OutsideAnswer, to: OutsideCall.ID)
    /// A person sets an attribute.
    case set(attribute: String, to: String, contact: Int)
    /// A person changes what the Lambda says that the contact waits for.
    case edit(LambdaOutcome, contact: Int)
    /// The present action takes one of its branches, in place of what it does or waits for.
    case force(BranchIndex, contact: Int)
    /// From now on a person sits at the agent's desk.
    case sitDown(agent: Int)
    case act(AgentAct, agent: Int)
    /// An agent says something; who is muted is heard by nobody.
    case agentSays(String, agent: Int, isMuted: Bool = false)
    /// A trainer says something to all who hear the agent, or to the agent alone.
    case trainerSays(String, agent: Int, toAll: Bool)
    case trainer(TrainerAct, agent: Int)
    case agentPresses(DTMFDigit, agent: Int)
    case change(VisitAct, agent: Int)
    /// What an agent says of a contact, by the id that it had while the agent had it.
    case report(AgentReport, agent: Int, contact: Int, id: String)
  }

  /// One thing that happened on the line.
  struct Happening {
    /// The clock just before it: time passes between two things.
    let before: Timestamp
    /// The clock just after it.
    let at: Timestamp
    /// The number of its input; nil for a step of the world.
    let input: Int?
    /// How many entries the transcript had after it.
    let entryCount: Int
  }

  /// Everything at one position, the rows as what was done with them until then.
  struct Keyframe {
    let position: Int
    let useCount: Int
    let state: WorldState
    let observer: Transcript
  }

  public internal(set) var world: World
  var line: SharedList<Happening> = []
  var inputs: SharedList<Input> = []
  var keyframes: [Keyframe] = []
  /// How many things happen at least between two kept states.
  private var spacing = Recording.firstSpacing
  /// The end of the line, while the world stands in its past.
  var end: Keyframe?
  /// The clock at the end of the line.
  private var endOfTime: Timestamp
  /// The calls of functions outside that the driver took on the line, in order.
  private var outsideCalls: [OutsideCall] = []
  /// Those it is to be told of again: the answer that they had belonged to what is gone.
  private var reopenedCalls: [OutsideCall] = []
  /// How much of the line has happened where the world stands.
  public internal(set) var position = 0

  static var firstSpacing: Int { 128 }
  /// With more kept states every second one is given up, so that a long call takes no more room than it must.
  static var mostKeyframes: Int { 64 }

  /// Begins to record a world.
  public init(_ world: consuming World) {
    world.isStepped = true
    world.journal = RowsJournal()
    endOfTime = world.state.now
    self.world = world
    keepState()
  }

  /// How many things have happened on the line.
  public var length: Int { line.count }

  /// True when something comes after the position on the line.
  public var isInPast: Bool { position < line.count }

  // MARK: Going on

  /// Gives the world an input. In the past this makes a new line: what came after is gone.
  public mutating func give(_ input: Input) {
    forgetLater()
    let before = world.state.now
    apply(input)
    inputs.append(input)
    append(before: before, input: inputs.count - 1)
  }

  /// Lets the next thing happen: the next of the line if the world stands in its past, else a step. False when nothing
  /// is to happen.
  @discardableResult public mutating func forward() -> Bool {
    guard isInPast else {
      let before = world.state.now
      guard world.step() else { return false }
      append(before: before, input: nil)
      return true
    }
    let next = line[position]
    world.setClock(next.before)
    if let input = next.input {
      apply(inputs[input])
    } else {
      world.step()
    }
    position += 1
    if !isInPast { end = nil }
    keepStateIfDue()
    return true
  }

  /// When the next thing happens by itself or, in the past, happened; nil when nothing will.
  public var nextMoment: Timestamp? {
    mutating get {
      if isInPast, line[position].input != nil { return line[position].before }
      return world.hasReadyAction ? world.state.now : world.nextDue
    }
  }

  /// Lets time pass while nothing happens.
  public mutating func pass(to moment: Timestamp) {
    if isInPast {
      world.setClock(min(moment, line[position].at))
    } else {
      world.setClock(moment)
      endOfTime = world.state.now
    }
  }

  /// Lets everything happen until a moment; in the past, what happened until then.
  public mutating func advance(to moment: Timestamp) {
    while let next = nextMoment, next <= moment { forward() }
    pass(to: moment)
  }

  private mutating func append(before: Timestamp, input: Int?) {
    line.append(
      Happening(
        before: before, at: world.state.now, input: input, entryCount: world.observer.entries.count))
    position = line.count
    endOfTime = world.state.now
    keepStateIfDue()
  }

  private mutating func apply(_ input: Input) { world.take(input) }

  /// Makes the present position the end of the line.
  mutating func forgetLater() {
    guard isInPast else { return }
    if let gone = line[position...].lazy.compactMap(\.input).first { inputs.truncate(to: gone) }
    line.truncate(to: position)
    world.journal?.forgetLater()
    keyframes.removeAll { $0.position > position }
    end = nil
    endOfTime = world.state.now
    outsideCalls.removeAll { $0.id.number > world.state.outsideCallCount }
    reopenedCalls = outsideCalls.filter { world.awaits($0.id) }
  }

  /// The calls of functions outside that were asked for since they were last taken.
  ///
  /// Never one that was taken on this line before: played again, it has the answer that was given then.
  public mutating func takeOutsideCalls() -> [OutsideCall] {
    let last = outsideCalls.last?.id.number ?? 0
    let fresh = world.takeOutsideCalls().filter { $0.id.number > last }
    if fresh.isEmpty, reopenedCalls.isEmpty { return [] }
    outsideCalls += fresh
    defer { reopenedCalls.removeAll() }
    return reopenedCalls + fresh
  }

  // MARK: Standing at a position

  /// Stands the world at a position of its past or, having been there, of its future on this line.
  ///
  /// The clock shows the moment of what happened last; before an input, the moment of the input; at the end, the end.
  ///
  /// - Throws: why the copy in memory cannot be written; then the world stands where it stood.
  public mutating func go(to target: Int) throws(StoreError) {
    precondition((0...length).contains(target), "position \(target) of \(length)")
    guard let nearest = kept(before: target) else {
      preconditionFailure("no state was kept before position \(target)")
    }
    if target < position || nearest.position > position || clock(at: target) < world.state.now {
      try stand(at: nearest)
    }
    while position < target { forward() }
    world.setClock(clock(at: target))
  }

  /// The last state that was kept at or before a position.
  private func kept(before target: Int) -> Keyframe? {
    if let end, end.position <= target { return end }
    return keyframes.last { $0.position <= target }
  }

  /// The clock at a position, as `go(to:)` sets it.
  func clock(at position: Int) -> Timestamp {
    if position == line.count { return endOfTime }
    if line[position].input != nil { return line[position].before }
    return position == 0 ? keyframes[0].state.now : line[position - 1].at
  }

  private mutating func stand(at keyframe: Keyframe) throws(StoreError) {
    precondition(world.store.isPrivate, "a live world only goes forward")
    let uses = (useCount, keyframe.useCount)
    try putRows(at: uses.1, writtenIn: min(uses.0, uses.1)..<max(uses.0, uses.1))
    if end == nil, keyframe.position < length { end = present }
    world.journal?.position = keyframe.useCount
    world.state = keyframe.state
    world.observer = keyframe.observer
    position = keyframe.position
    _ = world.takeOutsideCalls()
    if !isInPast { end = nil }
  }

  private func putRows(at count: Int, writtenIn range: Range<Int>) throws(StoreError) {
    guard !range.isEmpty, let states = world.journal?.states(at: count, writtenIn: range) else { return }
    try world.store.put(states)
  }

  /// How often the rows were used until the present position.
  private var useCount: Int { world.journal?.position ?? 0 }

  private var present: Keyframe {
    Keyframe(position: position, useCount: useCount, state: world.state, observer: world.observer)
  }

  private mutating func keepStateIfDue() {
    if position - (keyframes.last?.position ?? 0) >= spacing { keepState() }
  }

  private mutating func keepState() {
    keyframes.append(present)
    guard keyframes.count > Self.mostKeyframes else { return }
    keyframes = keyframes.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    spacing *= 2
  }

  // MARK: Copies

  /// A private recording of its own that stands where this one stands, with the same line.
  ///
  /// What another process wrote meanwhile is in its rows, but for those that the line wrote: they are as it left them.
  public func fork() throws(StoreError) -> Recording {
    let copy = try Recording(copying: self, world: world.fork())
    try copy.putRows(at: useCount, writtenIn: 0..<(world.journal?.uses.count ?? 0))
    return copy
  }

  /// The same recording on other rows, which must be as those it has.
  func moved(to store: Store) -> Recording {
    Recording(copying: self, world: World(copying: world, store: store))
  }

  private init(copying other: borrowing Recording, world: consuming World) {
    self.world = world
    line = other.line
    inputs = other.inputs
    keyframes = other.keyframes
    spacing = other.spacing
    end = other.end
    endOfTime = other.endOfTime
    position = other.position
    outsideCalls = other.outsideCalls
    reopenedCalls = other.reopenedCalls
  }
}

extension World {
  /// Moves the clock on, when nothing is due before.
  @inline(__always) mutating func setClock(_ moment: Timestamp) {
    guard moment > state.now else { return }
    if center.keepsFigures { keepFigures() }
    state.now = moment
  }

  public var hasReadyAction: Bool { !state.ready.isEmpty }
}
