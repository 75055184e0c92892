import CenterFiles
import Diagnostics
import Scenarios

/// `touchtone replay`: plays the calls of a flow log again on today's flows, and says where they depart.
enum ReplayCommand: Subcommand {
  static let path = Operand<String>(
    "PATH", .nonempty("a folder or a file"), count: .atMostOne,
    "a center's folder, or one flow file (the folder you are in)")

  static let description = CommandDescription(
    "replay", "plays logged calls again on today's flows, and says where they depart",
    examples: [
      .init("touchtone replay call.log flows/site-visit", "plays each call of a log that --log wrote"),
      .init(
        "touchtone replay events.json flows/site-visit --contact 2b687e7e",
        "plays one contact of a live instance's log"),
    ],
    operands: [LogSource.file, path], options: [LogSource.contact],
    notes: [
      "Keys come from the results in the log, Lambdas answer what they answered, and hours, queues, chance, bots and rows decide as they did; all else is decided by the flows as they are now. What the log does not say is taken as the line with - says.",
      "Exit status 1 when a call departs or something in the log is not understood, 2 when there is no call to play.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let log = try LogSource(arguments)
    let loaded = try LoadedCenter.load(arguments[path] ?? ".")
    Output.problems(loaded.problems.filter { $0.severity == .error } + log.problems)
    let report = ReplayReport(log, loaded)
    var (playedCount, departedCount) = (0, 0)
    for call in log.calls {
      let result = CallReplay.play(call, on: loaded)
      Output.line(report.line(call, result))
      if let finding = report.finding(call, result) { Output.line("\n" + finding.text + "\n") }
      switch result.verdict {
      case .same: playedCount += 1
      case .departs:
        playedCount += 1
        departedCount += 1
      case .refused: break
      }
    }
    if log.calls.count > 1 { Output.line(summary(log.calls.count, playedCount, departedCount)) }
    if playedCount == 0 { return .impossible }
    return departedCount > 0 || log.problems.contains { $0.severity == .error } ? .problem : .well
  }

  /// "12 calls: 10 the same, 1 departs, 1 not played".
  private static func summary(_ count: Int, _ played: Int, _ departed: Int) -> String {
    var parts = ["\(played - departed) the same"]
    if departed > 0 { parts.append(departed == 1 ? "1 departs" : "\(departed) depart") }
    if played < count { parts.append("\(count - played) not played") }
    return "\(count) calls: " + parts.joined(separator: ", ")
  }
}
