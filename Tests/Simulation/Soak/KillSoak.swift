import Foundation
import Simulation

/// Processes that book, and processes that go back in time, killed again and again.
enum KillSoak {
  /// So many at least, however short the time.
  private static let fewest = 30

  static func run(from seed: UInt64, until deadline: Date) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)").path
    var trial = KillTrial(program: "/proc/self/exe", folder: folder, seed: seed)
    var whatIfs = WhatIfTrial(program: "/proc/self/exe", folder: folder + "/what-if", seed: seed)
    do {
      while Date() < deadline || trial.kills < fewest || trial.confirmed == 0 || whatIfs.confirmed == 0 {
        try trial.round()
        try whatIfs.round()
      }
    } catch {
      print(
        "failed: kills \(trial.kills) and \(whatIfs.kills) of seed \(seed): \(error); the stores are in \(folder)"
      )
      return false
    }
    try FileManager.default.removeItem(atPath: folder)
    print(
      "kills: \(trial.kills) processes killed, \(trial.confirmed) confirmed bookings all there, none half")
    print(
      "what-ifs: \(whatIfs.kills) processes killed, \(whatIfs.confirmed) live states all there, kept ones whole"
    )
    return true
  }
}
