import Traffic

/// Where chance begins for each purpose and each call, so that a change of the plan leaves all other draws as they were.
struct RandomStreams: Sendable {
  enum Purpose: UInt64 {
    case arrivals = 1
    case caller, choices, patience, handleTime, world
  }

  private let base: UInt64

  /// - Parameter day: which play of the plan's time in the replication.
  init(seed: UInt64, replication: Int, day: Int) {
    base = Self.mixed(Self.mixed(Self.mixed(seed) &+ UInt64(replication)) &+ UInt64(day))
  }

  /// What all draws of one call come from.
  func call(_ number: Int, of stream: Int) -> UInt64 {
    Self.mixed(base ^ Self.mixed(UInt64(stream) << 40 | UInt64(number)))
  }

  /// Of the day itself, and of one of its streams of calls.
  func seed(_ purpose: Purpose, _ number: Int = 0) -> UInt64 { Self.seed(base, purpose, number) }

  static func seed(_ key: UInt64, _ purpose: Purpose, _ number: Int = 0) -> UInt64 {
    mixed(key ^ (purpose.rawValue << 56 | UInt64(number)))
  }

  static func bits(_ key: UInt64, _ purpose: Purpose, _ number: Int = 0) -> RandomBits {
    RandomBits(seed: seed(key, purpose, number))
  }

  /// SplitMix64's last step.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var bits = number &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
