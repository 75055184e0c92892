import ContactCenter
import Routing
import Testing
import Traffic

/// Callers by chance against Erlang's formulas.
///
/// The expected figures are closed forms, for 0.9 of the agents' time offered, a mean handle time of 180 s and a mean
/// patience of 120 s. Without patience (Erlang C, M/M/c): the mean wait is P / (c μ - λ), the share answered within 20 s
/// 1 - P e^(-(c μ - λ) 20 s), with P from Erlang B by its recursion. With it (Erlang A, M/M/c+M): from the stationary
/// distribution of the birth-and-death chain, the share within 20 s by adding up the densities of the wait behind k others.
@Suite struct ErlangTests {
  struct Expected: Sendable {
    let patience: Milliseconds?
    /// Of all calls of a queue: the mean wait in seconds, the share answered in 20 s, and the share abandoned.
    let queues: [(wait: Double, inTime: Double, abandoned: Double)]
    /// The same over all queues.
    let all: (wait: Double, inTime: Double, abandoned: Double)
  }

  static let erlangC = Expected(
    patience: nil,
    queues: [
      (274.498, 0.2787, 0), (222.038, 0.3076, 0), (157.845, 0.3581, 0), (120.372, 0.4016, 0),
    ], all: (178.317, 0.3490, 0))
  static let erlangA = Expected(
    patience: .seconds(120),
    queues: [
      (18.484, 0.6563, 0.1540), (16.461, 0.6776, 0.1372), (13.604, 0.7120, 0.1134), (11.651, 0.7394, 0.0971),
    ], all: (14.363, 0.7047, 0.1197))

  /// Independent runs, each with its beginning, in which queues fill, left out.
  private func runs(_ expected: Expected) -> [TrafficResult] {
    (1...14).map { seed in
      TrafficRun(.reference(patience: expected.patience), calls: 15_000, batches: 5, seed: seed).result()
    }
  }

  /// Whether the mean of some runs is what is expected, at the 99 % level.
  private func agrees(_ values: [Double], with expected: Double) -> Bool {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    // The 99.5 % quantile of Student's distribution with 13 degrees of freedom.
    return abs(mean - expected) <= 3.012 * (variance / count).squareRoot() + 1e-9
  }

  @Test(arguments: [erlangC, erlangA])
  func waitsServiceLevelAndAbandonmentAgreeWithTheClosedForms(expected: Expected) {
    let results = runs(expected)
    func figures(_ value: (TrafficBatch) -> Double) -> [Double] {
      results.map { result in
        let late = result.batches.dropFirst()
        return late.map(value).reduce(0, +) / Double(late.reduce(0) { $0 + $1.calls })
      }
    }
    let waits = figures { Double($0.waiting) / 1e9 }
    let inTime = figures { Double($0.answeredInTime) }
    let abandoned = figures { Double($0.abandoned) }
    #expect(agrees(waits, with: expected.all.wait), "\(waits)")
    #expect(agrees(inTime, with: expected.all.inTime), "\(inTime)")
    #expect(agrees(abandoned, with: expected.all.abandoned), "\(abandoned)")
  }

  @Test func eachQueueOfImpatientCallersAgreesWithItsOwnForm() {
    // Queues that are left soon fill at once: the beginning weighs nothing.
    let results = runs(Self.erlangA)
    for (queue, expected) in Self.erlangA.queues.enumerated() {
      let totals = results.map { $0.totals[queue] }
      let waits = totals.map { Double($0.answerTime + $0.abandonTime) / 1e9 / Double($0.queued) }
      #expect(agrees(waits, with: expected.wait), "queue \(queue): \(waits)")
      #expect(agrees(totals.map { Double($0.answeredInTime) / Double($0.queued) }, with: expected.inTime))
      #expect(agrees(totals.map { Double($0.abandoned) / Double($0.queued) }, with: expected.abandoned))
    }
  }

  @Test func agentsAreBusyForAsLongAsTheFormsSay() {
    // Offered 0.9 of their time, less what those take along who abandon; a run begins and ends with nobody there.
    let results = runs(Self.erlangA)
    for (queue, expected) in Self.erlangA.queues.enumerated() {
      let occupancy = results.map { Double($0.occupancyPerMille[queue] ?? 0) / 1000 }
      let mean = occupancy.reduce(0, +) / Double(occupancy.count)
      #expect(abs(mean - 0.9 * (1 - expected.abandoned)) < 0.02, "queue \(queue): \(occupancy)")
    }
  }

  @Test func everyCallIsCountedOnceAndMemoryDoesNotGrowWithTheirNumber() {
    let result = TrafficRun(.reference(patience: .seconds(120)), calls: 30_000, seed: 7).result()
    #expect(result.batches.reduce(0) { $0 + $1.calls } == 30_000)
    #expect(result.totals.reduce(0) { $0 + $1.queued } == 30_000)
    #expect(result.totals.reduce(0) { $0 + $1.answered + $1.abandoned } == 30_000)
    #expect(result.totals.reduce(0) { $0 + $1.answered } == result.totals.reduce(0) { $0 + $1.handled })
    #expect(result.batches.reduce(0) { $0 + $1.abandoned } == result.totals.reduce(0) { $0 + $1.abandoned })
    #expect(
      result.batches.reduce(0) { $0 + $1.answeredInTime }
        == result.totals.reduce(0) { $0 + $1.answeredInTime })
    #expect(result.mostCallers < 120)
  }

  @Test func theSameSeedGivesTheSameResult() {
    let model = TrafficModel.reference(patience: .seconds(120))
    #expect(
      TrafficRun(model, calls: 2000, seed: 3).result() == TrafficRun(model, calls: 2000, seed: 3).result())
    #expect(
      TrafficRun(model, calls: 2000, seed: 3).result() != TrafficRun(model, calls: 2000, seed: 4).result())
  }
}
