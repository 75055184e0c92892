import CenterFiles
import ContactCenter
import Diagnostics
import Outside
import Scenarios

/// `touchtone test`: plays scenarios and the service's own test cases, and says which of them do not hold.
enum TestCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  static let paths = Operand<String>(
    "PATH", .nonempty("a file or folder"), count: .oneOrMore,
    "scenarios, Amazon Connect's test cases, and folders with them")
  static let format = Option<Format>("format", "FORMAT", .oneCase, "text or json")
  static let junit = Option<String>(
    "junit", "FILE", .nonempty("a file"), "writes the results for a build server too, as JUnit's XML")
  static let filter = Option<String>(
    "filter", "TEXT", .nonempty("a text"), "plays only tests whose path holds this text")
  static let failsFast = Flag("fail-fast", "begins no more tests once one has failed")
  static let watches = Flag("watch", "plays them again whenever a flow, prompt or scenario changes")

  static let export = Option<TestExport.Format>(
    "export", "FORMAT", .oneCase, "writes one scenario as a test case of the service: aws")
  static let out = Option<String>(
    "out", "FILE", .nonempty("a path"), "where to write it (standard output where it is not given)")

  static let coverage = Flag("coverage", "says which branches of the flows no scenario takes")
  static let coverageFormat = Option<TestCoverage.Format>(
    "coverage-format", "FORMAT", .oneCase,
    "how that is written: text, json, lcov or cobertura; the results go to standard error then")
  static let coveragePages = Option<String>(
    "coverage-html", "DIR", .nonempty("a folder"),
    "draws the flows, with what was taken and what not, as pages for a browser in this folder")
  static let minimum = Option<Int>(
    "min-coverage", "PERCENT", .integer(0...100), "fails when fewer of a hundred branches are taken")

  static let description = CommandDescription(
    "test", "plays scenarios and test cases, and says which do not hold",
    examples: [
      .init("touchtone test flows/site-visit", "plays every scenario of the center"),
      .init("touchtone test flows/site-visit --watch", "plays them again whenever something changes"),
      .init(
        "touchtone test flows/site-visit --coverage-html coverage",
        "draws which branches are played and which not, for a browser"),
      .init("touchtone test flows --junit results.xml", "writes the results for a build server too"),
      .init("touchtone test case.json --center flows/site-visit", "runs a test case of the service"),
      .init("touchtone test --export aws call.scenario", "writes a scenario as a test case of the service"),
    ],
    operands: [paths],
    optionGroups: [
      OptionGroup(
        "what is played", [filter, TestSetting.center, TestSetting.at, TestSetting.seed, failsFast, watches]),
      OptionGroup("what is told", [format, junit, CallLog.file, CallLog.isForAll]),
      OptionGroup("how much of the flows is played", [coverage, coverageFormat, coveragePages, minimum]),
      OptionGroup("in place of playing", [export, out]),
    ],
    notes: [
      "A scenario is a text of steps, one a line: docs/scenarios.md. Each is played in a world and on sample rows of its own.",
      "A test case is JSON as Amazon Connect has it: docs/aws-test-cases.md. What lies beside or above it is called.",
      "Exit status 1 when a test does not hold, 2 when one cannot be read or played.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    if arguments.has(export) { return try exportOne(arguments) }
    if arguments.has(out) {
      throw CommandFailure(
        Diagnostic(
          in: "--out", "nothing is written without --export", rule: "usage",
          fix: "add --export aws, or write results with --junit"))
    }
    guard arguments[watches] else { return try play(arguments).status }
    if arguments.has(CallLog.file) {
      throw CommandFailure(
        Diagnostic(
          in: "--log", "a log is of one run", rule: "usage", why: "--watch plays the scenarios many times",
          fix: "leave one of the two out"))
    }
    try TestWatch.run(arguments.all(paths)) { () throws(CommandFailure) in try play(arguments).outcomes }
  }

  private static func play(
    _ arguments: ParsedArguments
  ) throws(CommandFailure) -> (status: ExitStatus, outcomes: [TestRun.Outcome]) {
    var files = try TestFiles.find(arguments.all(paths))
    if let wanted = arguments[filter] {
      files = files.filter { $0.lowercased().contains(wanted.lowercased()) }
      guard !files.isEmpty else {
        throw CommandFailure(
          Diagnostic(in: "--filter", "no test's path holds \"\(wanted)\"", rule: "no-test"))
      }
    }
    let log = try CallLog.asked(arguments)
    let run = TestRun(
      files: files, setting: try TestSetting(arguments), stopsAtFailure: arguments[failsFast],
      logging: log?.scope)
    // Where the coverage is written for a program, nothing else goes where that goes.
    let isCoverageAlone = (arguments[coverageFormat] ?? .text) != .text
    let tell: @Sendable (String) -> Void = { line in isCoverageAlone ? Output.error(line) : Output.line(line)
    }
    let outcomes = play(run, arguments[format] ?? .text, log, tell)
    if let file = arguments[junit] {
      do throws(Diagnostic) { try TextFile.replace(JUnitReport.text(outcomes, run.setting), at: file) } catch
      {
        throw CommandFailure(error)
      }
    }
    let logStatus = log.map { tellOfEmptiness($0, outcomes) } ?? .well
    return (max(status(outcomes), try cover(outcomes, arguments), logStatus), outcomes)
  }

  private static func tellOfEmptiness(_ log: CallLog, _ outcomes: [TestRun.Outcome]) -> ExitStatus {
    let lines = outcomes.compactMap(\.result.played?.logged).flatMap { $0 }
    Output.problems([log.emptiness(lines)].compactMap { $0 })
    return log.file.hasFailed ? .impossible : .well
  }

  /// Plays them and tells of them. The flow log of each is written before its line, so that who stops reading has the log of
  /// what was told.
  private static func play(
    _ run: TestRun, _ format: Format, _ log: CallLog?, _ tell: @escaping @Sendable (String) -> Void
  ) -> [TestRun.Outcome] {
    let write: @Sendable (TestRun.Outcome) -> Void = { outcome in
      guard let lines = outcome.result.played?.logged else { return }
      Output.problems([log?.file.write(lines)].compactMap { $0 })
    }
    let clock = WallClock()
    let start = clock.monotonicNanoseconds
    guard format == .text else {
      let outcomes = run.play(write)
      tell(TestJSON.text(outcomes))
      return outcomes
    }
    let text = TestText(
      isColored: Terminal.showsColors, width: run.files.map(\.count).max() ?? 0, setting: run.setting)
    let outcomes = run.play { outcome in
      write(outcome)
      tell(text.line(outcome))
    }
    for outcome in outcomes where !outcome.result.warnings.isEmpty {
      tell("\n" + text.warnings(outcome.result))
    }
    for failure in text.failures(outcomes) { tell("\n" + failure) }
    let taken = clock.monotonicNanoseconds - start
    tell("\n" + text.summary(outcomes, of: run.files.count, nanoseconds: taken))
    return outcomes
  }

  private static func exportOne(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let named = arguments.all(paths)
    guard named.count == 1, named[0].hasSuffix(TestFiles.ending) else {
      throw CommandFailure(
        Diagnostic(
          in: "--export", "one scenario is written at a time", rule: "usage",
          fix: "name one file whose name ends in \(TestFiles.ending)"))
    }
    return try TestExport(
      scenario: named[0], out: arguments[out], setting: try TestSetting(arguments)
    ).run()
  }

  /// Tells of the branches, where that is asked for; a problem when too few were taken.
  private static func cover(
    _ outcomes: [TestRun.Outcome], _ arguments: ParsedArguments
  ) throws(CommandFailure) -> ExitStatus {
    guard
      arguments[coverage] || arguments.has(coverageFormat) || arguments.has(coveragePages)
        || arguments.has(minimum)
    else { return .well }
    let found = TestCoverage(outcomes, try TestSetting(arguments))
    if let folder = arguments[coveragePages] { try write(found, to: folder, arguments) }
    switch arguments[coverageFormat] ?? .text {
    case .text: if arguments[coverage] || arguments.has(coverageFormat) { Output.line("\n" + found.text) }
    case .json: Output.line(found.json.visibleJSON)
    case .lcov: Output.line(found.lcov)
    case .cobertura: Output.line(found.cobertura)
    }
    guard let wanted = arguments[minimum], found.permille < wanted * 10 else { return .well }
    let share = "\(found.permille / 10).\(found.permille % 10)"
    Output.error(
      Diagnostic(
        in: "--min-coverage", "only \(share) % of the branches are taken, \(wanted) % are wanted",
        rule: "coverage", fix: "--coverage tells which are missing, and the ways there"
      ).text)
    return .problem
  }

  /// Writes the pages, and says where the first one is.
  private static func write(
    _ found: TestCoverage, to folder: String, _ arguments: ParsedArguments
  ) throws(CommandFailure) {
    let pages = CoveragePages(found)
    do throws(Diagnostic) { try pages.write(to: folder) } catch { throw CommandFailure(error) }
    if let shortcoming = pages.shortcoming { Output.error(shortcoming.text) }
    let words = "coverage pages: " + UserFile.join(folder, CoveragePages.indexName).visible
    let isCoverageAlone = (arguments[coverageFormat] ?? .text) != .text || arguments[format] == .json
    if isCoverageAlone { Output.error(words) } else { Output.line("\n" + words) }
  }

  private static func status(_ outcomes: [TestRun.Outcome]) -> ExitStatus {
    if outcomes.contains(where: { if case .refused = $0.result.verdict { true } else { false } }) {
      return .impossible
    }
    return outcomes.allSatisfy(\.result.isPassed) ? .well : .problem
  }
}
