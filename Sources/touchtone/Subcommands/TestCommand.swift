import Diagnostics
import Outside
import Scenarios

/// `touchtone test`: plays scenarios, and says which of them do not hold.
enum TestCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  static let paths = Operand<String>(
    "PATH", .nonempty("a file or folder"), count: .oneOrMore, "scenarios, and folders with scenarios")
  static let format = Option<Format>("format", "FORMAT", .oneCase, "text or json")
  static let junit = Option<String>(
    "junit", "FILE", .nonempty("a file"), "writes the results for a build server too, as JUnit's XML")
  static let filter = Option<String>(
    "filter", "TEXT", .nonempty("a text"), "plays only scenarios whose path holds this text")
  static let seed = Option<Int>(
    "seed", "N", .integer(0...Int.max), "the seed of chance for scenarios that name none")
  static let failsFast = Flag("fail-fast", "begins no more scenarios once one has failed")
  static let watches = Flag("watch", "plays them again whenever a flow, prompt or scenario changes")

  static let description = CommandDescription(
    "test", "plays scenarios, and says which do not hold",
    examples: [
      .init("touchtone test flows/site-visit", "plays every scenario of the center"),
      .init("touchtone test flows/site-visit --watch", "plays them again whenever something changes"),
      .init("touchtone test flows --junit results.xml", "writes the results for a build server too"),
    ],
    operands: [paths], options: [format, junit, filter, seed, failsFast, watches],
    notes: [
      "A scenario is a text of steps, one a line: docs/scenarios.md. Each is played in a world and on sample rows of its own.",
      "Exit status 1 when a scenario does not hold, 2 when one cannot be read or played.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    guard arguments[watches] else { return try play(arguments).status }
    try TestWatch.run { () throws(CommandFailure) in try play(arguments).outcomes }
  }

  private static func play(
    _ arguments: ParsedArguments
  ) throws(CommandFailure) -> (status: ExitStatus, outcomes: [TestRun.Outcome]) {
    var files = try TestFiles.find(arguments.all(paths))
    if let wanted = arguments[filter] {
      files = files.filter { $0.lowercased().contains(wanted.lowercased()) }
      guard !files.isEmpty else {
        throw CommandFailure(
          Diagnostic(in: "--filter", "no scenario's path holds \"\(wanted)\"", rule: "no-test"))
      }
    }
    let run = TestRun(
      files: files, seed: UInt64(arguments[seed] ?? 0), stopsAtFailure: arguments[failsFast])
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    let outcomes: [TestRun.Outcome]
    switch arguments[format] ?? .text {
    case .json:
      outcomes = run.play { _ in }
      Output.line(TestJSON.text(outcomes))
    case .text:
      let text = TestText(isColored: Terminal.showsColors, width: files.map(\.count).max() ?? 0)
      outcomes = run.play { Output.line(text.line($0)) }
      for outcome in outcomes where !outcome.result.isPassed {
        Output.line("\n" + text.failure(outcome.result))
      }
      let taken = clock.monotonicNanoseconds - start
      Output.line("\n" + text.summary(outcomes, of: files.count, nanoseconds: taken))
    }
    if let file = arguments[junit] {
      do throws(Diagnostic) { try TextFile.replace(JUnitReport.text(outcomes), at: file) } catch {
        throw CommandFailure(error)
      }
    }
    return (status(outcomes), outcomes)
  }

  private static func status(_ outcomes: [TestRun.Outcome]) -> ExitStatus {
    if outcomes.contains(where: { if case .refused = $0.result.verdict { true } else { false } }) {
      return .impossible
    }
    return outcomes.allSatisfy(\.result.isPassed) ? .well : .problem
  }
}
