import ContactCenter
import Traffic

/// How long something lasts, where that is left to chance.
public enum Distribution: Sendable, Hashable {
  case always(Milliseconds)
  case exponential(mean: Milliseconds)
  /// Mostly short, and now and then very long.
  case lognormal(mean: Milliseconds, deviation: Milliseconds)
  /// One of those that were observed, each as likely as another; never empty.
  case observed([Milliseconds])

  /// The same, with everything longer or shorter by a factor in percent.
  public func scaled(percent: Int) -> Distribution {
    func scaled(_ length: Milliseconds) -> Milliseconds { length * Int64(percent) / 100 }
    switch self {
    case .always(let length): return .always(scaled(length))
    case .exponential(let mean): return .exponential(mean: scaled(mean))
    case .lognormal(let mean, let deviation):
      return .lognormal(mean: scaled(mean), deviation: scaled(deviation))
    case .observed(let lengths): return .observed(lengths.map(scaled))
    }
  }
}

/// Draws lengths of time.
enum LengthSource: Sendable {
  case always(Int64)
  case exponential(ExponentialDeviate)
  case lognormal(LognormalDeviate)
  case observed([Int64])

  init(_ distribution: Distribution) {
    func nanoseconds(_ length: Milliseconds) -> Int64 { length.count * 1_000_000 }
    self =
      switch distribution {
      case .always(let length): .always(nanoseconds(length))
      case .exponential(let mean): .exponential(ExponentialDeviate(mean: Double(nanoseconds(mean))))
      case .lognormal(let mean, let deviation):
        mean.count == 0
          ? .always(0)
          : .lognormal(
            LognormalDeviate(
              mean: Double(nanoseconds(mean)), deviation: Double(nanoseconds(deviation))))
      case .observed(let lengths): .observed(lengths.map(nanoseconds))
      }
  }

  /// The longest that anything lasts: a rare draw ends no sooner than a simulation does.
  private static let limit: Int64 = 7 * 86_400 * 1_000_000_000

  /// Nanoseconds.
  func next(_ bits: inout RandomBits) -> Int64 {
    let length: Int64 =
      switch self {
      case .always(let length): length
      case .exponential(let deviate): deviate.next(&bits)
      case .lognormal(let deviate): deviate.next(&bits)
      case .observed(let lengths): lengths[bits.next(below: UInt64(lengths.count))]
      }
    return min(length, Self.limit)
  }
}
