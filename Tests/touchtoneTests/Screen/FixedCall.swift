import CenterFiles
import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// A call of the site visits at a fixed time, on rows of its own and on a clock that the test moves.
struct FixedCall: ~Copyable {
  var call: LiveCall
  private var real: Int64 = 0

  /// The machine's clock.
  var now: Int64 { real }

  static let center = Result { try CenterLoader.load(packagePath("flows/site-visit")) }
  static let now = "2026-11-23T10:05"

  init(
    from caller: Caller? = nil, paused: Bool = false, speed: PlaySpeed = .normal,
    conditions change: (inout Conditions, Program) -> Void = { _, _ in }
  ) throws {
    let loaded = try Self.center.get()
    let definition = loaded.center.definition
    let now = try TimeText(Self.now).timestamp(in: definition.zone)
    let store = try Store.inMemory()
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
    var world = World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
    var conditions = Conditions(for: loaded.program)
    change(&conditions, loaded.program)
    world.declare(conditions)
    let labels = FlowLabels(loaded.program) { loaded.center.wording(ofPrompt: $0) }
    let first = try #require(definition.sample.customers.first)
    let who = caller ?? .number(first.phoneNumber)
    let number = try #require(definition.numbers.first)
    let presenter = PhonePresenter(
      labels: labels, callerName: caller == nil ? first.name : "", calledName: number.name ?? "",
      calledNumber: number.number.nationalDisplay)
    let flow = try #require(loaded.program.flow(number.flow))
    call = LiveCall(
      world, IncomingCall(from: who, to: number.number, flow: flow, channel: .voice, attributes: []),
      presenter: presenter, speed: speed, isPaused: paused, real: 0)
  }

  /// A call to a test's own flow, which is there until it was read.
  init(to flow: borrowing SmallFlow) throws { try self.init(toFlowAt: flow.path) }

  /// A call from a withheld number to a flow file that has no center, or to the first number of a center's folder.
  init(toFlowAt path: String) throws {
    let loaded = try CenterLoader.load(path)
    let now = try TimeText(Self.now).timestamp(in: loaded.center.definition.zone)
    var world = World(
      loaded.center, store: try Store.inMemory(), seed: 0, now: now, observer: Transcript())
    world.declare(Conditions(for: loaded.program))
    let labels = FlowLabels(loaded.program) { loaded.center.wording(ofPrompt: $0) }
    let number = loaded.center.definition.numbers.first
    let flow = try #require(loaded.loneFlow ?? number.flatMap { loaded.program.flow($0.flow) })
    let presenter = PhonePresenter(
      labels: labels, callerName: "", calledName: loaded.program.flows[flow.index].name, calledNumber: "")
    call = LiveCall(
      world, IncomingCall(from: .withheld, to: nil, flow: flow, channel: .voice, attributes: []),
      presenter: presenter, speed: .normal, isPaused: false, real: 0)
  }

  /// Time passes, a tenth of a second a frame.
  mutating func wait(_ seconds: Double) {
    let end = real + Int64(seconds * 1e9)
    while real < end {
      real = min(end, real + 100_000_000)
      call.catchUp(real)
    }
  }

  /// Presses keys a fifth of a second apart.
  mutating func press(_ keys: String) throws {
    for key in keys {
      call.press(try #require(DTMFDigit(key)), real)
      wait(0.2)
    }
  }

  mutating func pause(_ isPaused: Bool) { call.setPaused(isPaused, real) }

  mutating func setSpeed(_ speed: PlaySpeed) { call.setSpeed(speed, real) }

  mutating func say(_ words: String) { call.say(words, real) }

  mutating func setTyping(_ isTyping: Bool) { call.setTyping(isTyping, real) }

  mutating func give(_ input: Recording.Input) { call.give(input, real) }

  mutating func hangUp() { call.hangUp(real) }

  func picture(_ size: Size, _ view: PhoneView = PhoneView()) -> Grid {
    PhoneScreen.draw(call.model(view: view), size: size)
  }
}
