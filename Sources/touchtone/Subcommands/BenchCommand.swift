import ContactCenter
import Diagnostics

/// `touchtone bench`: measures touchtone on the reference workloads, and checks that it got them right.
enum BenchCommand: Subcommand {
  enum Workload: String, CaseIterable, Sendable {
    case w1, w3
  }

  static let workload = Operand<Workload>("WORKLOAD", .oneCase, "w1 (interpret calls) or w3 (book slots)")
  static let flow = Option<String>("flow", "FILE", .nonempty("a file"), "w1: the flow")
  static let scripts = Option<String>(
    "scripts", "FILE", .nonempty("a file"), "w1: the call scripts, one a line")
  static let isTraced = Flag("trace", "w1: build a flow-log record for every action")
  static let inWorld = Flag("world", "w1: run the calls in a world, on the virtual clock")
  static let seconds = Option<Int>("seconds", "N", .integer(1...600), "w1: how long to measure (1)")
  static let store = Option<String>("store", "FILE", .nonempty("a file"), "w3: the database file, made anew")
  static let synchronous = Option<String>(
    "synchronous", "MODE", .oneOf("FULL", "NORMAL"), "w3: FULL (on the disk before the answer) or NORMAL")
  static let processes = Option<Int>("processes", "N", .integer(1...64), "w3: how many processes book (1)")
  static let rounds = Option<Int>("rounds", "N", .integer(1...1000), "w3: rounds of 10,000 attempts (5)")
  static let process = Option<Int>(
    "process", "P", .integer(0...63), "w3: be one of the processes; used by bench itself")

  static let description = CommandDescription(
    "bench", "measures touchtone on reference workloads",
    examples: [
      .init(
        "touchtone bench w1 --flow flow.json --scripts scripts.txt", "measures calls and actions a second"),
      .init("touchtone bench w3 --store /tmp/b.db --synchronous FULL", "measures bookings a second"),
    ],
    operands: [workload],
    options: [flow, scripts, isTraced, inWorld, seconds, store, synchronous, processes, rounds, process])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    switch arguments.required(workload) {
    case .w1:
      let options = InterpretWorkload(
        flow: try needed(flow, arguments), scripts: try needed(scripts, arguments),
        isTraced: arguments[isTraced], inWorld: arguments[inWorld], seconds: arguments[seconds] ?? 1)
      return try options.run()
    case .w3:
      let options = BookingWorkload(
        file: try needed(store, arguments), synchronous: arguments[synchronous] ?? "FULL",
        processes: arguments[processes] ?? 1, rounds: arguments[rounds] ?? 5, process: arguments[process])
      return try options.run()
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
