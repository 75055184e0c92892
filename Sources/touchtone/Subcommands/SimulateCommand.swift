import CenterFiles
import CenterSimulation
import Diagnostics

/// `touchtone simulate`: plays a day of a center again and again, and tells how its queues do.
enum SimulateCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json, csv, html
  }

  static let paths = Operand<String>(
    "PATH", .nonempty("a path"), count: .oneOrMore,
    "a center's folder with a simulation.json; with --merge the files of all shards")
  static let plan = Option<String>(
    "plan", "FILE", .nonempty("a file"), "who calls and who answers (simulation.json in the center's folder)")
  static let seed = Option<Int>("seed", "N", .integer(0...Int.max), "where chance begins (1)")
  static let replications = Option<Int>(
    "replications", "N", .integer(1...100_000), "how often it is played, each time by other chances (10)")
  static let calls = Option<Int>(
    "calls", "N", .integer(1...1_000_000_000),
    "how many calls come in a replication: the time is played again until they have")
  static let whatIf = Option<String>(
    "what-if", "CHANGE", .nonempty("a change"),
    "compares with a change on the same chances: 'agents TEAM=6', 'calls=120%', 'handle time=90%' or 'patience=150%', several with commas"
  )
  static let format = Option<Format>(
    "format", "FORMAT", .oneCase, "text, json, csv (a row for each queue and interval) or html (one page)")
  static let drawsMaps = Flag("map", "text: draws the flows too, with how many calls went which way")
  static let shard = Option<StudyPart.Shard>(
    "shard", "I/N", ValueReader("a part such as 0/3, 1/3 or 2/3") { StudyPart.Shard($0) },
    "plays only every Nth replication, from the Ith on, and writes them for --merge")
  static let merges = Flag("merge", "puts the files of all shards together, and tells of the whole")

  static let description = CommandDescription(
    "simulate", "plays a day of calls many times, and tells how the queues do",
    examples: [
      .init("touchtone simulate flows/site-visit", "tells how the queues of a day do"),
      .init(
        "touchtone simulate flows/site-visit --what-if 'agents plots=6'",
        "tells what six agents would change, for the same callers"),
      .init(
        "touchtone simulate flows/site-visit --format html > day.html", "writes a page with plots and maps"),
      .init(
        "touchtone simulate flows/site-visit --shard 0/3 > part0.json",
        "plays a third of it, as one of three machines"),
      .init(
        "touchtone simulate --merge part0.json part1.json part2.json", "tells of the three thirds together"),
    ],
    operands: [paths],
    optionGroups: [
      OptionGroup("what is played", [plan, seed, replications, calls, whatIf]),
      OptionGroup("what is told", [format, drawsMaps]),
      OptionGroup("on many machines", [shard, merges]),
    ],
    notes: [
      "Who calls when, what callers press, how long they wait and who answers stands in simulation.json: docs/simulation.md.",
      "Functions outside are not called: they are late, and their error branch is taken.",
      "Exit status 1 when the plan or the center has a problem, 2 when it cannot be played.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let named = arguments.all(paths)
    if arguments[merges] { return try merge(named, arguments) }
    guard named.count == 1 else {
      throw CommandFailure(
        Diagnostic(
          in: "touchtone simulate", "one center is played at a time", rule: "usage",
          fix: "name one folder, or put parts together with --merge"))
    }
    if arguments.has(shard), arguments.has(format) || arguments[drawsMaps] {
      throw CommandFailure(
        Diagnostic(
          in: "--shard", "a part is written for --merge, in no other form", rule: "usage",
          fix: "leave out --format and --map, and give them with --merge"))
    }
    let study = try StudyRun(
      path: named[0], plan: arguments[plan], seed: UInt64(arguments[seed] ?? 1),
      replications: arguments[replications] ?? 10, calls: arguments[calls], whatIf: arguments[whatIf])
    let part = try study.play(arguments[shard] ?? .whole)
    if arguments.has(shard) {
      Output.line(part.json)
    } else {
      tell(part, study.loaded, arguments)
    }
    return .well
  }

  private static func merge(
    _ files: [String], _ arguments: ParsedArguments
  ) throws(CommandFailure) -> ExitStatus {
    let others: [any AnyOption] = [plan, seed, replications, calls, whatIf, shard]
    if let given = others.first(where: { arguments.has($0) }) {
      throw CommandFailure(
        Diagnostic(
          in: "--merge", "--\(given.name) was settled when the shards were played", rule: "usage",
          fix: "leave it out"))
    }
    do throws(Diagnostic) {
      let whole = try StudyMerge.whole(of: files)
      let loaded = try StudyMerge.center(of: whole.subject)
      tell(whole, loaded, arguments)
      return .well
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func tell(_ study: StudyPart, _ loaded: LoadedCenter, _ arguments: ParsedArguments) {
    switch arguments[format] ?? .text {
    case .text:
      Output.line(StudyText(study: study, loaded: loaded).text)
      if arguments[drawsMaps] {
        let maps = StudyMaps(study, loaded).texts(columns: Output.columns ?? 80)
        let whose = study.variants.count == 2 ? ", as planned" : ""
        Output.line("\nways that calls of all replications took\(whose)\n")
        Output.line(maps.joined(separator: "\n\n"))
      }
    case .json: Output.line(StudyJSON(study: study, loaded: loaded).text)
    case .csv: Output.line(StudyTable(study: study).text)
    case .html: Output.line(StudyPage(study: study, loaded: loaded).text)
    }
  }
}
