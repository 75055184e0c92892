import TestSupport
import Testing

/// `touchtone bench w2`.
@Suite struct QueueWorkloadTests {
  private func bench(_ words: String...) throws -> [String] {
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["bench", "w2"] + words)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    return run.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test func printsCallsASecond() throws {
    let words = try bench("--model", "A", "--calls", "500")
    #expect(words.count == 3 && words[0] == "touchtone" && words[2] == "calls/s")
    #expect(Int(words[1]) != nil)
  }

  @Test(arguments: ["A", "B"])
  func printsWhatTheWorkloadsOwnCheckReads(model: String) throws {
    let words = try bench("--model", model, "--calls", "2099", "--seed", "5", "--batches")
    #expect(words.prefix(2) == ["touchtone", "2099"] && Double(words[2]) != nil && words[3] == model)
    let batches = words.dropFirst(4).map { $0.split(separator: ",").compactMap { Double($0) } }
    #expect(batches.count == 21 && batches.allSatisfy { $0.count == 4 })
    #expect(batches.map { $0[0] } == Array(repeating: 100, count: 20) + [99])
    #expect(batches.allSatisfy { $0[2] + $0[3] <= $0[0] })
    #expect(batches.contains { $0[3] > 0 } == (model == "B"))
    #expect(
      try bench("--model", model, "--calls", "2099", "--seed", "5", "--batches").dropFirst(3)
        == words.dropFirst(3))
  }
}
