import ContactCenter
import TestSupport
import Testing

@testable import Store

@Suite struct BookingBenchmarkTests {
  @Test(arguments: [1, 3])
  func everySlotGoesToOneCustomer(processes: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/w3.db"
    try BookingBenchmark(file: path, synchronous: .normal, wait: .minutes(1)).prepare(rounds: 1)
    let booked = try await withThrowingTaskGroup(of: Int.self) { group in
      for process in 0..<processes {
        group.addTask {
          let benchmark = try BookingBenchmark(file: path, synchronous: .normal, wait: .minutes(1))
          return try benchmark.run(process: process, of: processes, rounds: 1)
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(booked == 1000)
    let totals = try BookingBenchmark(file: path, synchronous: .normal, wait: .zero).verify()
    #expect(totals.isRight(rounds: 1))
    #expect(!totals.isRight(rounds: 2))
  }
}
