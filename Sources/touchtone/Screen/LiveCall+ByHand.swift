import ContactCenter
import FlowEngine
import Store
import World

// What a person does to the call from outside: edits, forced branches, breakpoints.
extension LiveCall {
  /// The contact's attributes, by name.
  var attributes: [(name: String, value: String)] {
    let engine = world.state.contacts[contact].contact
    return engine.entries(engine.attributes, names: world.program.slotNames(.attributes), world.program)
  }

  /// The action that the contact stands at, waiting or about to begin it.
  var presentAction: ActionIndex? { Moment(world, contact, story).action }

  /// The Lambda that the contact waits for.
  var pendingLambda: PendingLambda? { world.state.contacts[contact].lambda }

  /// Sets an attribute; false when the service would refuse it. In the past this begins a what-if.
  mutating func set(_ attribute: String, to value: String, _ real: Int64) -> Bool {
    give(.set(attribute: attribute, to: value, contact: contact), real)
    return self.attributes.contains { $0.name == attribute && $0.value == value }
  }

  /// The Lambda that the next step calls; nil where it calls none.
  var nextLambda: PendingLambda? { world.nextLambda(of: contact) }

  /// What the Lambda says that is waited for, or called next.
  mutating func edit(_ outcome: LambdaOutcome, _ real: Int64) {
    give(.edit(outcome, contact: contact), real)
  }

  /// Takes a branch of the present action, whatever that does.
  mutating func force(_ branch: BranchIndex, _ real: Int64) {
    give(.force(branch, contact: contact), real)
  }

  // MARK: Steps

  /// Why the call does not go on by itself.
  enum StepObstacle: Equatable {
    case isOver
    /// A program outside is at work on an answer.
    case outside(String)
    /// The caller is awaited, or the time for that to run out.
    case caller
    /// Somebody else is: an agent at a desk, or a person at the other end.
    case nothing
  }

  /// What stands in the way of one more step where the line ends that is shown; nil when nothing does.
  var stepObstacle: StepObstacle? {
    if world.hasReadyAction { return nil }
    if isOver { return .isOver }
    if let call = world.awaitedCall(of: contact, .customer) { return .outside(call.function) }
    if waitsForCaller { return .caller }
    let line = shown
    return line.recording.nextMoment == nil ? .nothing : nil
  }

  private var waitsForCaller: Bool {
    world.due(.firstDigit, contact) != nil || world.due(.interDigit, contact) != nil
  }

  // MARK: Breakpoints

  /// Sets a breakpoint, or takes it away where it is set.
  mutating func toggle(_ breakpoint: Breakpoint) {
    if let index = breakpoints.firstIndex(of: breakpoint) {
      breakpoints.remove(at: index)
    } else {
      breakpoints.append(breakpoint)
    }
    watchAnew()
  }

  /// Breakpoints count from the moment that is shown.
  mutating func watchAnew() {
    let all = breakpoints + (goal.map { [$0] } ?? [])
    watch = all.isEmpty ? nil : BreakpointWatch(all, contact, in: world)
  }

  /// What happened last that a breakpoint is for, in words: the row that changed, and how.
  func lastChange(of table: String) -> String? {
    transcript.entries.last { entry in
      if case .row(let change) = entry.detail { change.table == table } else { false }
    }?.text
  }

  /// The call stops when it comes to an action, as if that had a breakpoint, once.
  mutating func stopOnce(at action: ActionIndex) {
    goal = .action(action)
    watchAnew()
  }

  /// True when the call has just come upon a breakpoint: it stands still there.
  mutating func stopsAtBreakpoint() -> Bool {
    let line = shown
    guard let hit = watch?.hit(in: line.recording.world) else { return false }
    lastHit = hit
    isPaused = true
    let found = BreakpointHit(breakpoint: hit, line: shown.name, at: world.state.now)
    if !hits.contains(found) { hits.append(found) }
    if goal != nil {
      goal = nil
      watchAnew()
    }
    return true
  }

  /// Runs on at once, to a breakpoint, to where a person is awaited, or to the end; the breakpoint, if it came upon one.
  mutating func run(_ real: Int64) throws(StoreError) -> Breakpoint? {
    guard isInTime else { return nil }
    isPaused = true
    watchAnew()
    lastHit = nil
    var steps = 0
    while steps < Self.longestRun, mayRunOn, shown.recording.forward() {
      steps += 1
      tell()
      keepStory()
      if stopsAtBreakpoint() { break }
    }
    goal = nil
    if lastHit == nil { try shown.recording.go(to: shown.recording.position) }
    resetClock(real)
    return lastHit
  }

  private static var longestRun: Int { 100_000 }

  /// False where only a person goes on.
  private var mayRunOn: Bool {
    if shown.recording.isInPast { return true }
    if travel?.timelines.isWhatHappened == true || isOver { return false }
    // What a what-if does not call a person answers, and not the time limit.
    if world.awaitsOutside(contact) { return false }
    return world.hasReadyAction || !waitsForCaller
  }
}
