import ContactCenter
import Glibc

/// The machine's clocks: the only place where touchtone asks what time it really is.
public struct WallClock: Sendable {
  public init() {}

  /// The time of day now, as the machine knows it. Jumps when somebody sets the clock.
  public var now: Timestamp { Timestamp(nanoseconds: Self.read(CLOCK_REALTIME)) }

  /// Nanoseconds since some moment in the past: for measuring how long things take. Never goes back.
  public var monotonicNanoseconds: Int64 { Self.read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    let answer = clock_gettime(clock, &time)
    precondition(answer == 0, "clock \(clock) cannot be read")
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
