import ContactCenter
import Traffic

/// When the calls of a stream come: by chance, each by itself, as many in each interval as are expected there on average.
struct ArrivalSource {
  private static let unit = 1e9
  private static let gaps = ExponentialDeviate(mean: unit)

  private let calls: [Double]
  private let start: Int64
  private let length: Double
  private var bits: RandomBits
  private var interval = 0
  /// How much of the interval is over, from 0 to 1.
  private var part = 0.0
  /// How many calls have come.
  private(set) var count = 0
  /// When the next call comes, in nanoseconds since 1970; the end of time where none does.
  private(set) var due: Int64 = .max

  init(_ stream: CallStream, from start: Timestamp, _ interval: Milliseconds, seed: UInt64) {
    calls = stream.calls
    self.start = start.nanoseconds
    length = Double(interval.count) * 1e6
    bits = RandomBits(seed: seed)
    advance()
  }

  /// The call came; the next one is due later.
  mutating func take() {
    count += 1
    advance()
  }

  private mutating func advance() {
    var left = Double(Self.gaps.next(&bits)) / Self.unit
    while interval < calls.count {
      let rest = calls[interval] * (1 - part)
      if left < rest {
        part += left / calls[interval]
        let offset = Int64((Double(interval) + part) * length)
        // At the very end of an interval a sum may be rounded to its whole.
        due = start + min(offset, Int64(Double(calls.count) * length) - 1)
        return
      }
      left -= rest
      interval += 1
      part = 0
    }
    due = .max
  }
}
