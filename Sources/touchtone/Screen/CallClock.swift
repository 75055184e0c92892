import ContactCenter

/// Maps the machine's clock to a world's: at a rate that may change, and that stands still while the call is paused.
struct CallClock {
  private(set) var rate: Int64
  private var anchor: Timestamp
  private var anchorReal: Int64

  /// - Parameter real: nanoseconds of the machine's monotonic clock.
  init(at moment: Timestamp, real: Int64, rate: Int64) {
    anchor = moment
    anchorReal = real
    self.rate = rate
  }

  /// The world's time at a moment of the machine.
  func time(at real: Int64) -> Timestamp {
    Timestamp(nanoseconds: anchor.nanoseconds + max(0, real - anchorReal) * rate)
  }

  /// When the machine's clock will show a moment of the world; nil while time stands still.
  func real(of moment: Timestamp) -> Int64? {
    guard rate > 0 else { return nil }
    return anchorReal + max(0, moment.nanoseconds - anchor.nanoseconds + rate - 1) / rate
  }

  /// Time passes at another rate from this moment of the world on.
  mutating func set(rate: Int64, at moment: Timestamp, real: Int64) {
    anchor = moment
    anchorReal = real
    self.rate = rate
  }
}
