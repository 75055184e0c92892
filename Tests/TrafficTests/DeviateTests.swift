import Foundation
import Testing

@testable import Traffic

@Suite struct DeviateTests {
  @Test func bitsAreThoseOfTheReference() {
    // Of the C program of the workload W2, with the same seed.
    var bits = RandomBits(seed: 1)
    #expect(
      (0..<4).map { _ in bits.next() } == [
        0x02cb_b47d_7745_25cc, 0xe2cd_c0c2_4434_ab26, 0x288f_e817_477f_7807, 0xb8c9_33a4_4234_3bd9,
      ])
  }

  @Test func wholeNumbersAreEquallyLikely() {
    var bits = RandomBits(seed: 5)
    var counts = [Int](repeating: 0, count: 29)
    for _ in 0..<29_000 { counts[bits.next(below: 29)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) }, "\(counts)")
  }

  @Test func exponentialAndLogarithmAreThoseOfTheLibraryToTheLastBits() {
    for step in -7000...7000 {
      let number = Double(step) / 100
      let expected = Foundation.exp(number)
      #expect(abs(Elementary.exp(number) - expected) <= 4 * expected.ulp, "e^\(number)")
      let logarithm = Foundation.log(expected)
      #expect(
        abs(Elementary.log(expected) - logarithm) <= max(4 * logarithm.ulp, 0x1p-52), "ln \(expected)")
    }
  }

  @Test func deviatesHaveTheMeanTheVarianceAndTheTailsOfTheExponential() {
    var bits = RandomBits(seed: 11)
    let deviate = ExponentialDeviate(mean: 1_000_000_000)
    let count = 200_000
    let values = (0..<count).map { _ in Double(deviate.next(&bits)) / 1e9 }
    let mean = values.reduce(0, +) / Double(count)
    #expect(abs(mean - 1) < 0.008)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    #expect(abs(variance - 1) < 0.03)
    // Also beyond 7.7, where the tail begins.
    for bound in [0.001, 0.01, 0.1, 0.5, 1, 2, 4, 7, 8.5] {
      let share = Foundation.exp(-bound)
      let expected = share * Double(count)
      let deviation = (expected * (1 - share)).squareRoot()
      let found = Double(values.count { $0 > bound })
      #expect(abs(found - expected) < 4 * deviation, "beyond \(bound): \(found), not \(expected)")
    }
  }

  @Test func eventsComeInTheOrderOfTimeThenOfPutting() {
    var bits = RandomBits(seed: 2)
    var events = EventQueue()
    var pending: [(due: Int64, number: Int32)] = []
    for number: Int32 in 0..<20_000 {
      if pending.isEmpty || bits.next(below: 100) < 52 {
        let due = Int64(bits.next(below: 500))
        events.put(due, kind: 1, owner: number, token: 0)
        pending.append((due, number))
      } else {
        let place = pending.indices.min { (pending[$0].due, $0) < (pending[$1].due, $1) } ?? 0
        #expect(events.firstDue == pending[place].due)
        #expect(events.takeFirst().owner == pending.remove(at: place).number)
      }
    }
  }
}
