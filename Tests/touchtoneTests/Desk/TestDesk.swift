import CenterFiles
import ContactCenter
import FlowEngine
import Scenarios
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// The desk of the first agent of the site visits, whom every caller of the villas and plots reaches; the clock is the test's.
final class TestDesk: DeskHost {
  var world: World
  var console: DeskConsole
  private(set) var messages: [String] = []
  private var real: Int64 = 0

  convenience init() throws { try self.init(FixedCall.center.get()) }

  init(_ loaded: LoadedCenter) throws {
    let definition = loaded.center.definition
    let now = try TimeText(FixedCall.now).timestamp(in: definition.zone)
    let store = try Store.inMemory()
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
    world = World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
    console = DeskConsole(world, agent: 0, trainee: "Ila")
    world.sitDown(0)
    for agent in 1..<definition.agents.count where definition.agents[agent].name != "Tom Varghese" {
      _ = world.act(.becomesUnavailable, agent: agent)
    }
  }

  /// Somebody calls and presses keys, each when it is asked for.
  @discardableResult func call(from number: String, pressing keys: String) throws -> Int {
    let dialed = try #require(world.center.definition.numbers.first)
    let flow = try #require(world.program.flow(dialed.flow))
    let contact = world.receive(
      IncomingCall(
        from: .number(try PhoneNumber(number)), to: dialed.number, flow: flow, channel: .voice, attributes: []
      ))
    for key in keys {
      while world.due(.firstDigit, contact) == nil { pass(.seconds(1)) }
      world.press(try #require(DTMFDigit(key)), contact)
    }
    look()
    return contact
  }

  func pass(_ length: Milliseconds) {
    let end = world.state.now + length
    while world.hasReadyAction { world.step() }
    while let due = world.nextDue, due <= end {
      world.advance(to: due)
      look()
    }
    world.advance(to: end)
    look()
  }

  /// Lets the contact come through its flow to the desk.
  func untilItRings() {
    for _ in 0..<120 where world.status(ofAgent: 0) != .pending { pass(.seconds(1)) }
  }

  func say(_ words: String, by contact: Int) {
    world.say(words, contact)
    look()
  }

  func hangUp(_ contact: Int) {
    world.hangUp(contact)
    look()
  }

  func type(_ keys: KeyEvent...) {
    for key in keys { handle(key) }
  }

  func type(_ text: String) {
    for character in text { handle(character == "\n" ? .enter : .character(character)) }
  }

  private func handle(_ key: KeyEvent) {
    var current = console
    let requests = current.handle(key, world, size: Size(columns: 80, rows: 24))
    carryOut(requests, for: &current)
    console = current
    look()
  }

  private func look() {
    while world.hasReadyAction { world.step() }
    var current = console
    for _ in 0..<8 {
      let requests = current.take(world, real: real)
      if requests.isEmpty { break }
      carryOut(requests, for: &current)
    }
    console = current
  }

  var text: String {
    let surroundings = DeskConsole.Surroundings(speed: .normal, isPaused: false, real: 1_000_000_000)
    return console.draw(world, surroundings, size: Size(columns: 80, rows: 24), glyphs: .unicode).text
  }

  var kept: [KeptContact] { get throws { try world.store.reading { rows in try rows.keptContacts() } } }

  // MARK: DeskHost

  func give(_ input: Recording.Input) {
    world.take(input)
    while world.hasReadyAction { world.step() }
  }

  func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R { body(world) }
  func show(_ message: PhoneModel.Message) { messages.append(message.text) }
  func perform(_ command: Command, at console: inout DeskConsole) { messages.append("\(command)") }
}
