/// A seeded source of random bits: the same seed gives the same bits on every machine (xoshiro256+, seeded by SplitMix64).
///
/// Its lowest bits are the weakest: whole numbers are made of the highest ones.
public struct RandomBits: Sendable, Hashable, BitwiseCopyable {
  private var first: UInt64
  private var second: UInt64
  private var third: UInt64
  private var fourth: UInt64

  public init(seed: UInt64) {
    var state = seed
    func mixed() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
    (first, second, third, fourth) = (mixed(), mixed(), mixed(), mixed())
  }

  @inline(__always) public mutating func next() -> UInt64 {
    let bits = first &+ fourth
    let shifted = second << 17
    third ^= first
    fourth ^= second
    second ^= third
    first ^= fourth
    third ^= shifted
    fourth = fourth << 45 | fourth >> 19
    return bits
  }

  /// A whole number from 0 to one less than the count. A number is likelier than another by at most the count's share of 2^64.
  @inline(__always) public mutating func next(below count: UInt64) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: count).high)
  }

  /// A number from 0 to 1, without 1.
  @inline(__always) public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
