import CenterSimulation
import Testing

@testable import CenterSimulation

@Suite struct EstimateTests {
  @Test func meanAndIntervalAreThoseOfTheTextbook() throws {
    // Mean 5, standard deviation 2.138, t(7) 2.365: half the width is 2.365 × 2.138 / √8 = 1.787.
    let estimate = try #require(Estimate([2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(estimate.mean == 5000 && estimate.halfWidth == 1787)
  }

  @Test func oneValueHasNoInterval() throws {
    #expect(try #require(Estimate([7])).halfWidth == nil)
    #expect(Estimate([]) == nil)
  }

  @Test(arguments: [(0, 0), (1, 1), (15, 3), (16, 4), (1_000_000_000_000_000_000, 1_000_000_000)])
  func rootsOfWholeNumbersAreCutToWholeNumbers(number: Int64, root: Int64) {
    #expect(Estimate.root(Int128(number)) == Int128(root))
  }

  @Test(arguments: [(1, 12706), (9, 2262), (30, 2042), (35, 2042), (59, 2021), (60, 2000), (100_000, 1960)])
  func quantilesBetweenThoseListedAreOnTheSafeSide(degrees: Int, quantile: Int) {
    #expect(Estimate.quantile(degrees) == quantile)
  }

  @Test func waitsAreFoundInTheirBuckets() {
    for nanoseconds in [0, 99_999_999, 100_000_000, 59_900_000_000, 60_000_000_000, 3_599_000_000_000]
      as [Int64]
    {
      let found = WaitBuckets.milliseconds(WaitBuckets.bucket(nanoseconds))
      #expect(found <= nanoseconds / 1_000_000 && nanoseconds / 1_000_000 - found < 1000)
    }
    #expect(WaitBuckets.milliseconds(WaitBuckets.bucket(3_600_000_000_000)) == 3_600_000)
    let counts: [(bucket: Int, count: Int64)] = [(0, 5), (10, 4), (20, 1)]
    #expect(WaitBuckets.quantile(500, of: counts) == 0)
    #expect(WaitBuckets.quantile(501, of: counts) == 1000)
    #expect(WaitBuckets.quantile(950, of: counts) == 2000)
  }
}
