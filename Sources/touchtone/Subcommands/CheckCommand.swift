import Diagnostics
import FlowAnalysis

/// `touchtone check`: says what is wrong with flows, like a linter.
enum CheckCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json, sarif
  }

  static let paths = Operand<String>(
    "PATH", .nonempty("a file or folder"), count: .oneOrMore,
    "exported flows, and folders with flows or with a center.json")
  static let format = Option<Format>(
    "format", "FORMAT", .oneCase, "text, json (a list of findings) or sarif (2.1.0)")
  static let rule = Option<String>(
    "rule", "RULE", .nonempty("the name of a rule"), repeatable: true, "looks for this rule only")
  static let ignore = Option<String>(
    "ignore", "RULE", .nonempty("the name of a rule"), repeatable: true, "leaves this rule out")
  static let fix = Flag("fix", "mends in the files what can be mended mechanically, then reports the rest")

  /// How often `fix` reads and mends anew.
  private static let roundLimit = 16

  static let description = CommandDescription(
    "check", "says what is wrong with flows, before a caller finds out",
    examples: [
      .init(
        "touchtone check flows/site-visit", "shows every finding, with its place, why it matters, and a fix"),
      .init("touchtone check export.json --fix", "mends what can be mended mechanically"),
    ],
    operands: [paths], options: [format, rule, ignore, fix],
    notes: [
      "A rule is switched off for good by \"ignore\" in the nearest .touchtone.json, of the folder or of one above it: { \"check\": { \"ignore\": [\"long-prompt\"] } }; for one flow by \"touchtone-ignore\": [\"long-prompt\"] in its Metadata; for one action by the same key in its entry of ActionMetadata.",
      "touchtone explain RULE tells what a rule means.",
      "Exit status 1 when there is an error, 2 when something cannot be read or mended, else 0.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let choice = try RuleChoice(only: arguments.all(rule), without: arguments.all(ignore))
    let paths = arguments.all(paths)
    var report = CheckReport(paths, choice)
    var mending = Mending()
    if arguments[fix] {
      // What waits for a change beside it is mended the next time round; no flow needs as many.
      var rounds = 0
      while rounds < roundLimit, mending.mend(report) {
        report = CheckReport(paths, choice)
        rounds += 1
      }
      Output.problems(mending.refusals)
    }
    switch arguments[format] ?? .text {
    case .text:
      let text = FindingText(isColored: Terminal.showsColors)
      Output.line(text.page(report.findings, flowCount: report.flows.count, mended: mending.count))
    case .json: Output.line(FindingList.json(report.findings).visibleJSON)
    case .sarif: Output.line(FindingLog(report.findings).text.visibleJSON)
    }
    if report.isUnreadable || !mending.refusals.isEmpty { return .impossible }
    return report.findings.contains { $0.diagnostic.severity == .error } ? .problem : .well
  }
}
