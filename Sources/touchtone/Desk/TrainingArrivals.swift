import ContactCenter
import FlowEngine
import Scenarios
import Traffic
import World

/// Who calls a desk, and when: scenarios in a seeded order, one after the other or at random moments.
struct TrainingArrivals {
  /// A scenario with the call that it makes.
  struct Arrival {
    let scenario: Scenario
    let call: IncomingCall
  }

  private let arrivals: [Arrival]
  private var bits: RandomBits
  /// Between two calls, in nanoseconds; nil where the next one comes when the desk is free.
  private let gaps: ExponentialDeviate?
  /// Those of this round that have not called yet.
  private var round: [Int] = []
  private var next: Timestamp?

  /// How long a free desk waits for the next caller.
  static let breath = Milliseconds.seconds(4)

  /// - Parameter callsPerHour: nil for the next call as soon as the desk is free.
  init(_ arrivals: [Arrival], seed: UInt64, callsPerHour: Int?, from start: Timestamp) {
    self.arrivals = arrivals
    bits = RandomBits(seed: seed)
    gaps = callsPerHour.map { ExponentialDeviate(mean: 3_600_000_000_000 / Double($0)) }
    next = start + Self.breath
  }

  /// When the next call comes; nil while the desk is busy with one.
  func nextDue(_ world: borrowing World, hasCallers: Bool) -> Timestamp? {
    guard !arrivals.isEmpty else { return nil }
    return gaps == nil && hasCallers ? nil : next
  }

  /// The call that comes now; nil for none.
  mutating func take(_ world: borrowing World, hasCallers: Bool) -> Arrival? {
    let now = world.state.now
    if gaps == nil, hasCallers {
      // The next one comes a moment after this one has gone.
      next = now + Self.breath
      return nil
    }
    guard let due = nextDue(world, hasCallers: hasCallers), due <= now else { return nil }
    if let gaps {
      next = Timestamp(nanoseconds: now.nanoseconds + gaps.next(&bits))
    } else {
      next = now + Self.breath
    }
    if round.isEmpty { round = Array(arrivals.indices) }
    let place = bits.next(below: UInt64(round.count))
    return arrivals[round.remove(at: place)]
  }
}
