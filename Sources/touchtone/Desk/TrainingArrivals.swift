import ContactCenter
import Scenarios
import Traffic
import World

/// Who calls a desk, and when: scenarios in a seeded order, one after the other or at random moments.
struct TrainingArrivals {
  private let calls: [TrainingCall]
  private var bits: RandomBits
  /// Between two calls, in nanoseconds; nil where the next one comes when the desk is free.
  private let gaps: ExponentialDeviate?
  /// Those of this round that have not called yet.
  private var round: [Int] = []
  private var next: Timestamp?
  /// Who called last, and whether that one calls again.
  private var last: Int?
  private var isAgain = false

  /// How long a free desk waits for the next caller.
  static let breath = Milliseconds.seconds(4)

  /// - Parameter callsPerHour: nil for the next call as soon as the desk is free.
  init(_ calls: [TrainingCall], seed: UInt64, callsPerHour: Int?, from start: Timestamp) {
    self.calls = calls
    bits = RandomBits(seed: seed)
    gaps = callsPerHour.map { ExponentialDeviate(mean: 3_600_000_000_000 / Double($0)) }
    next = start + Self.breath
  }

  /// When the next call comes; nil while the desk is busy with one.
  func nextDue(_ world: borrowing World, hasCallers: Bool) -> Timestamp? {
    guard !calls.isEmpty else { return nil }
    return gaps == nil && hasCallers ? nil : next
  }

  /// The call that comes now; nil for none.
  mutating func take(_ world: borrowing World, hasCallers: Bool) -> TrainingCall? {
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
    if isAgain, let last {
      isAgain = false
      return calls[last]
    }
    if round.isEmpty { round = Array(calls.indices) }
    let place = bits.next(below: UInt64(round.count))
    last = round.remove(at: place)
    return last.map { calls[$0] }
  }

  /// The last caller calls once more, at once or as soon as the desk is free; false where nobody has called yet.
  mutating func again(at now: Timestamp) -> Bool {
    guard last != nil else { return false }
    isAgain = true
    next = now
    return true
  }
}
