import FlowTestSupport
import Foundation
import Outside
import Simulation

// exports calls   [--count N] [--seed N] [--budget SECONDS]: N calls by chance to every real export.
// exports mutants [--count N] [--seed N] [--budget SECONDS]: N broken variants of them, in processes with bounds.
//
// Both end early when the budget is used up, and say how far they came. `mutant --seed N` does one variant, here.

/// The bounds of a process that reads broken files.
let memoryLimit: UInt64 = 1 << 30
let batchSize: UInt64 = 250

func option(_ name: String, _ standard: UInt64) -> UInt64 {
  let words = CommandLine.arguments
  return words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? UInt64(words[$0 + 1]) : nil }
    ?? standard
}

func bytes(_ file: URL) -> [UInt8] { (try? Data(contentsOf: file)).map { Array($0) } ?? [] }

func playCalls(_ count: UInt64, from first: UInt64, until deadline: Date) throws -> Bool {
  var exports = try SimulatedCenter.corpusPaths.map { try ExportCalls(path: $0) }
  var failures = 0
  var played: UInt64 = 0
  while played < count, Date() < deadline {
    let round = min(count, played + 20)
    for index in exports.indices {
      for seed in first + played..<first + round {
        do { try exports[index].play(seed: seed) } catch {
          failures += 1
          print("failed: \(exports[index].name), seed \(seed): \(error)")
        }
      }
    }
    played = round
  }
  var endings: [String: Int] = [:]
  for export in exports { endings.merge(export.endings) { $0 + $1 } }
  print(
    "\(exports.count) exports, \(played) calls each (seeds \(first) to \(first + played - 1)), \(failures) failed"
  )
  for (ending, number) in endings.sorted(by: { $0.key < $1.key }) { print("  \(ending): \(number)") }
  return failures == 0
}

/// The variants of some seeds in this process; how many were refused, loaded with findings, and loaded without.
func readMutants(_ seeds: Range<UInt64>) throws -> (refused: Int, noted: Int, clean: Int) {
  let files = FlowFiles.corpus
  var mutators: [Int: FlowMutator] = [:]
  var counts = (refused: 0, noted: 0, clean: 0)
  for seed in seeds {
    let number = Int(seed % UInt64(files.count))
    let mutator = mutators[number] ?? FlowMutator(bytes(files[number]))
    mutators[number] = mutator
    switch try MutantTrial.run(mutator.broken(seed: seed), seed: seed) {
    case .refused: counts.refused += 1
    case .loaded(hasFindings: true): counts.noted += 1
    case .loaded(hasFindings: false): counts.clean += 1
    }
  }
  return counts
}

/// Reads the variants of some seeds within bounds of memory and time; the process ends with it.
func readBounded(_ seeds: Range<UInt64>) -> Never {
  var memory = rlimit(rlim_cur: rlim_t(memoryLimit), rlim_max: rlim_t(memoryLimit))
  var seconds = rlimit(rlim_cur: 60, rlim_max: 60)
  setrlimit(__rlimit_resource_t(UInt32(RLIMIT_AS.rawValue)), &memory)
  setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CPU.rawValue)), &seconds)
  do {
    let counts = try readMutants(seeds)
    print("\(counts.refused) \(counts.noted) \(counts.clean)")
    exit(0)
  } catch {
    print("\(error)")
    exit(1)
  }
}

func runBatch(_ seeds: Range<UInt64>) throws -> (status: Outside.ExitStatus, output: String) {
  let child = try ChildProcess(
    [
      CommandLine.arguments[0], "mutant", "--seed", String(seeds.lowerBound), "--count", String(seeds.count),
    ], output: .collected, errors: .discarded)
  let status = child.waitUntilExit()
  return (status, String(decoding: child.collectedOutput, as: UTF8.self).trimmingCharacters(in: .newlines))
}

func breakFiles(_ count: UInt64, from first: UInt64, until deadline: Date) throws -> Bool {
  var totals = [0, 0, 0]
  var failures = 0
  var seed = first
  while seed < first + count, Date() < deadline {
    let batch = seed..<min(first + count, seed + batchSize)
    seed = batch.upperBound
    let run = try runBatch(batch)
    if run.status == .exited(0) {
      for (index, number) in run.output.split(separator: " ").enumerated() {
        totals[index] += Int(number) ?? 0
      }
      continue
    }
    for single in batch {
      let one = try runBatch(single..<single + 1)
      guard one.status != .exited(0) else { continue }
      failures += 1
      print("failed: seed \(single): \(one.status) \(one.output)")
    }
  }
  print(
    "\(seed - first) variants (seeds \(first) to \(seed - 1)), \(failures) failed: \(totals[0]) refused, "
      + "\(totals[1]) loaded with findings, \(totals[2]) loaded without")
  return failures == 0
}

guard !FlowFiles.corpus.isEmpty else {
  print("the real exports are not beside the package")
  exit(2)
}
let seed = option("--seed", 1)
let deadline = Date() + Double(option("--budget", 3600))
switch CommandLine.arguments.dropFirst().first {
case "calls": exit(try playCalls(option("--count", 1000), from: seed, until: deadline) ? 0 : 1)
case "mutants": exit(try breakFiles(option("--count", 100_000), from: seed, until: deadline) ? 0 : 1)
case "mutant": readBounded(seed..<seed + option("--count", 1))
default:
  print("exports calls|mutants [--count N] [--seed N] [--budget SECONDS]")
  exit(2)
}
