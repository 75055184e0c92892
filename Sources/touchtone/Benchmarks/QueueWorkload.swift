import ContactCenter
import Outside
import Traffic

/// W2: calls by chance through four queues, whose figures Erlang's formulas foretell.
struct QueueWorkload {
  /// A: callers wait for ever. B: their patience has a mean of two minutes.
  let model: String
  let calls: Int
  let seed: UInt64
  /// Whether to print the line that the workload's own check reads.
  let printsBatches: Bool

  func run() -> ExitStatus {
    let model = TrafficModel.reference(patience: model == "B" ? .minutes(2) : nil)
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    let result = TrafficRun(model, calls: calls, seed: seed).result()
    let length = clock.monotonicNanoseconds - start
    let seconds = Double(length) / 1e9
    if printsBatches {
      let batches = result.batches.map { batch in
        "\(batch.calls),\(self.seconds(batch.waiting)),\(batch.answeredInTime),\(batch.abandoned)"
      }
      Output.line("touchtone \(calls) \(seconds) \(self.model) \(batches.joined(separator: " "))")
    } else {
      Output.line("touchtone \(Int(Double(calls) / seconds)) calls/s")
    }
    return .well
  }

  /// Seconds with six decimals.
  private func seconds(_ nanoseconds: Int128) -> String {
    let decimals = String(nanoseconds / 1000 % 1_000_000 + 1_000_000).dropFirst()
    return "\(nanoseconds / 1_000_000_000).\(decimals)"
  }
}
