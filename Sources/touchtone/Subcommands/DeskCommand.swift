import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import Outside
import Scenarios
import Store
import TerminalUI
import World

/// `touchtone desk`: a person at the desk of an agent; the callers come from scenarios, or from another terminal.
enum DeskCommand: Subcommand {
  static let path = Operand<String>(
    "PATH", .nonempty("a folder or a file"), count: .atMostOne, "a center's folder; none with --join")
  static let agent = Option<String>(
    "agent", "NAME", .nonempty("an agent's name"), "at whose desk you sit (the first one's)")
  static let trainee = Option<String>(
    "trainee", "NAME", .nonempty("a name"), "for whom scorecards are kept (the agent)")
  static let scenario = Option<String>(
    "scenario", "PATH", .nonempty("a file or a folder"), repeatable: true,
    "who calls: a scenario, or a folder of them (the center's scenarios that say what a caller wants)")
  static let callsPerHour = Option<Int>(
    "calls-per-hour", "N", .integer(1...3600),
    "calls come at random moments, so many an hour; else the next one comes when you are free")
  static let others = Flag("others", "the other agents of your queues take contacts too")
  static let join = Option<String>(
    "join", "NAME", .nonempty("a name"), "sits down in the call that touchtone play --share NAME shares")
  static let isTrainer = Flag(
    "trainer", "with --join: sits beside the agent, listens, whispers to the agent, and joins")
  static let share = Option<String>(
    "share", "NAME", .nonempty("a name"),
    "lets trainers and further agents in other terminals join this center")

  static let description = CommandDescription(
    "desk", "sits at an agent's desk: answer callers, hold, transfer, book, write notes",
    examples: [
      .init("touchtone desk flows/site-visit", "callers of the center's scenarios ring at the first agent"),
      .init(
        "touchtone desk flows/site-visit --agent \"Sana Qureshi\" --trainee Ila",
        "sits at another desk, with scorecards of one's own"),
      .init("touchtone desk --join lesson-1", "answers whoever plays the caller in another terminal"),
      .init("touchtone desk --join lesson-1 --trainer", "sits beside that agent, and whispers"),
    ],
    operands: [path],
    optionGroups: [
      OptionGroup("who sits there", [agent, trainee]),
      OptionGroup("who calls", [scenario, callsPerHour, others, PlayOptions.at, PlayOptions.seed]),
      OptionGroup("what is logged", [CallLog.file, CallLog.isForAll]),
      OptionGroup("the rest", [PlayOptions.store, share, join, isTrainer, PlayCommand.hasNoMouse]),
    ],
    notes: [
      "docs/desk.md tells how it goes: what the keys do, what scenarios say of callers, how scorecards judge.",
      "Exit status 0 when you leave, 1 when the program that shares the call is gone, 2 when touchtone could not do what was asked.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    if let name = arguments[join] { return try join(name, arguments) }
    guard !arguments[isTrainer] else {
      throw CommandFailure(
        Diagnostic(
          in: "--trainer", "beside whom?", rule: "usage", why: "a trainer joins the desk of somebody else",
          fix: "name a shared call with --join NAME"))
    }
    guard let path = arguments[path] else {
      throw CommandFailure(
        Diagnostic(
          in: "touchtone desk", "whose desk?", rule: "usage",
          fix: "name a center's folder, or a shared call with --join NAME"))
    }
    let loaded: LoadedCenter
    do throws(LoadingFailure) { loaded = try CenterLoader.load(path) } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
    let agent = try agentIndex(arguments[agent], loaded)
    let asked = try time(arguments, loaded)
    let hours = DeskHours(of: agent, in: loaded.center, now: WallClock().now)
    let now = asked ?? hours.begins
    let seed = UInt64(arguments[PlayOptions.seed] ?? 0)
    let callers = TrainingCallers(
      try scenarios(arguments, in: path, loaded), areNamed: arguments.has(scenario))
    let calls = try callers.calls(for: agent, in: loaded, at: now)
    let log = try CallLog.asked(arguments)
    let shared = try SharedDesk.asked(arguments[share])
    let opened = try StoreOpening.open(for: loaded, named: arguments[PlayOptions.store], at: now)
    let program = DeskProgram(
      loaded, store: opened.store, now: now, seed: seed, agent: agent,
      trainee: arguments[trainee] ?? loaded.center.definition.agents[agent].name,
      hasOthers: arguments[others],
      arrivals: TrainingArrivals(
        calls, seed: seed, callsPerHour: arguments[callsPerHour], from: now), log: log, share: shared,
      note: asked == nil ? hours.note : nil)
    let terminal = try terminal(arguments, accent: loaded.center.definition.accent)
    let end = terminal.run(program)
    let problem = program.finish()
    terminal.close()
    if let problem { Output.error(problem.text) }
    exit(log?.file.hasFailed == true ? ExitStatus.impossible.rawValue : end.status)
  }

  private static func terminal(
    _ arguments: ParsedArguments, accent: RGBColor?
  ) throws(CommandFailure) -> CursesTerminal {
    do throws(TerminalError) {
      return try CursesTerminal(usesMouse: !arguments[PlayCommand.hasNoMouse], accent: accent)
    } catch {
      throw CommandFailure(Diagnostic(in: "touchtone desk", error.text, rule: "terminal"))
    }
  }

  private static func join(_ name: String, _ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus
  {
    if let path = arguments[path] {
      throw CommandFailure(
        Diagnostic(
          in: path, "a shared call has its center already", rule: "usage",
          fix: "leave the path out, or leave --join out"))
    }
    if arguments.has(CallLog.file) || arguments[CallLog.isForAll] {
      throw CommandFailure(
        Diagnostic(
          in: "--log", "a desk that joins has no log of its own", rule: "usage",
          why: "the calls are those of the program that shares them", fix: "name the log there"))
    }
    let connection: ShareConnection
    do throws(ShareError) {
      connection = try ShareConnection.joining(ShareName(name), in: ShareFolder.own())
    } catch {
      throw CommandFailure(error.diagnostic(for: "--join"))
    }
    let terminal = try terminal(arguments, accent: nil)
    let program = JoinedDesk(
      connection, agent: arguments[agent] ?? "", isTrainer: arguments[isTrainer])
    let end = terminal.run(program)
    terminal.close()
    if let farewell = program.farewell { Output.error(farewell.text) }
    exit(end.status)
  }

  // MARK: What is asked for

  private static func agentIndex(
    _ name: String?, _ loaded: LoadedCenter
  ) throws(CommandFailure) -> Int {
    let names = loaded.center.definition.agents.map(\.name)
    guard !names.isEmpty else {
      throw CommandFailure(
        Diagnostic(
          in: loaded.path, "there is no agent in this center", rule: "no-agent",
          fix: "add \"agents\" to its center.json, and name them in its queues"))
    }
    guard let name else { return 0 }
    guard let index = names.firstIndex(of: name) else {
      let near = nearest(to: name, among: names)
      throw CommandFailure(
        Diagnostic(
          in: "--agent", "there is no agent \"\(name)\"", rule: "usage",
          why: near == nil ? "there is " + names.joined(separator: ", ") : nil,
          fix: near.map { "did you mean \"\($0)\"?" }))
    }
    return index
  }

  private static func time(
    _ arguments: ParsedArguments, _ loaded: LoadedCenter
  ) throws(CommandFailure) -> Timestamp? {
    guard let text = arguments[PlayOptions.at] else { return nil }
    do throws(TimeTextError) { return try TimeText(text).timestamp(in: loaded.center.definition.zone) } catch
    {
      throw CommandFailure(
        Diagnostic(
          in: "--at", "\"\(text)\" is no time: \(error.words)", rule: "usage",
          fix: "write it like \(TimeTextError.form)"))
    }
  }

  /// The scenarios that call: those that were named, else those beside the center that say something for training.
  private static func scenarios(
    _ arguments: ParsedArguments, in path: String, _ loaded: LoadedCenter
  ) throws(CommandFailure) -> [TrainingCall] {
    let named = arguments.all(scenario)
    let folder = UserFile.join(path, "scenarios")
    let files =
      try named.isEmpty
      ? (UserFile.kind(of: folder) == .folder ? TestFiles.find([folder]) : []) : TestFiles.find(named)
    var calls: [TrainingCall] = []
    var problems: [Diagnostic] = []
    for file in files where file.hasSuffix(TestFiles.ending) {
      do {
        let scenario = try Scenario(parsing: try UserFile.read(file), named: file)
        guard !named.isEmpty || !scenario.training.isEmpty else { continue }
        calls.append(try TrainingCall(scenario, in: loaded))
      } catch let error as ScenarioProblems {
        problems += error.findings
      } catch let error as Diagnostic {
        problems.append(error)
      } catch {
        problems.append(Diagnostic(in: file, "\(error)", rule: "unreadable"))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems, .impossible) }
    guard !calls.isEmpty else {
      throw CommandFailure(
        Diagnostic(
          in: path, "nobody calls", rule: "no-test",
          why: "no scenario of this center says what a caller wants",
          fix: "write one with \"wants\" and \"asked\" (docs/desk.md), or name scenarios with --scenario"))
    }
    return calls
  }
}
