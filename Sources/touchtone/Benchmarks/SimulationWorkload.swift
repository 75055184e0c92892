import CenterFiles
import CenterSimulation
import ContactCenter
import Diagnostics
import FlowActions
import FlowAnalysis
import FlowDocument
import FlowEngine
import Outside
import Store
import World

/// `bench w2 --flow FILE`: a day of calls by chance, for each of which the flow of W1 is run in a world; agents answer.
struct SimulationWorkload {
  let flow: String
  let calls: Int
  let seed: UInt64
  /// How many replications; each on a core of its own as far as there are some.
  let replications: Int

  /// As many agents in each queue as W2 has, and one queue more.
  private static let agents = [5, 5, 6, 8, 10]
  private static let callsAnHour = 1500.0

  func run() throws(CommandFailure) -> ExitStatus {
    let program: Program
    do throws(Diagnostic) {
      program = try link(FlowDocument(parsing: UserFile.read(flow), named: flow))
    } catch {
      throw CommandFailure(error)
    }
    let stream = CallStream(
      dialed: nil, flow: FlowIndex(0), calls: Array(repeating: Self.callsAnHour, count: 24))
    let plan = SimulationPlan(
      start: Timestamp(seconds: 1_767_571_200), interval: .hours(1), intervalCount: 24, streams: [stream],
      callers: WeightedList(evenly: [.known(.withheld)]),
      choices: Array(repeating: nil, count: program.actionSources.count),
      patience: .exponential(mean: .minutes(2)),
      handleTime: .exponential(mean: .minutes(1)))
    let setting = SimulationSetting(
      plan, in: WorldCenter(program: program, prompts: []), FlowLabels(program))
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    let (calls, seed) = (calls, seed)
    Workers.run(replications) {
    } _: { _, number in
      (try? SimulationRun(setting, seed: seed, replication: number, calls: calls).figures()) != nil
    }
    let seconds = Double(clock.monotonicNanoseconds - start) / 1e9
    Output.line("touchtone-simulation \(Int(Double(calls * replications) / seconds)) calls/s")
    return .well
  }

  /// W1's queues are "0" to "4", its hours "main"; its Lambda says that it is open.
  private func link(_ document: FlowDocument) -> Program {
    var agents: [AgentDefinition] = []
    let queues = Self.agents.enumerated().map { number, count in
      let first = agents.count
      for agent in 0..<count {
        agents.append(
          AgentDefinition(name: "\(number)-\(agent)", answersAfter: .zero, talks: .hours(24 * 30)))
      }
      return QueueDefinition(name: String(number), agents: Array(first..<first + count))
    }
    let center = ContactCenterDefinition(
      name: "w1", hours: [HoursDefinition(name: "main", hours: .always(zone: .utc))], queues: queues,
      agents: agents,
      lambdas: [
        LambdaDefinition(name: "status", binding: .returns([NamedValue(name: "status", value: "open")]))
      ])
    var builder = ProgramBuilder(center: center, catalog: .standard)
    return builder.link([(document, [])] + DefaultFlows.documents.map { ($0, []) })
  }
}
