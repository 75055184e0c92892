import ContactCenter
import Diagnostics
import Glibc
import Outside
import Store

/// `bench w3`: the booking workload by one or several processes on one file.
struct BookingWorkload {
  let file: String
  let synchronous: String
  let processes: Int
  let rounds: Int
  /// Which of the processes this is; nil for the one that starts the others.
  let process: Int?

  func run() throws(CommandFailure) -> ExitStatus {
    do {
      let mode: BookingBenchmark.Synchronous = synchronous == "FULL" ? .full : .normal
      let benchmark = try BookingBenchmark(file: file, synchronous: mode, wait: .minutes(1))
      if let process {
        _ = try benchmark.run(process: process, of: processes, rounds: rounds)
        return .well
      }
      try benchmark.prepare(rounds: rounds)
      let start = WallClock().monotonicNanoseconds
      if processes == 1 {
        _ = try benchmark.run(process: 0, of: 1, rounds: rounds)
      } else {
        try runChildren()
      }
      let nanoseconds = max(1, WallClock().monotonicNanoseconds - start)
      let totals = try benchmark.verify()
      let isRight = totals.isRight(rounds: rounds)
      func rate(_ count: Int) -> Int64 { Int64(count) * 1_000_000_000 / nanoseconds }
      Output.line(
        "touchtone \(rate(totals.bookings)) bookings/s \(rate(rounds * BookingBenchmark.customersARound)) attempts/s "
          + "(\(totals.bookings) bookings, double \(totals.doubleBookings), \(nanoseconds / 1_000_000) ms, "
          + "\(isRight ? "ok" : "WRONG"))")
      return isRight ? .well : .problem
    } catch let error as StoreError {
      throw CommandFailure(error.diagnostic(for: file))
    } catch {
      throw CommandFailure(Diagnostic(in: file, "the workload failed: \(error)", rule: "bench"))
    }
  }

  private func runChildren() throws {
    let children = try (0..<processes).map { number in
      try ChildProcess([
        "/proc/self/exe", "bench", "w3", "--store", file, "--synchronous", synchronous,
        "--processes",
        String(processes), "--rounds", String(rounds), "--process", String(number),
      ])
    }
    for child in children { _ = child.waitUntilExit() }
  }
}
