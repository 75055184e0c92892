/// Lognormally distributed numbers, the same on every machine: talks are mostly short, and now and then very long.
public struct LognormalDeviate: Sendable, Hashable {
  /// Of the logarithm.
  private let mean: Double
  private let deviation: Double

  /// - Parameters:
  ///   - mean: of the numbers, above 0, in whatever unit they are to be.
  ///   - deviation: their standard deviation, 0 or more.
  public init(mean: Double, deviation: Double) {
    precondition(mean > 0 && deviation >= 0, "mean \(mean), deviation \(deviation)")
    let ratio = deviation / mean
    let variance = Elementary.log(1 + ratio * ratio)
    self.mean = Elementary.log(mean) - variance / 2
    self.deviation = variance.squareRoot()
  }

  /// A number, cut to a whole one.
  public func next(_ bits: inout RandomBits) -> Int64 {
    Int64(Elementary.exp(mean + deviation * Self.normal(&bits)))
  }

  /// A number of the standard normal distribution, by Marsaglia's polar method.
  private static func normal(_ bits: inout RandomBits) -> Double {
    while true {
      let (first, second) = (2 * bits.unit() - 1, 2 * bits.unit() - 1)
      let square = first * first + second * second
      if square > 0, square < 1 { return first * (-2 * Elementary.log(square) / square).squareRoot() }
    }
  }
}
