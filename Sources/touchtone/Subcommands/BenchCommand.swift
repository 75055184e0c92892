import ContactCenter
import Diagnostics

/// `touchtone bench`: measures touchtone on the reference workloads, and checks that it got them right.
enum BenchCommand: Subcommand {
  enum Workload: String, CaseIterable, Sendable {
    case w1, w2, w3, w4, lambda, rewind
  }

  static let workload = Operand<Workload>(
    "WORKLOAD", .oneCase,
    "w1 (interpret calls), w2 (route calls), w3 (book slots), w4 (judge flows), lambda (call a Python handler) or rewind (go back in a call)"
  )
  static let folder = Operand<String>(
    "DIR", .nonempty("a folder"), count: .atMostOne, "w4: the folder with the flows; rewind: a center")
  static let keys = Option<String>("keys", "KEYS", .nonempty("keys"), "rewind: pressed in turn (9)")
  static let steps = Option<Int>(
    "steps", "N", .integer(10...1_000_000), "rewind: how long the call is (10000)")
  static let rules = Flag(
    "rules", "w4: run every rule of check over the flows, rather than judge their outline")
  static let passes = Option<Int>("passes", "N", .integer(1...1000), "w4: how often every flow is read (3)")
  static let flow = Option<String>(
    "flow", "FILE", .nonempty("a file"), "w1: the flow; w2: the flow of w1, to be run for every call")
  static let scripts = Option<String>(
    "scripts", "FILE", .nonempty("a file"), "w1: the call scripts, one a line")
  static let isTraced = Flag("trace", "w1: build a flow-log record for every action")
  static let inWorld = Flag("world", "w1: run the calls in a world, on the virtual clock")
  static let seconds = Option<Int>("seconds", "N", .integer(1...600), "w1: how long to measure (1)")
  static let model = Option<String>(
    "model", "MODEL", .oneOf("A", "B"), "w2: A (callers wait for ever) or B (they have patience)")
  static let calls = Option<Int>(
    "calls", "N", .integer(21...1_000_000_000), "w2: how many calls (1000000)")
  static let seed = Option<Int>("seed", "S", .integer(0...Int.max), "w2: where chance begins (1)")
  static let replications = Option<Int>(
    "replications", "N", .integer(1...1000), "w2 with --flow: how many times, on all cores (1)")
  static let printsBatches = Flag("batches", "w2: print what the workload's own check reads")
  static let store = Option<String>("store", "FILE", .nonempty("a file"), "w3: the database file, made anew")
  static let synchronous = Option<String>(
    "synchronous", "MODE", .oneOf("FULL", "NORMAL"), "w3: FULL (on the disk before the answer) or NORMAL")
  static let processes = Option<Int>("processes", "N", .integer(1...64), "w3: how many processes book (1)")
  static let rounds = Option<Int>(
    "rounds", "N", .integer(1...1000), "w3: rounds of 10,000 attempts (5); lambda: of 1,000 calls")
  static let process = Option<Int>(
    "process", "P", .integer(0...63), "w3: be one of the processes; used by bench itself")

  static let description = CommandDescription(
    "bench", "measures touchtone on reference workloads",
    examples: [
      .init(
        "touchtone bench w1 --flow flow.json --scripts scripts.txt", "measures calls and actions a second"),
      .init("touchtone bench w2 --model A --calls 1000000", "measures routed calls a second"),
      .init("touchtone bench w3 --store /tmp/b.db --synchronous FULL", "measures bookings a second"),
      .init("touchtone bench rewind flows/site-visit --keys '95*'", "measures going back in a long call"),
      .init("touchtone bench w4 flows", "measures how many flow files a second are read and judged"),
      .init("touchtone bench lambda", "measures how long a call of a Python handler takes"),
    ],
    operands: [workload, folder],
    options: [
      flow, scripts, isTraced, inWorld, seconds, model, calls, seed, replications, printsBatches, store,
      synchronous,
      processes, rounds, process, rules,
      passes, keys, steps,
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    switch arguments.required(workload) {
    case .w1:
      let options = InterpretWorkload(
        flow: try needed(flow, arguments), scripts: try needed(scripts, arguments),
        isTraced: arguments[isTraced], inWorld: arguments[inWorld], seconds: arguments[seconds] ?? 1)
      return try options.run()
    case .w2:
      if let flow = arguments[flow] {
        return try SimulationWorkload(
          flow: flow, calls: arguments[calls] ?? 1_000_000, seed: UInt64(arguments[seed] ?? 1),
          replications: arguments[replications] ?? 1
        ).run()
      }
      return QueueWorkload(
        model: try needed(model, arguments), calls: arguments[calls] ?? 1_000_000,
        seed: UInt64(arguments[seed] ?? 1), printsBatches: arguments[printsBatches]
      ).run()
    case .w3:
      let options = BookingWorkload(
        file: try needed(store, arguments), synchronous: arguments[synchronous] ?? "FULL",
        processes: arguments[processes] ?? 1, rounds: arguments[rounds] ?? 5, process: arguments[process])
      return try options.run()
    case .lambda: return try LambdaWorkload(rounds: arguments[rounds] ?? 5).run()
    case .rewind:
      guard let folder = arguments[folder] else {
        throw CommandFailure(
          Diagnostic(
            in: "touchtone bench", "rewind needs a center's folder", rule: "usage",
            fix: "touchtone bench rewind DIR"))
      }
      return try RewindWorkload(
        center: folder, keys: arguments[keys] ?? "9", steps: arguments[steps] ?? 10_000
      ).run()
    case .w4:
      guard let folder = arguments[folder] else {
        throw CommandFailure(
          Diagnostic(
            in: "touchtone bench", "w4 needs the folder with the flows", rule: "usage",
            fix: "touchtone bench w4 DIR"))
      }
      return try LintWorkload(
        folder: folder, runsRules: arguments[rules], passes: arguments[passes] ?? 3
      ).run()
    }
  }

  private static func needed(_ option: Option<String>, _ arguments: ParsedArguments) throws(CommandFailure)
    -> String
  {
    guard let value = arguments[option] else {
      throw CommandFailure(
        Diagnostic(
          in: "touchtone bench", "--\(option.name) is missing", rule: "usage",
          fix: "see touchtone bench --help"))
    }
    return value
  }
}
