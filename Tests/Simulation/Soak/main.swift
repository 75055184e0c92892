import Foundation
import Simulation
import World

// soak [calls | kills] [--budget SECONDS] [--seed N]: calls by chance from seed N on, then processes that book and are
// killed; half of the time each, or all of it for the one that is named. Seeds that ever failed are played first.
//
// soak --trace [--seed N] plays one seed in site-visit and prints all that happened. --life and --what-if are processes to
// be killed.

func option(_ name: String) -> UInt64? {
  let words = CommandLine.arguments
  return words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? UInt64(words[$0 + 1]) : nil }
}

func trace(seed: UInt64) throws {
  let center = try SimulatedCenter.siteVisit()
  var world = try center.world(seed: seed)
  try Trials.play(&world, in: center, seed: seed, moves: 400)
  for line in Trace.lines(of: world) { print(line) }
  print("digest \(try world.digestWithRows())")
}

let seed = option("--seed") ?? 1
let words = CommandLine.arguments.dropFirst()
if words.contains("--trace") {
  try trace(seed: seed)
} else if let life = words.firstIndex(of: "--life"), words.indices.contains(life + 2) {
  try BookingLife(folder: words[life + 1], number: Int(words[life + 2]) ?? 0).live()
} else if let life = words.firstIndex(of: "--what-if"), words.indices.contains(life + 2) {
  try WhatIfLife(folder: words[life + 1], number: Int(words[life + 2]) ?? 0).live()
} else {
  let share = Double(option("--budget") ?? 60) / (words.first == "calls" || words.first == "kills" ? 1 : 2)
  var isWell = true
  if words.first != "kills" {
    var calls = try CallSoak()
    try calls.replayFailedSeeds()
    isWell = try calls.run(from: seed, until: Date() + share)
  }
  if words.first != "calls" { isWell = try KillSoak.run(from: seed, until: Date() + share) && isWell }
  exit(isWell ? 0 : 1)
}
