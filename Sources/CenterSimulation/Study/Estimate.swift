/// A mean over replications, and within which distance of it the true one lies with a confidence of 95 %.
public struct Estimate: Sendable, Hashable {
  /// In thousandths of the unit of the values.
  public let mean: Int64
  /// The same; nil where one replication alone tells nothing of it.
  public let halfWidth: Int64?

  /// Nil where there is no value. Whole numbers are added up, and the root is taken of a whole number, so that every
  /// processor comes to the same.
  public init?(_ values: [Int64]) {
    guard !values.isEmpty else { return nil }
    let count = Int128(values.count)
    let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
    mean = Int64(Self.rounded(sum * 1000, by: count))
    guard count > 1 else {
      halfWidth = nil
      return
    }
    let squares = values.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
    let quantile = Int128(Self.quantile(values.count - 1))
    // t² s² / n in thousandths of thousandths; t is in thousandths itself.
    let square = quantile * quantile * (count * squares - sum * sum) / (count * count * (count - 1))
    halfWidth = Int64(Self.root(square))
  }

  /// True when the whole interval is on one side of nothing.
  public var isCertain: Bool { halfWidth.map { abs(mean) > $0 } ?? false }

  private static func rounded(_ number: Int128, by divisor: Int128) -> Int128 {
    number >= 0 ? (number + divisor / 2) / divisor : -((-number + divisor / 2) / divisor)
  }

  /// The whole part of the square root, by Newton's way.
  static func root(_ number: Int128) -> Int128 {
    guard number > 0 else { return 0 }
    var root = Int128(1) << ((Int128.bitWidth - number.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + number / root) / 2
      if next >= root { return root }
      root = next
    }
  }

  /// The 97.5 % quantile of Student's distribution, in thousandths, rounded up between those that are listed.
  static func quantile(_ degrees: Int) -> Int {
    if degrees <= listed.count { return listed[max(1, degrees) - 1] }
    return further.last(where: { $0.degrees <= degrees })?.quantile ?? 2042
  }

  /// From one degree of freedom on.
  private static let listed = [
    12706, 4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228, 2201, 2179, 2160, 2145, 2131, 2120, 2110,
    2101,
    2093, 2086, 2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042,
  ]
  private static let further: [(degrees: Int, quantile: Int)] = [
    (30, 2042), (40, 2021), (60, 2000), (80, 1990), (100, 1984), (200, 1972), (500, 1965),
    (1000, 1962), (5000, 1960),
  ]
}
