import CenterFiles
import ContactCenter
import Diagnostics
import FlowActions
import FlowDocument
import FlowEngine
import Outside
import Store
import World

/// `bench w1`: scripted calls through the engine, each outcome checked against the workload's definition.
struct InterpretWorkload {
  let flow: String
  let scripts: String
  let isTraced: Bool
  let inWorld: Bool
  let seconds: Int

  func run() throws(CommandFailure) -> ExitStatus {
    let program: Program
    let calls: [CallScript]
    do throws(Diagnostic) {
      program = try link(FlowDocument(parsing: UserFile.read(flow), named: flow))
      calls = try read(UserFile.read(scripts))
    } catch {
      throw CommandFailure(error)
    }
    if inWorld {
      do throws(StoreError) {
        var benchmark = try WorldBenchmark(program: program, scripts: calls)
        return measure(calls, name: "touchtone-world") { benchmark.run($0) }
      } catch {
        throw CommandFailure(error.diagnostic(for: "the store in memory"))
      }
    }
    guard var benchmark = InterpretBenchmark(program: program, scripts: calls) else {
      throw CommandFailure(
        Diagnostic(
          in: flow, "this is not the flow of the workload", rule: "bench",
          why: "it sets no \"topic\" or reads no \"status\""))
    }
    if isTraced {
      var log = TracedCalls(program)
      return measure(calls, name: "touchtone-trace") { number in
        log.prepareCall()
        return benchmark.run(number, &log.log)
      }
    }
    var observer = NoObserver()
    return measure(calls, name: "touchtone") { benchmark.run($0, &observer) }
  }

  /// Checks every call once, then runs all of them until the time is over.
  private func measure(
    _ calls: [CallScript], name: String, _ run: (Int) -> (outcome: Int, actions: Int)
  ) -> ExitStatus {
    for (number, call) in calls.enumerated() {
      let outcome = run(number)
      guard outcome == call.expected else {
        Output.error("call \(number + 1): expected \(call.expected), got \(outcome)")
        return .problem
      }
    }
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    var count: Int64 = 0
    var actions: Int64 = 0
    var elapsed: Int64 = 0
    repeat {
      for number in calls.indices { actions += Int64(run(number).actions) }
      count += Int64(calls.count)
      elapsed = max(1, clock.monotonicNanoseconds - start)
    } while elapsed < Int64(seconds) * 1_000_000_000
    func rate(_ count: Int64) -> Int64 { count * 1_000_000 / (elapsed / 1000) }
    Output.line(
      "\(name) \(rate(count)) calls/s \(rate(actions)) actions/s "
        + "(n=\(count), \(elapsed / 1_000_000) ms, outcomes equal the reference)")
    return .well
  }

  /// The workload's queues are "0" to "4", its hours "main".
  private func link(_ document: FlowDocument) -> Program {
    let center = ContactCenterDefinition(
      name: "w1", hours: [HoursDefinition(name: "main", hours: .always(zone: .utc))],
      queues: (0...4).map { QueueDefinition(name: String($0)) })
    var builder = ProgramBuilder(center: center, catalog: .standard)
    return builder.link([(document, [])] + DefaultFlows.documents.map { ($0, []) })
  }

  private func read(_ bytes: [UInt8]) throws(Diagnostic) -> [CallScript] {
    var calls: [CallScript] = []
    for (number, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated() {
      guard let call = CallScript(line: line) else {
        throw Diagnostic(
          in: "\(scripts):\(number + 1)", "this is no call script", rule: "bench",
          fix: "write it like: open True 1T49*7")
      }
      calls.append(call)
    }
    guard !calls.isEmpty else {
      throw Diagnostic(in: scripts, "there is no call script", rule: "bench")
    }
    return calls
  }
}
