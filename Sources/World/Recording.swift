import ContactCenter
import FlowEngine
import Store

/// A world that remembers how it came to be, so that it can be stood at any moment of its past.
///
/// Its **line** is all that happened, one thing after the other: inputs that a driver gave, and steps that the world took.
/// A **position** counts them: at 0 nothing has happened yet. Kept are the inputs, the whole state every few hundred
/// things, and what was done to the rows. Going back takes the rows back to a kept state, and goes on from there again.
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
    case declare(Conditions)
    /// A function outside answered.
    case answer(OutsideAnswer, to: OutsideCall.ID)
    /// A person sets an attribute.
    case set(attribute: String, to: String, contact: Int)
    /// A person changes what the Lambda says that the contact waits for.
    case edit(LambdaOutcome, contact: Int)
    /// The present action takes one of its branches, in place of what it does or waits for.
    case force(BranchIndex, contact: Int)
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

  /// Everything at one position, the rows as what was done to them until then.
  struct Keyframe {
    let position: Int
    let changeCount: Int
    let state: WorldState
    let observer: Transcript
  }

  public internal(set) var world: World
  var line: [Happening] = []
  var inputs: [Input] = []
  var keyframes: [Keyframe] = []
  /// How many things happen at least between two kept states.
  private var spacing = Recording.firstSpacing
  /// What was done to the rows on the line, in order.
  var changes: [Changeset] = []
  /// How many of the changes were made until the present position.
  var changeCount = 0
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

  static var firstSpacing: Int { 512 }
  /// With more kept states every second one is given up, so that a long call takes no more room than it must.
  static var mostKeyframes: Int { 8 }

  /// Begins to record a world.
  public init(_ world: consuming World) {
    world.isStepped = true
    world.recordsChanges = true
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
      takeChanges()
      append(before: before, input: nil)
      return true
    }
    let next = line[position]
    world.setClock(next.before)
    if let input = next.input {
      apply(inputs[input])
    } else {
      world.step()
      takeChanges()
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

  private mutating func apply(_ input: Input) {
    switch input {
    case .call(let call): _ = world.receive(call)
    case .press(let digit, let contact): world.press(digit, contact)
    case .say(let words, let contact): world.say(words, contact)
    case .choose(let action, let fields, let contact): world.choose(action, fields, contact)
    case .hangUp(let contact): world.hangUp(contact)
    case .declare(let conditions): world.declare(conditions)
    case .answer(let answer, let call): world.answer(answer, to: call)
    case .set(let attribute, let value, let contact): world.set(attribute, to: value, contact)
    case .edit(let outcome, let contact): world.edit(outcome, contact)
    case .force(let branch, let contact): world.force(branch, contact)
    }
    takeChanges()
  }

  private mutating func takeChanges() {
    for changeset in world.takeChanges() where !changeset.isEmpty {
      if changeCount == changes.count { changes.append(changeset) }
      changeCount += 1
    }
  }

  /// Makes the present position the end of the line.
  mutating func forgetLater() {
    guard isInPast else { return }
    let gone = line[position...].compactMap(\.input).min()
    if let gone { inputs.removeSubrange(gone...) }
    line.removeSubrange(position...)
    changes.removeSubrange(changeCount...)
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
  /// - Throws: `StoreError.conflict` when another process wrote a row that is to be as it was; then the world stands where
  ///   it stood.
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
    if keyframe.changeCount < changeCount {
      try world.store.revert(.net(of: changes[keyframe.changeCount..<changeCount]))
    } else {
      try world.store.apply(.net(of: changes[changeCount..<keyframe.changeCount]))
    }
    if end == nil, keyframe.position < length { end = present }
    changeCount = keyframe.changeCount
    world.state = keyframe.state
    world.observer = keyframe.observer
    position = keyframe.position
    _ = world.takeOutsideCalls()
    if !isInPast { end = nil }
  }

  private var present: Keyframe {
    Keyframe(
      position: position, changeCount: changeCount, state: world.state, observer: world.observer)
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
  public func fork() throws(StoreError) -> Recording {
    try Recording(copying: self, world: world.fork())
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
    changes = other.changes
    changeCount = other.changeCount
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

  mutating func takeChanges() -> [Changeset] {
    let taken = changes
    changes.removeAll()
    return taken
  }

  public var hasReadyAction: Bool { !state.ready.isEmpty }
}
