/// A seeded source of chance: the same seed gives the same draws on every machine (SplitMix64).
public struct Chance: Sendable, Hashable {
  public private(set) var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range, each equally likely.
  public mutating func next(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    guard width != 0 else { return Int(truncatingIfNeeded: next()) }
    // Lemire's rejection: no value is more likely than another.
    var product = next().multipliedFullWidth(by: width)
    let threshold = (0 &- width) % width
    while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    return range.lowerBound + Int(product.high)
  }
}
