import FlowTestSupport
import Foundation
import Simulation

/// Calls by chance, with everything that is tried with them.
struct CallSoak {
  private var passed = 0
  private var failures: [String] = []
  private let siteVisit: SimulatedCenter
  private let outside: SimulatedCenter

  init() throws {
    siteVisit = try SimulatedCenter.siteVisit()
    outside = siteVisit.withOutsideFunctions()
  }

  private mutating func tryAll(_ center: SimulatedCenter, seed: UInt64) {
    let trials: [(String, (SimulatedCenter, UInt64, Int) throws -> Void)] = [
      ("same twice", { try Trials.sameTwice($0, seed: $1, moves: $2) }),
      ("same recorded", { try Trials.sameRecorded($0, seed: $1, moves: $2) }),
      ("rewound", { try Trials.rewound($0, seed: $1, moves: $2) }),
    ]
    for (name, trial) in trials {
      do {
        try trial(center, seed, 400)
        passed += 1
      } catch {
        failures.append("\(center.name) \(seed): \(name): \(error)")
        print("failed: \(failures[failures.count - 1])")
      }
    }
  }

  private func center(named name: String) throws -> SimulatedCenter? {
    if let known = [siteVisit, outside].first(where: { $0.name == name }) { return known }
    return try SimulatedCenter.corpusPaths.first { $0.hasSuffix("/" + name) }.map {
      try SimulatedCenter(path: $0)
    }
  }

  mutating func replayFailedSeeds() throws {
    let file = FlowFiles.package.appending(path: "Tests/Simulation/seeds.txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      guard let blank = line.lastIndex(of: " "), let seed = UInt64(line[line.index(after: blank)...]) else {
        continue
      }
      if let center = try center(named: String(line[..<blank])) { tryAll(center, seed: seed) }
    }
  }

  /// At every seed the site visits, the same with functions outside, and one of the real exports.
  mutating func run(from first: UInt64, until deadline: Date) throws -> Bool {
    let exports = SimulatedCenter.corpusPaths
    var seed = first
    while Date() < deadline {
      tryAll(siteVisit, seed: seed)
      tryAll(outside, seed: seed)
      if !exports.isEmpty {
        let path = exports[Int(seed % UInt64(exports.count))]
        if let center = try? SimulatedCenter(path: path) { tryAll(center, seed: seed) }
      }
      seed &+= 1
    }
    print("calls: \(passed) passed, \(failures.count) failed (seeds \(first) to \(seed &- 1))")
    return failures.isEmpty
  }
}
