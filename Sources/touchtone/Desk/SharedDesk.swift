import Outside
import TerminalUI
import World

/// A desk of the shared world in another terminal: its keys come over a socket, its screens go there.
final class SharedDesk {
  private let listener: ShareListener
  private var guest: ShareConnection?
  private var console: DeskConsole?
  private var size = Size(columns: 80, rows: 24)
  private var glyphs = GlyphSet.unicode
  private var shown: [UInt8] = []
  /// What the guest alone is told.
  private var message: PhoneModel.Message?

  init(_ listener: ShareListener) { self.listener = listener }

  var descriptors: [Int32] { [listener.descriptor] + (guest.map { [$0.descriptor] } ?? []) }
  var nextChange: Int64? { guest == nil ? nil : console?.nextChange }

  /// Something came over a descriptor.
  func receive(for host: PhoneProgram) {
    while let joined = listener.accept() {
      guard guest == nil else {
        joined.send(DeskLink.goodbye("somebody sits at this desk already"))
        continue
      }
      guest = joined
      shown = []
    }
    guard let guest else { return }
    let reception = guest.receive()
    for message in reception.messages { take(message, for: host) }
    if reception.hasEnded { leave(host) }
    tend(host)
  }

  private func take(_ message: ShareMessage, for host: PhoneProgram) {
    switch DeskLink.request(from: message) {
    case .hello(let size, let glyphs, let agent):
      (self.size, self.glyphs) = (size, glyphs)
      sitDown(agent, host)
    case .size(let size): self.size = size
    case .key(let key):
      guard var current = console else { return }
      self.message = nil
      let requests = host.lookAtWorld { current.handle(key, $0, size: size) }
      let bridge = Guest(desk: self, host: host)
      bridge.carryOut(requests, for: &current)
      console = current
    case nil: turnAway("that was no message of touchtone's")
    }
  }

  private func sitDown(_ name: String, _ host: PhoneProgram) {
    let names = host.lookAtWorld { world in world.center.definition.agents.map(\.name) }
    guard !names.isEmpty else { return turnAway("the center has no agents") }
    guard let agent = name.isEmpty ? 0 : names.firstIndex(of: name) else {
      return turnAway("there is no agent \"\(name)\"; there is " + names.joined(separator: ", "))
    }
    if console?.seat.agent != agent {
      console = host.lookAtWorld { DeskConsole($0, agent: agent, trainee: names[agent]) }
    }
    host.call.goesOnAfterEnd = true
    host.give(.sitDown(agent: agent))
    host.show(PhoneModel.Message("\(names[agent]) sits at a desk in another terminal"))
  }

  private func turnAway(_ words: String) {
    guest?.send(DeskLink.goodbye(words))
    guest = nil
  }

  /// The guest is gone: the agent's telephone is dead until somebody sits there again.
  private func leave(_ host: PhoneProgram) {
    guest = nil
    guard let console else { return }
    let agent = console.seat.agent
    host.give(.act(.fails, agent: agent))
    let name = host.lookAtWorld { $0.center.agentName(agent) }
    host.show(PhoneModel.Message("\(name)'s terminal is gone; whoever joins again sits there", isError: true))
  }

  /// Lets the desk see what happened, and sends what it shows now.
  func tend(_ host: PhoneProgram) {
    guard var current = console else { return }
    let bridge = Guest(desk: self, host: host)
    for _ in 0..<8 {
      let requests = host.lookAtWorld { current.take($0, real: host.clock.monotonicNanoseconds) }
      if requests.isEmpty { break }
      bridge.carryOut(requests, for: &current)
    }
    console = current
    guard let guest else { return }
    guest.flush()
    // What is out of date when it is read is not sent.
    guard !guest.isBusy else { return }
    let surroundings = DeskConsole.Surroundings(
      speed: host.call.speed, isPaused: host.call.isPaused, real: host.clock.monotonicNanoseconds,
      message: message)
    let grid = host.lookAtWorld { current.draw($0, surroundings, size: size, glyphs: glyphs) }
    let frame = GridCode.bytes(of: grid)
    guard frame != shown else { return }
    shown = frame
    guest.send(DeskLink.frame(frame))
  }

  /// Nobody shares the world any more.
  func close() { turnAway("the call that you had joined is over") }

  /// What the guest's desk asks of the world goes through the host; what concerns the guest's own terminal does not.
  private final class Guest: DeskHost {
    let desk: SharedDesk
    let host: PhoneProgram

    init(desk: SharedDesk, host: PhoneProgram) {
      self.desk = desk
      self.host = host
    }

    func give(_ input: Recording.Input) { host.give(input) }
    func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R { host.lookAtWorld(body) }
    func show(_ message: PhoneModel.Message) { desk.message = message }

    func perform(_ command: Command, at console: inout DeskConsole) {
      switch command {
      case .nextScreen, .previousScreen: console.screen = console.screen == .desk ? .wallboard : .desk
      case .help: console.openHelp()
      case .close: desk.message = nil
      case .pause, .faster, .slower: show(PhoneModel.Message("whoever shares the call sets its pace"))
      case .quit, .quitAtOnce:
        desk.turnAway("")
        desk.leave(host)
      default: break
      }
    }
  }
}
