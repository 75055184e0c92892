import CenterFiles
import Diagnostics
import Scenarios

/// `touchtone replay`: plays the calls of a flow log again on today's flows, and says where they depart.
enum ReplayCommand: Subcommand {
  static let path = Operand<String>(
    "PATH", .nonempty("a folder or a file"), count: .atMostOne,
    "a center's folder, or one flow file (the folder you are in)")

  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  static let format = Option<Format>("format", "FORMAT", .oneCase, "text or json")
  static let save = Option<String>(
    "save", "FILE", .nonempty("a file"),
    "saves a call that takes the same way as a scenario, a test that plays it again")

  static let description = CommandDescription(
    "replay", "plays logged calls again on today's flows, and says where they depart",
    examples: [
      .init("touchtone replay call.log flows/site-visit", "plays each call of a log that --log wrote"),
      .init(
        "touchtone replay events.json flows/site-visit --contact 2b687e7e",
        "plays one contact of a live instance's log"),
      .init(
        "touchtone replay call.log flows/site-visit --save asha.scenario",
        "makes a test of a call of the log"),
    ],
    operands: [LogSource.file, path], options: [LogSource.contact, format, save],
    notes: [
      "Keys come from the results in the log, Lambdas answer what they answered, and hours, queues, chance, bots and rows decide as they did; all else is decided by the flows as they are now. What the log does not say is taken as the line with - says.",
      "Exit status 1 when a call departs or something in the log is not understood, 2 when there is no call to play.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let log = try LogSource(arguments)
    let loaded = try LoadedCenter.load(arguments[path] ?? ".")
    Output.problems(loaded.problems.filter { $0.severity == .error } + log.problems)
    let save = arguments[save]
    if save != nil, log.calls.count > 1 { throw tooManyCalls(log) }
    let report = ReplayReport(log, loaded)
    let results = log.calls.map { ($0, CallReplay.play($0, on: loaded, isRecorded: save != nil)) }
    switch arguments[format] ?? .text {
    case .text:
      for (call, result) in results { tell(call, result, report) }
      if results.count > 1 { Output.line(report.summary(results)) }
    case .json: Output.line(report.json(results).visibleJSON)
    }
    if let save, let (call, result) = results.first {
      try saveScenario(of: call, result, loaded, log, file: save)
    }
    let playedCount = results.count { ReplayReport.isPlayed($0.1) }
    let departedCount = results.count { ReplayReport.departs($0.1) }
    if playedCount == 0 { return .impossible }
    return departedCount > 0 || log.problems.contains { $0.severity == .error } ? .problem : .well
  }

  private static func tell(_ call: LoggedCall, _ result: ReplayResult, _ report: ReplayReport) {
    Output.line(report.line(call, result))
    if let finding = report.finding(call, result) { Output.line("\n" + finding.text + "\n") }
  }

  private static func saveScenario(
    of call: LoggedCall, _ result: ReplayResult, _ loaded: LoadedCenter, _ log: LogSource, file: String
  ) throws(CommandFailure) {
    switch result.recorded {
    case .success(let recorded):
      let title = "Contact \(call.contact) of \(UserFile.name(of: log.path)), as it was played again."
      Output.error(try SavedScenario(recorded, loaded, title: title, file: file).words)
    case .failure(let error): throw CommandFailure(error.diagnostic(for: "the store in memory"))
    case nil:
      Output.error("not saved: only a call that takes the same way as in the log becomes a scenario")
    }
  }

  private static func tooManyCalls(_ log: LogSource) -> CommandFailure {
    CommandFailure(
      Diagnostic(
        in: "--save", "\(log.path) has \(log.calls.count) calls, and one is saved in a file", rule: "usage",
        fix: "choose one: --contact \(log.calls[0].contact)"), .impossible)
  }
}
