import TerminalUI
import World

// The agent's desk and the wallboard of the world that the phone calls: Tab goes from one to the next.
extension PhoneProgram: SharingHost {
  /// Which screen of the world is shown.
  enum WorldScreen {
    case phone
    /// The desk in this terminal, or the wallboard.
    case desk
    /// A desk in another terminal, looked at.
    case beside
  }

  func turnScreen(forwards: Bool) {
    guard !call.isInTime else {
      return show(PhoneModel.Message("this is the past; Esc goes back to the call"))
    }
    guard agentCount > 0 else { return show(PhoneModel.Message("the center has no agents")) }
    switch (worldScreen, console?.screen ?? .desk, forwards) {
    case (.phone, _, true): sitDown()
    case (.desk, .wallboard, false): sitDown()
    case (.phone, _, false): lookAtWallboard()
    case (.desk, .desk, true), (.beside, _, true): lookAtWallboard()
    case (.desk, .wallboard, true), (.desk, .desk, false), (.beside, _, false):
      worldScreen = .phone
      listen()
    }
  }

  private var agentCount: Int { call.world.center.definition.agents.count }

  /// The desk of whoever has the caller or calls back, else of the first agent who has none.
  private func sitDown() {
    let contact = call.isEnded ? call.world.callbackToCome ?? call.contact : call.contact
    let wanted = call.world.state.contacts[contact].agent ?? console?.seat.agent ?? 0
    // What is done there is for whoever sits there.
    guard share?.sits(wanted) != true else { return lookOn(beside: wanted) }
    let isElsewhere = console.map { $0.seat.agent != wanted && $0.seat.story == nil } ?? true
    if isElsewhere, wanted < agentCount { openConsole(forAgent: wanted) }
    worldScreen = .desk
    console?.screen = .desk
    // Who sits there is the agent from now on, and no script.
    if let agent = console?.seat.agent { give(.sitDown(agent: agent)) }
    tendDesk()
  }

  /// As a trainer beside an agent does whose desk is in another terminal.
  private func lookOn(beside agent: Int) {
    if beside?.agent != agent { beside = TrainerSeat(call.world, beside: agent) }
    show(PhoneModel.Message("\(call.world.center.agentName(agent)) sits at a desk in another terminal"))
    worldScreen = .beside
    tendDesk()
  }

  private func lookAtWallboard() {
    if console == nil { openConsole(forAgent: 0) }
    worldScreen = .desk
    console?.screen = .wallboard
  }

  private func openConsole(forAgent agent: Int) {
    console = DeskConsole(call.world, agent: agent, trainee: call.world.center.agentName(agent))
    call.goesOnAfterEnd = true
  }

  /// The world is over, as the call is: what agents did is kept. Who sits at desks.
  func endDesks() -> [Int] {
    if var current = console {
      let requests = current.finish(call.world)
      if share?.keeps(current.seat.agent, self) != true { carryOut(requests, for: &current) }
      console = current
    }
    share?.finish(self)
    return call.world.state.seatedAgents
  }

  /// Another world has begun, with the same people at its desks.
  func beginDesks(_ seated: [Int]) {
    if !seated.isEmpty { call.goesOnAfterEnd = true }
    for agent in seated { give(.sitDown(agent: agent)) }
    if var current = console {
      let requests = current.begin(in: call.world)
      carryOut(requests, for: &current)
      console = current
    }
    if let agent = beside?.agent { beside = TrainerSeat(call.world, beside: agent) }
    share?.begin(self)
  }

  /// Lets the desks see what happened in the world.
  func tendDesk() {
    if var current = console, !call.isInTime {
      // What is asked for may change the world, and that the desk.
      for _ in 0..<8 {
        let requests = current.take(call.world, real: clock.monotonicNanoseconds)
        // Of an agent who sits elsewhere, that desk keeps what came of a contact.
        if requests.isEmpty || share?.keeps(current.seat.agent, self) == true { break }
        carryOut(requests, for: &current)
      }
      console = current
    }
    if !call.isInTime { beside?.take(call.world, real: clock.monotonicNanoseconds) }
    share?.tend(self)
  }

  /// A key at the desk of somebody in another terminal.
  func handleBesideDesk(_ key: KeyEvent) {
    guard var seat = beside else { return }
    let outcome = seat.handle(key, call.world, size: size)
    beside = seat
    if let command = carryOut(outcome, of: seat) { perform(command) }
    tendDesk()
  }

  /// A key at the desk, or on the wallboard.
  func handleAtDesk(_ key: KeyEvent) {
    guard var current = console else { return }
    let requests: [DeskRequest]
    if case .click(let position) = key {
      switch frame(size, glyphs).action(at: position) {
      case .command(let command): requests = current.perform(command, call.world)
      case .choose(let item): requests = current.choose(item, call.world)
      case .press(let key): requests = current.perform(.press(key), call.world)
      case .moment, .entry, nil: requests = []
      }
    } else {
      requests = current.handle(key, call.world, size: size)
    }
    carryOut(requests, for: &current)
    console = current
    tendDesk()
  }

  /// The desk, or the wallboard, where that is shown.
  func worldFrame(_ size: Size, _ glyphs: GlyphSet) -> Grid? {
    let surroundings = DeskConsole.Surroundings(
      speed: call.speed, isPaused: call.isPaused, real: clock.monotonicNanoseconds, message: messages.shown,
      behindWallboard: "phone")
    switch worldScreen {
    case .phone: return nil
    case .desk: return console?.draw(call.world, surroundings, size: size, glyphs: glyphs)
    case .beside:
      return beside?.draw(
        call.world, beside: beside.flatMap { share?.seat(of: $0.agent) }, surroundings, size: size,
        glyphs: glyphs)
    }
  }

  // MARK: The host of desks

  var pace: (speed: PlaySpeed, isPaused: Bool) { (call.speed, call.isPaused) }
  var real: Int64 { clock.monotonicNanoseconds }
  var ownAgent: Int? { worldScreen == .desk && console?.screen == .desk ? console?.seat.agent : nil }
  var ownSeat: DeskSeat? { console?.seat }
  func somebodySitsDown() { call.goesOnAfterEnd = true }

  func give(_ input: Recording.Input) {
    call.give(input, clock.monotonicNanoseconds)
    speak()
  }

  func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R { body(call.world) }

  func perform(_ command: Command, at console: inout DeskConsole) {
    switch command {
    case .nextScreen, .previousScreen:
      // The console is in use here: it is put back before another screen is shown.
      self.console = console
      turnScreen(forwards: command == .nextScreen)
      console = self.console ?? console
    case .help: console.openHelp()
    case .pause, .faster, .slower, .quit, .quitAtOnce, .close: perform(command)
    case .callAgain:
      // The console is in use here.
      self.console = console
      callAgain()
      console = self.console ?? console
    default: break
    }
  }
}
