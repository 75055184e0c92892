import Outside
import TerminalUI
import World

/// Desks of the shared world in other terminals: their keys come over a socket, their screens go there.
final class SharedDesk {
  private let listener: ShareListener
  private var guests: [Guest] = []
  /// The desks at which guests sit or sat, by agent: whoever comes back finds what was there.
  private var consoles: [Int: DeskConsole] = [:]

  /// How many may join.
  private static let limit = 8

  /// A terminal that has joined.
  private final class Guest {
    let connection: ShareConnection
    var role = Role.unknown
    var size = Size(columns: 80, rows: 24)
    var glyphs = GlyphSet.unicode
    var shown: [UInt8] = []
    /// What this guest alone is told.
    var messages = PhoneMessages()

    init(_ connection: ShareConnection) { self.connection = connection }
  }

  private enum Role {
    case unknown
    case agent(Int)
    case trainer(TrainerSeat)
  }

  init(_ listener: ShareListener) { self.listener = listener }

  /// What --share NAME asks for; nil where it stands nowhere.
  static func asked(_ name: String?) throws(CommandFailure) -> SharedDesk? {
    guard let name else { return nil }
    do throws(ShareError) {
      return SharedDesk(try ShareListener(ShareName(name), in: ShareFolder.own()))
    } catch {
      throw CommandFailure(error.diagnostic(for: "--share"))
    }
  }

  var descriptors: [Int32] { [listener.descriptor] + guests.map(\.connection.descriptor) }

  /// When a desk changes by itself, or a message goes; nil when none does.
  var nextChange: Int64? {
    (guests.isEmpty ? [] : consoles.values.compactMap(\.nextChange) + guests.compactMap(\.messages.until))
      .min()
  }

  /// Something came over a descriptor.
  func receive(for host: any SharingHost) {
    while let joined = listener.accept() {
      guard guests.count < Self.limit else {
        joined.send(
          DeskLink.refusal(
            "\(Self.limit) terminals have joined already", fix: "leave one of them with q, and join then"))
        continue
      }
      guests.append(Guest(joined))
    }
    for guest in guests {
      let reception = guest.connection.receive()
      for message in reception.messages where isHere(guest) { take(message, guest, host) }
      if reception.hasEnded, isHere(guest) { leave(guest, host) }
    }
    tend(host)
  }

  private func isHere(_ guest: Guest) -> Bool { guests.contains { $0 === guest } }

  private func take(_ message: ShareMessage, _ guest: Guest, _ host: any SharingHost) {
    switch DeskLink.request(from: message) {
    case .hello(let size, let glyphs, let agent, let isTrainer):
      (guest.size, guest.glyphs) = (size, glyphs)
      if isTrainer { sitBeside(agent, guest, host) } else { sitDown(agent, guest, host) }
    case .size(let size): guest.size = size
    case .key(let key): take(key, guest, host)
    case nil: end(guest, "that was no message of touchtone's")
    }
  }

  private func take(_ key: KeyEvent, _ guest: Guest, _ host: any SharingHost) {
    guest.messages.close()
    switch guest.role {
    case .unknown: break
    case .agent(let agent):
      guard var current = consoles[agent] else { return }
      let requests = host.lookAtWorld { current.handle(key, $0, size: guest.size) }
      Bridge(desk: self, guest: guest, host: host).carryOut(requests, for: &current)
      consoles[agent] = current
    case .trainer(var seat):
      let outcome = host.lookAtWorld { seat.handle(key, $0, size: guest.size) }
      let bridge = Bridge(desk: self, guest: guest, host: host)
      guard let command = bridge.carryOut(outcome, of: seat) else {
        guest.role = .trainer(seat)
        return
      }
      bridge.perform(command, at: &seat.console)
      if isHere(guest) { guest.role = .trainer(seat) }
    }
  }

  // MARK: Coming and going

  private func isTaken(_ agent: Int, _ host: any SharingHost) -> Bool {
    host.ownAgent == agent || sits(agent)
  }

  /// True while a guest sits at the agent's desk.
  func sits(_ agent: Int) -> Bool {
    guests.contains { if case .agent(agent) = $0.role { true } else { false } }
  }

  /// The desk at which a guest sits or sat.
  func seat(of agent: Int) -> DeskSeat? { consoles[agent]?.seat }

  /// The agent of a name, or the first who fits where there is none; nil once the guest was turned away.
  private func agent(
    _ name: String, _ guest: Guest, _ host: any SharingHost, where fits: (Int) -> Bool
  ) -> Int? {
    let names = host.lookAtWorld { world in world.center.definition.agents.map(\.name) }
    guard !names.isEmpty else {
      turnAway(guest, "the center has no agents", fix: "share a center whose center.json has \"agents\"")
      return nil
    }
    if name.isEmpty { return names.indices.first(where: fits) ?? 0 }
    if let agent = names.firstIndex(of: name) { return agent }
    turnAway(
      guest, "there is no agent \"\(name)\"", fix: "name one of " + names.joined(separator: ", "))
    return nil
  }

  private func sitDown(_ name: String, _ guest: Guest, _ host: any SharingHost) {
    guard let agent = agent(name, guest, host, where: { !isTaken($0, host) }) else { return }
    let own = host.lookAtWorld { $0.center.agentName(agent) }
    guard !isTaken(agent, host) else {
      return turnAway(
        guest, "somebody sits at the desk of \(own) already",
        fix: "sit down at another desk (--agent NAME), or beside this one (--trainer)")
    }
    guest.role = .agent(agent)
    if consoles[agent] == nil {
      consoles[agent] = host.lookAtWorld { DeskConsole($0, agent: agent, trainee: own) }
    }
    host.somebodySitsDown()
    host.give(.sitDown(agent: agent))
    host.show(PhoneModel.Message("\(own) sits at a desk in another terminal"))
  }

  private func sitBeside(_ name: String, _ guest: Guest, _ host: any SharingHost) {
    guard let agent = agent(name, guest, host, where: { isTaken($0, host) }) else { return }
    guest.role = .trainer(host.lookAtWorld { TrainerSeat($0, beside: agent) })
    host.somebodySitsDown()
    let own = host.lookAtWorld { $0.center.agentName(agent) }
    host.show(PhoneModel.Message("a trainer sits beside \(own)"))
  }

  private func turnAway(_ guest: Guest, _ words: String, fix: String) {
    guest.connection.send(DeskLink.refusal(words, fix: fix))
    guests.removeAll { $0 === guest }
  }

  private func end(_ guest: Guest, _ words: String) {
    guest.connection.send(DeskLink.goodbye(words))
    guests.removeAll { $0 === guest }
  }

  /// A guest is gone: the agent's telephone is dead until somebody sits there again.
  private func leave(_ guest: Guest, _ host: any SharingHost) {
    guests.removeAll { $0 === guest }
    if case .trainer(let seat) = guest.role, seat.hasJoined {
      host.give(.trainer(.leaves, agent: seat.agent))
    }
    guard case .agent(let agent) = guest.role else { return }
    host.give(.act(.fails, agent: agent))
    let name = host.lookAtWorld { $0.center.agentName(agent) }
    host.show(PhoneModel.Message("\(name)'s terminal is gone; whoever joins again sits there", isError: true))
  }

  // MARK: Frames

  /// Lets the desks see what happened, and sends what they show now.
  func tend(_ host: any SharingHost) {
    for agent in consoles.keys.sorted() { tend(agent, host) }
    for guest in guests {
      guest.messages.expire(at: host.real)
      if case .trainer(var seat) = guest.role {
        host.lookAtWorld { seat.take($0, real: host.real) }
        guest.role = .trainer(seat)
      }
      send(guest, host)
    }
  }

  /// True where what the agent did is kept by the desk of a guest, and not by the one in the host's own terminal.
  func keeps(_ agent: Int, _ host: any SharingHost) -> Bool {
    consoles[agent] != nil && host.ownAgent != agent
  }

  private func tend(_ agent: Int, _ host: any SharingHost) {
    guard var current = consoles[agent] else { return }
    let bridge = Bridge(desk: self, guest: nil, host: host)
    for _ in 0..<8 {
      let requests = host.lookAtWorld { current.take($0, real: host.real) }
      if requests.isEmpty || !keeps(agent, host) { break }
      bridge.carryOut(requests, for: &current)
    }
    consoles[agent] = current
  }

  private func send(_ guest: Guest, _ host: any SharingHost) {
    guest.connection.flush()
    // What is out of date when it is read is not sent.
    guard !guest.connection.isBusy, let grid = grid(guest, host) else { return }
    let frame = GridCode.bytes(of: grid)
    guard frame != guest.shown else { return }
    guest.shown = frame
    guest.connection.send(DeskLink.frame(frame))
  }

  private func grid(_ guest: Guest, _ host: any SharingHost) -> Grid? {
    let surroundings = DeskConsole.Surroundings(
      speed: host.pace.speed, isPaused: host.pace.isPaused, real: host.real, message: guest.messages.shown,
      setsPace: false)
    switch guest.role {
    case .unknown: return nil
    case .agent(let agent):
      guard let console = consoles[agent] else { return nil }
      return host.lookAtWorld { console.draw($0, surroundings, size: guest.size, glyphs: guest.glyphs) }
    case .trainer(let seat):
      let beside = host.ownAgent == seat.agent ? host.ownSeat : consoles[seat.agent]?.seat
      return host.lookAtWorld {
        seat.draw($0, beside: beside, surroundings, size: guest.size, glyphs: guest.glyphs)
      }
    }
  }

  /// The world is over: what agents did is kept.
  func finish(_ host: any SharingHost) {
    let bridge = Bridge(desk: self, guest: nil, host: host)
    for agent in consoles.keys.sorted() {
      guard var current = consoles[agent] else { continue }
      let requests = host.lookAtWorld { current.finish($0) }
      guard keeps(agent, host) else { continue }
      bridge.carryOut(requests, for: &current)
      consoles[agent] = current
    }
  }

  /// Another world has begun.
  func begin(_ host: any SharingHost) {
    let bridge = Bridge(desk: self, guest: nil, host: host)
    for agent in consoles.keys.sorted() {
      guard var current = consoles[agent] else { continue }
      let requests = host.lookAtWorld { current.begin(in: $0) }
      bridge.carryOut(requests, for: &current)
      // At a desk whose terminal is gone the telephone is as dead as before.
      if !sits(agent) { host.give(.act(.fails, agent: agent)) }
      consoles[agent] = current
    }
    for guest in guests {
      guard case .trainer(let seat) = guest.role else { continue }
      guest.role = .trainer(host.lookAtWorld { TrainerSeat($0, beside: seat.agent) })
    }
  }

  /// Nobody shares the world any more.
  func close() { for guest in guests { end(guest, "the call that you had joined is over") } }

  /// What a guest's desk asks of the world goes through the host; what concerns the guest's own terminal does not.
  private final class Bridge: DeskHost {
    let desk: SharedDesk
    let guest: Guest?
    let host: any SharingHost

    init(desk: SharedDesk, guest: Guest?, host: any SharingHost) {
      self.desk = desk
      self.guest = guest
      self.host = host
    }

    func give(_ input: Recording.Input) { host.give(input) }
    func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R { host.lookAtWorld(body) }
    func show(_ message: PhoneModel.Message) { guest?.messages.show(message, at: host.real) }

    func perform(_ command: Command, at console: inout DeskConsole) {
      switch command {
      case .nextScreen, .previousScreen: console.screen = console.screen == .desk ? .wallboard : .desk
      case .help: console.openHelp()
      case .close: guest?.messages.close()
      case .pause, .faster, .slower: show(PhoneModel.Message("whoever shares the call sets its pace"))
      case .quit, .quitAtOnce:
        guard let guest else { return }
        desk.end(guest, "")
        desk.leave(guest, host)
      default: break
      }
    }
  }
}
