import Foundation
import Simulation
import TestSupport
import Testing
import World

/// A small sample of the long random runs (`soak`).
@Suite struct SimulationTests {
  let siteVisit: SimulatedCenter

  init() throws { siteVisit = try SimulatedCenter.siteVisit() }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func theSameSeedGivesTheSameWorldTwice(seed: UInt64) throws {
    try Trials.sameTwice(siteVisit, seed: seed, moves: 200)
  }

  @Test(arguments: 101...106 as ClosedRange<UInt64>)
  func recordedOrUnwatchedTheWorldGoesTheSameWay(seed: UInt64) throws {
    try Trials.sameRecorded(siteVisit, seed: seed, moves: 150)
  }

  @Test(arguments: 201...206 as ClosedRange<UInt64>)
  func everyStepLooksTheSameBackAndForward(seed: UInt64) throws {
    try Trials.rewound(siteVisit, seed: seed, moves: 100)
  }

  /// What functions outside answered is answered again, and they are not asked.
  @Test(arguments: 301...306 as ClosedRange<UInt64>)
  func withFunctionsOutsideEveryStepLooksTheSameToo(seed: UInt64) throws {
    let center = siteVisit.withOutsideFunctions()
    try Trials.sameTwice(center, seed: seed, moves: 200)
    try Trials.sameRecorded(center, seed: seed, moves: 150)
    try Trials.rewound(center, seed: seed, moves: 100)
  }

  @Test(.enabled(if: !SimulatedCenter.corpusPaths.isEmpty), arguments: 0..<8)
  func realExportsKeepTheInvariants(number: Int) throws {
    let paths = SimulatedCenter.corpusPaths
    let center = try SimulatedCenter(path: paths[number * 31 % paths.count])
    try Trials.sameTwice(center, seed: UInt64(number), moves: 150)
    try Trials.rewound(center, seed: UInt64(number), moves: 60)
  }

  /// Queues, whispers, agents who decline and hang up, and callbacks that nobody answers.
  @Test func agentsOfEveryKindKeepTheInvariants() throws {
    let path = packagePath("Tests/Simulation/Flows/queue.json")
    let center = try SimulatedCenter(path: path).withAgents()
    var kinds: Set<String> = []
    for seed in 1...20 as ClosedRange<UInt64> {
      try Trials.sameTwice(center, seed: seed, moves: 150)
      kinds.formUnion(try Trials.happenings(in: center, seed: seed, moves: 150))
    }
    for kind in ["answered", "declined", "hung up", "joined", "does not answer", "is tried again"] {
      #expect(kinds.contains { $0.hasSuffix(kind) || $0.contains(kind) }, "\(kind) in \(kinds.sorted())")
    }
  }

  @Test(arguments: [1, 2]) func twoProcessesGiveTheSameTraceByteForByte(seed: Int) throws {
    let soak = builtProduct(named: "soak")
    let first = try FinishedProgram(soak, ["--trace", "--seed", "\(seed)"])
    let second = try FinishedProgram(soak, ["--trace", "--seed", "\(seed)"])
    #expect(first.status == 0)
    #expect(first.output.count > 1000)
    #expect(first.output == second.output)
  }

  @Test func seedsThatEverFailedAreReplayedAndTheCountIsPrinted() throws {
    let run = try FinishedProgram(builtProduct(named: "soak"), ["calls", "--budget", "0", "--seed", "5"])
    #expect(run.status == 0)
    #expect(run.output.contains(" passed, 0 failed"))
  }

  @Test func processesThatBookAreKilledAndNothingConfirmedIsLost() throws {
    let run = try FinishedProgram(builtProduct(named: "soak"), ["kills", "--budget", "0", "--seed", "7"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(" confirmed bookings all there, none half"))
  }
}
