import FlowEngine
import Foundation
import Store

/// Processes that go back in time in their calls, killed at any moment: the store is always the last live state that was
/// committed, and a what-if that was being kept is in it whole or not at all.
public struct WhatIfTrial {
  /// How many processes were killed.
  public private(set) var kills = 0
  /// How many live states were confirmed to them.
  public private(set) var confirmed = 0

  private let program: String
  private let folder: String
  private var chance: Chance
  private var place = ""

  /// - Parameters:
  ///   - program: called with `--what-if FOLDER NUMBER`, runs `WhatIfLife.live()`.
  ///   - folder: of the trial's own; it makes others in it.
  public init(program: String, folder: String, seed: UInt64) {
    self.program = program
    self.folder = folder
    chance = Chance(seed: seed)
  }

  /// One process, killed, and a look at what is left.
  public mutating func round() throws {
    if place.isEmpty || chance.next(in: 1...8) == 1 {
      place = folder + "/\(kills)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    }
    let life = WhatIfLife(folder: place, number: kills)
    let process = try KilledProcess(program, ["--what-if", place, String(kills)])
    usleep(UInt32(chance.next(in: 20_000...250_000)))
    try process.kill(named: "what-if \(kills)")
    kills += 1
    try KillTrial.checkIntegrity(life.store)
    let store = try Store.open(file: life.store, wait: .seconds(10))
    if let broken = try Invariants.brokenRows(in: store).first { throw Trials.Failure(broken) }
    confirmed += try life.confirm(store.rowsHash())
  }
}
