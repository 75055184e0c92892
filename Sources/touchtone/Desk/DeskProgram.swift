import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Outside
import Scenarios
import Store
import TerminalUI
import Traffic
import World

/// A center in real time, with a person at the desk of one of its agents: callers come from scenarios.
final class DeskProgram: TerminalProgram, SharingHost {
  var exitStatus: Int32?
  private var world: World
  private var console: DeskConsole
  private var clock: CallClock
  private var callers: [TrainingCaller] = []
  /// How many contacts of the world were looked at.
  private var known = 0
  private var arrivals: TrainingArrivals
  private var functions: OutsideFunctions
  private var speed = PlaySpeed.normal
  private var isPaused = false
  private var isPausedBySize = false
  /// What was asked in sight when the present key was pressed: its command is a yes.
  private var asked: Command?
  private var messages = PhoneMessages()
  private var size = Size(columns: 80, rows: 24)
  private var glyphs = GlyphSet.unicode
  private let machine = WallClock()
  /// Desks of this world in other terminals.
  private let share: SharedDesk?
  private let log: CallLog?

  /// - Parameters:
  ///   - agent: the place of the agent at whose desk the person sits.
  ///   - hasOthers: whether the agents who serve the same queues take contacts too.
  ///   - note: what the person is told first.
  init(
    _ loaded: LoadedCenter, store: Store, now: Timestamp, seed: UInt64, agent: Int, trainee: String,
    hasOthers: Bool, arrivals: TrainingArrivals, log: CallLog? = nil, share: SharedDesk? = nil,
    note: String? = nil
  ) {
    self.share = share
    self.log = log
    world = World(
      loaded.center, store: store, seed: seed, now: now,
      observer: Transcript(log: log.map { FlowLog(loaded.program, $0.scope) }))
    self.arrivals = arrivals
    functions = loaded.outsideFunctions
    world.sitDown(agent)
    console = DeskConsole(world, agent: agent, trainee: trainee)
    clock = CallClock(at: now, real: machine.monotonicNanoseconds, rate: 1)
    if world.status(ofAgent: agent) != .available { _ = world.act(.becomesAvailable, agent: agent) }
    if !hasOthers { sendOthersAway(agent) }
    if let note { messages.show(.init(note), at: machine.monotonicNanoseconds) }
    look()
  }

  /// Every call of the agent's queues comes to this desk.
  private func sendOthersAway(_ agent: Int) {
    let plan = world.center.plan
    func queues(_ agent: Int) -> Set<Int> {
      Set(plan.profiles[plan.agents[agent].profile].queues.map(\.queue))
    }
    let own = queues(agent)
    for other in plan.agents.indices where other != agent && !own.isDisjoint(with: queues(other)) {
      _ = world.act(.becomesUnavailable, agent: other)
    }
  }

  // MARK: Time

  private var rate: Int64 { isPaused ? 0 : Int64(speed.rawValue) }

  /// When the next thing happens in the world that nobody at this terminal does.
  private func nextDue() -> Timestamp? {
    let due = world.hasReadyAction ? world.state.now : world.nextDue
    let caller = callers.lazy.compactMap { [self] in $0.nextDue(world) }.min()
    return [due, caller, arrivals.nextDue(world, hasCallers: hasCallers)].compactMap { $0 }.min()
  }

  private func catchUp() {
    let real = machine.monotonicNanoseconds
    var steps = 0
    while let due = nextDue(), let moment = clock.real(of: due), moment <= real, steps < 10_000 {
      steps += 1
      if world.hasReadyAction {
        world.step()
      } else {
        world.advance(to: max(due, world.state.now))
      }
      look()
      letCallersAct()
    }
    world.advance(to: max(world.state.now, clock.time(at: real)))
    look()
  }

  /// Lets everybody see what happened.
  private func look() {
    meetCallbacks()
    for index in callers.indices { callers[index].take(world) }
    callers.removeAll { world.state.contacts[$0.contact].isEnded }
    let requests = console.take(world, real: machine.monotonicNanoseconds)
    carryOut(requests)
    tendFunctions()
    writeLog()
    share?.tend(self)
  }

  private func writeLog() {
    guard let log else { return }
    let lines = world.takeLogLines()
    guard !lines.isEmpty, let problem = log.file.write(lines) else { return }
    show(PhoneMessages.message(problem))
  }

  /// Whoever asked to be called back speaks then as in the first call.
  private func meetCallbacks() {
    for contact in known..<max(known, world.state.contacts.count) {
      let state = world.state.contacts[contact]
      guard state.created?.kind == .callback, let call = state.related?.index,
        let scenario = arrivals.call(of: call)?.scenario
      else { continue }
      arrivals.isCalledBack(by: contact, after: call)
      meet(scenario, contact, isCalledBack: true)
    }
    known = world.state.contacts.count
  }

  private func meet(_ scenario: Scenario, _ contact: Int, isCalledBack: Bool) {
    callers.append(TrainingCaller(scenario, contact: contact, in: world, isCalledBack: isCalledBack))
    console.seat.trainings[contact] = (scenario.name, scenario.training)
  }

  /// True while the desk has a contact, or somebody is on the way to it.
  private var hasCallers: Bool {
    console.seat.story != nil || arrivals.hasCaller(onWayTo: console.seat.agent, in: world)
  }

  private func letCallersAct() {
    for index in callers.indices {
      for input in callers[index].inputs(world) { world.take(input) }
    }
    if let next = arrivals.take(world, hasCallers: hasCallers) {
      prepare(next)
      let contact = world.receive(next.call)
      arrivals.came(as: contact)
      meet(next.scenario, contact, isCalledBack: false)
    }
    while world.hasReadyAction { world.step() }
    look()
  }

  /// The caller is who the scenario says, whatever an earlier call of the same one left behind.
  private func prepare(_ next: TrainingCall) {
    do throws(StoreError) { try next.prepare(world.store, at: world.localTime(at: world.state.now)) } catch {
      show(PhoneMessages.message(error.diagnostic(for: "the store")))
    }
  }

  private func tendFunctions() {
    for call in world.takeOutsideCalls() { functions.begin(call) }
    for done in functions.takeFinished(isAwaited: { world.awaits($0.id) }) {
      world.answer(done.answer, to: done.call.id)
    }
  }

  var wakeTime: Int64? {
    let real = machine.monotonicNanoseconds
    var moments = [
      messages.until, console.nextChange.flatMap { $0 > real ? $0 : nil }, functions.wakeTime,
      share?.nextChange.flatMap { $0 > real ? $0 : nil },
    ]
    if rate > 0 {
      // The clock on the screen, ten times a second while a bar runs down, else every second.
      moments.append(real + (console.seat.story == nil ? 1_000_000_000 : LiveCall.frameNanoseconds))
      moments.append(nextDue().flatMap { clock.real(of: $0) })
    }
    return moments.compactMap { $0 }.min()
  }

  var descriptors: [Int32] { functions.descriptors + (share?.descriptors ?? []) }

  func wake(at now: Int64) {
    messages.expire(at: now)
    catchUp()
  }

  func receive(from descriptor: Int32) {
    if share?.descriptors.contains(descriptor) == true { share?.receive(for: self) }
    catchUp()
  }

  // MARK: Desks in other terminals

  var pace: (speed: PlaySpeed, isPaused: Bool) { (speed, isPaused) }
  var real: Int64 { machine.monotonicNanoseconds }
  var ownAgent: Int? { console.seat.agent }
  var ownSeat: DeskSeat? { console.seat }
  func somebodySitsDown() {}

  private func setRate() {
    clock.set(rate: rate, at: world.state.now, real: machine.monotonicNanoseconds)
  }

  // MARK: The desk

  func give(_ input: Recording.Input) {
    world.take(input)
    while world.hasReadyAction { world.step() }
    for index in callers.indices { callers[index].take(world) }
  }

  func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R { body(world) }

  func show(_ message: PhoneModel.Message) { messages.show(message, at: machine.monotonicNanoseconds) }

  private func carryOut(_ requests: [DeskRequest]) {
    var current = console
    carryOut(requests, for: &current)
    // What was asked for may have changed the world, and that the desk.
    let further = current.take(world, real: machine.monotonicNanoseconds)
    console = current
    if !further.isEmpty { carryOut(further) }
  }

  func handle(_ key: KeyEvent) {
    catchUp()
    guard size.holdsACall else {
      if key == .character("q") { exitStatus = 0 }
      return
    }
    asked = messages.takeQuestion()
    if asked != nil, key == .escape { return }
    var current = console
    let requests: [DeskRequest]
    if case .click(let position) = key {
      requests = click(position, &current)
    } else {
      requests = current.handle(key, world, size: size)
    }
    console = current
    carryOut(requests)
  }

  private func click(_ position: Grid.Position, _ console: inout DeskConsole) -> [DeskRequest] {
    switch draw().action(at: position) {
    case .command(let command): return console.perform(command, world)
    case .choose(let item): return console.choose(item, world)
    case .press(let key): return console.perform(.press(key), world)
    case .moment, .entry, nil: return []
    }
  }

  func perform(_ command: Command, at console: inout DeskConsole) {
    switch command {
    case .pause:
      isPaused.toggle()
      setRate()
    case .faster, .slower:
      speed = command == .faster ? speed.faster : speed.slower
      setRate()
    case .nextScreen, .previousScreen: console.screen = console.screen == .desk ? .wallboard : .desk
    case .callAgain:
      switch arrivals.again(console.seat.lastContact, in: world) {
      case .comes: show(PhoneModel.Message("The last caller calls again."))
      case .isOnTheLine: show(PhoneModel.Message("The last caller is on the line still; r after that."))
      case .nobodyHasCalled: show(PhoneModel.Message("Nobody has called yet."))
      }
    case .help: console.openHelp()
    case .close: messages.close()
    case .quit:
      let talks = console.seat.story.map { $0.answeredAt != nil && !$0.isOver } ?? false
      if !talks || asked == .quit {
        exitStatus = 0
      } else {
        show(
          PhoneModel.Message(
            asking: "You have a contact. q again quits and hangs up, any other key stays.", yes: .quit))
      }
    case .quitAtOnce: exitStatus = 0
    default: break
    }
  }

  /// What the work so far came to is kept, whatever was going on.
  ///
  /// - Returns: what keeps the last of the log from being written, where that was not said before.
  func finish() -> Diagnostic? {
    if console.seat.hasContact {
      _ = world.act(.hangsUp, agent: console.seat.agent)
      _ = world.act(.endsWork, agent: console.seat.agent)
      look()
    }
    share?.close()
    guard let log else { return nil }
    let lines = world.takeLastLogLines()
    return lines.isEmpty ? nil : log.file.write(lines)
  }

  // MARK: Frames

  func resized(to size: Size) { take(size) }

  private func take(_ size: Size) {
    self.size = size
    if !size.holdsACall, !isPaused {
      isPausedBySize = true
      isPaused = true
      setRate()
    } else if size.holdsACall, isPausedBySize {
      isPausedBySize = false
      isPaused = false
      setRate()
    }
  }

  /// A center that nobody can see stands still.
  func suspended() { catchUp() }

  func resumed() { setRate() }

  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid {
    take(size)
    self.glyphs = glyphs
    return draw()
  }

  private func draw() -> Grid {
    console.draw(
      world,
      DeskConsole.Surroundings(
        speed: speed, isPaused: isPaused, real: machine.monotonicNanoseconds, message: messages.shown),
      size: size, glyphs: glyphs)
  }
}
