import CenterFiles
import Diagnostics
import Scenarios

/// `touchtone log`: the ways that calls took through the flows, from a flow log.
enum LogCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  static let center = Option<String>(
    "center", "PATH", .nonempty("a folder or a file"),
    "names the actions as this center, or this flow file, does")
  static let format = Option<Format>("format", "FORMAT", .oneCase, "text or json")

  static let description = CommandDescription(
    "log", "shows from a flow log which way calls took",
    examples: [
      .init("touchtone log call.log", "shows each call of a log that play or test wrote with --log"),
      .init(
        "touchtone log events.json",
        "shows those of a live instance, from: aws logs filter-log-events --log-group-name /aws/connect/INSTANCE"
      ),
      .init(
        "touchtone log events.json --contact 2b687e7e --center flows/site-visit",
        "shows one contact, with the names that the flows give its actions"),
    ],
    operands: [LogSource.file], options: [LogSource.contact, center, format],
    notes: [
      "A log is an object a line, also with a time before it; a list of objects; or what the AWS commands logs get-log-events, filter-log-events and get-query-results print. Contacts may be mixed.",
      "Text shows as much of a value as fits the line; JSON has all of it, and every record with its line.",
      "Exit status 1 when something in it is not understood, which is said and left out, 2 when it is no log.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let log = try LogSource(arguments)
    let loaded = try arguments[center].map { (path) throws(CommandFailure) in try LoadedCenter.load(path) }
    let report = LogReport(words: LogWords(loaded), width: max(HelpLayout.width, Output.columns ?? 0))
    switch arguments[format] ?? .text {
    case .text: Output.line(report.text(log.calls))
    case .json: Output.line(report.json(log.calls).visibleJSON)
    }
    Output.problems(log.problems)
    return log.problems.contains { $0.severity == .error } ? .problem : .well
  }
}
