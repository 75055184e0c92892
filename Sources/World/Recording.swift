import ContactCenter
import FlowEngine
import Store

/// A private world that remembers how it came to be, so that it can be stood at any step of its past.
///
/// Every input is kept with the step at which it came, the whole state every few hundred steps, and what each step did
/// to the rows. Going back takes the rows back to a kept state, and plays the inputs from there again.
public struct Recording: ~Copyable {
  /// An input that a driver gave, at a moment.
  public enum Input: Sendable, Hashable {
    case call(IncomingCall)
    case press(DTMFDigit, contact: Int)
    case say(String, contact: Int)
    case hangUp(contact: Int)
    case declare(Conditions)
    /// Time passed without anything being due.
    case clock(Timestamp)
  }

  private struct Keyframe {
    let step: Int
    let inputCount: Int
    let changeCount: Int
    let state: WorldState
    let observer: Transcript
  }

  public private(set) var world: World
  private var inputs: [(step: Int, input: Input)] = []
  private var keyframes: [Keyframe] = []
  /// What the steps did to the rows so far, in order.
  private var changes: [Changeset] = []
  /// How many of the inputs were given on the way to the present step.
  private var inputCount = 0
  /// The furthest step the world has reached on this line.
  public private(set) var lastStep = 0

  static var stepsBetweenKeyframes: Int { 256 }

  /// Begins to record a world, which must have a private store.
  public init(_ world: consuming World) {
    precondition(world.store.isPrivate, "a live world only goes forward")
    world.isStepped = true
    world.recordsChanges = true
    self.world = world
    keepState()
  }

  /// The step the world stands at.
  public var step: Int { world.state.stepCount }

  /// Gives the world an input. In the past this makes a new line: what came after is gone.
  public mutating func give(_ input: Input) {
    forgetLater()
    inputs.append((step, input))
    inputCount = inputs.count
    apply(input)
  }

  /// Takes one step: forward along the line if the world stands in its past, else on. False when nothing is to happen.
  @discardableResult public mutating func forward() -> Bool {
    replayInputs()
    guard world.step() else { return false }
    changes += world.takeChanges()
    lastStep = max(lastStep, step)
    replayInputs()
    if step - (keyframes.last?.step ?? 0) >= Self.stepsBetweenKeyframes { keepState() }
    return true
  }

  /// Lets everything happen that is due until a moment.
  public mutating func advance(to moment: Timestamp) {
    while world.hasReadyAction || world.isDue(by: moment) { forward() }
    give(.clock(moment))
  }

  /// Stands the world at a step of its past or, having been there, of its future on this line.
  public mutating func go(to target: Int) throws(StoreError) {
    precondition((0...lastStep).contains(target), "step \(target) of \(lastStep)")
    if target < step { try goBack(to: target) }
    while step < target { forward() }
  }

  private mutating func goBack(to target: Int) throws(StoreError) {
    guard let index = keyframes.lastIndex(where: { $0.step <= target }) else {
      preconditionFailure("no state was kept before step \(target)")
    }
    let keyframe = keyframes[index]
    for changeset in changes[keyframe.changeCount...].reversed() { try world.store.revert(changeset) }
    changes.removeSubrange(keyframe.changeCount...)
    world.state = keyframe.state
    world.observer = keyframe.observer
    keyframes.removeSubrange((index + 1)...)
    inputCount = keyframe.inputCount
    replayInputs()
  }

  /// Inputs of the present step that were given before and are to be given again.
  private mutating func replayInputs() {
    while inputCount < inputs.count, inputs[inputCount].step <= step {
      apply(inputs[inputCount].input)
      inputCount += 1
    }
  }

  private mutating func apply(_ input: Input) {
    switch input {
    case .call(let call): _ = world.receive(call)
    case .press(let digit, let contact): world.press(digit, contact)
    case .say(let words, let contact): world.say(words, contact)
    case .hangUp(let contact): world.hangUp(contact)
    case .declare(let conditions): world.declare(conditions)
    case .clock(let moment): world.setClock(moment)
    }
    changes += world.takeChanges()
  }

  private mutating func forgetLater() {
    guard inputCount < inputs.count || step < lastStep else { return }
    inputs.removeSubrange(inputCount...)
    lastStep = step
  }

  private mutating func keepState() {
    keyframes.append(
      Keyframe(
        step: step, inputCount: inputCount, changeCount: changes.count, state: world.state,
        observer: world.observer))
  }

  /// A recording of its own that stands where this one stands, with the same past.
  public func fork() throws(StoreError) -> Recording {
    try Recording(copying: self, world: world.fork())
  }

  private init(copying other: borrowing Recording, world: consuming World) {
    self.world = world
    inputs = other.inputs
    keyframes = other.keyframes
    changes = other.changes
    inputCount = other.inputCount
    lastStep = other.lastStep
  }
}

extension World {
  /// Moves the clock on, when nothing is due before.
  mutating func setClock(_ moment: Timestamp) {
    if moment > state.now { state.now = moment }
  }

  mutating func takeChanges() -> [Changeset] {
    let taken = changes
    changes.removeAll()
    return taken
  }

  public var hasReadyAction: Bool { !state.ready.isEmpty }

  mutating func isDue(by moment: Timestamp) -> Bool { nextDue.map { $0 <= moment } ?? false }
}
