import FlowTestSupport
import Foundation
import Simulation
import Testing

/// A small sample of what `exports` does with every real export.
@Suite(.enabled(if: !FlowFiles.corpus.isEmpty)) struct ExportTests {
  @Test(arguments: SimulatedCenter.corpusPaths.map { String($0.split(separator: "/").last ?? "") })
  func everyCallEndsOrWaitsOnSomethingReal(file: String) throws {
    let path = try #require(SimulatedCenter.corpusPaths.first { $0.hasSuffix("/" + file) })
    var calls = try ExportCalls(path: path)
    for seed in 1...12 as ClosedRange<UInt64> { try calls.play(seed: seed) }
    #expect(calls.endings.values.reduce(0, +) == 12)
  }

  @Test func aBrokenFileIsRefusedOrLoads() throws {
    var refused = 0
    var loaded = 0
    for (number, file) in FlowFiles.corpus.enumerated() {
      let mutator = FlowMutator(Array(try Data(contentsOf: file)))
      for seed in UInt64(number) * 5..<UInt64(number) * 5 + 5 {
        let broken = mutator.broken(seed: seed)
        #expect(broken == mutator.broken(seed: seed))
        switch try MutantTrial.run(broken, seed: seed) {
        case .refused: refused += 1
        case .loaded: loaded += 1
        }
      }
    }
    #expect(refused > 0 && loaded > 0)
  }
}
