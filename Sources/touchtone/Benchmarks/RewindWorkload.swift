import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Outside
import Store
import World

/// Plays one long call, and stands it at moments of its past by chance: how long that takes, beside playing the call from
/// its start.
struct RewindWorkload {
  /// A center's folder; its first number is called, and `keys` are pressed in turn for as long as the call lasts.
  let center: String
  let keys: String
  let steps: Int

  private static let jumps = 200

  func run() throws(CommandFailure) -> ExitStatus {
    let loaded: LoadedCenter
    do throws(LoadingFailure) { loaded = try CenterLoader.load(center) } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
    do throws(StoreError) { return try measure(loaded) } catch {
      throw CommandFailure(error.diagnostic(for: "the store in memory"))
    }
  }

  private func measure(_ loaded: LoadedCenter) throws(StoreError) -> ExitStatus {
    let clock = WallClock()
    var recording = try play(loaded)
    let length = recording.length
    let digest = try recording.world.digestWithRows()
    try recording.go(to: 0)
    let began = clock.monotonicNanoseconds
    while recording.position < length { recording.forward() }
    let whole = clock.monotonicNanoseconds - began
    try recording.go(to: length)
    guard try recording.world.digestWithRows() == digest else {
      Output.line("played again, the call came to another world")
      return .problem
    }
    var chance = Chance(seed: 1)
    var times: [Int64] = []
    for _ in 0..<Self.jumps {
      let target = chance.next(in: 0...length)
      let before = clock.monotonicNanoseconds
      try recording.go(to: target)
      times.append(clock.monotonicNanoseconds - before)
    }
    try recording.go(to: length)
    let isSame = try recording.world.digestWithRows() == digest
    let onScreen = try ScreenRewind.measure(loaded, keys: keys, steps: steps, jumps: Self.jumps)
    times.sort()
    let (median, worst) = (times[times.count / 2], times[times.count - 1])
    Output.line(
      """
      a call of \(length) steps, played from its start: \(Self.words(whole))
      to any step of it, \(Self.jumps) times: median \(Self.words(median)), worst \(Self.words(worst))
      the worst is \(100 * worst / max(1, whole)) % of playing it from its start
      back at the end the world is \(isSame ? "the same" : "another")
      \(onScreen.lines)
      """)
    return isSame ? .well : .problem
  }

  /// The call, as long as it is wanted or lasts.
  private func play(_ loaded: LoadedCenter) throws(StoreError) -> Recording {
    var recording = Recording(try Self.world(loaded))
    recording.give(.call(Self.call(loaded)))
    let digits = keys.compactMap(DTMFDigit.init)
    var pressed = 0
    while recording.length < steps, !recording.world.state.contacts[0].isEnded {
      if !digits.isEmpty, recording.world.due(.firstDigit, 0) != nil, !recording.world.hasReadyAction {
        recording.give(.press(digits[pressed % digits.count], contact: 0))
        pressed += 1
      } else if !recording.forward() {
        break
      }
    }
    return recording
  }

  /// A private world with the sample rows of now.
  static func world(_ loaded: LoadedCenter) throws(StoreError) -> World {
    let definition = loaded.center.definition
    let start = WallClock().now
    let store = try Store.inMemory()
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: start))
    return World(loaded.center, store: store, seed: 0, now: start, observer: Transcript())
  }

  /// The first customer calls the first number.
  static func call(_ loaded: LoadedCenter) -> IncomingCall {
    let definition = loaded.center.definition
    let number = definition.numbers.first
    let flow = number.flatMap { loaded.program.flow($0.flow) } ?? FlowIndex(0)
    let caller = definition.sample.customers.first.map { Caller.number($0.phoneNumber) } ?? .withheld
    return IncomingCall(from: caller, to: number?.number, flow: flow)
  }

  /// Milliseconds with one decimal.
  static func words(_ nanoseconds: Int64) -> String {
    let tenths = nanoseconds / 100_000
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
