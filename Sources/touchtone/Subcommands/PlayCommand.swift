import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import Outside
import Scenarios
import TerminalUI

/// `touchtone play`: one call, on the screen or, with `--keys`, at once.
enum PlayCommand: Subcommand {
  static let keys = Option<String>(
    "keys", "ITEMS", .text, "what the caller does, played at once: " + KeyItem.form)
  static let format = Option<TranscriptPrinter.Format>(
    "format", "FORMAT", .oneCase, "text or json")
  static let bound = Option<String>(
    "for", "TIME", .nonempty("a length of time"),
    "how long at most, on the virtual clock (1h)")
  static let record = Option<String>(
    "record", "FILE", .nonempty("a file"), "saves the call as a scenario, a test that plays it again")
  static let steps = Option<Int>(
    "steps", "N", .integer(1...1_000_000), "how many actions may follow each other without a wait (10000)")

  static let description = CommandDescription(
    "play", "calls a contact center: read what a caller hears, press keys",
    examples: [
      .init("touchtone play flows/site-visit", "opens the phone, to call"),
      .init(
        "touchtone play flows/site-visit --from +919811112222 --keys 5,1,1", "books a visit, at once, as text"
      ),
      .init(
        "touchtone play old-export.json --lambda crmLookup='{\"tier\":\"gold\"}'",
        "calls one exported flow, on its own"),
    ],
    operands: [PlayOptions.path],
    optionGroups: [
      OptionGroup("the call", PlayOptions.call + [steps]),
      OptionGroup("how things stand", PlayOptions.conditions),
      OptionGroup("on the screen", [isPaused, isDemo, speaks, share, hasNoMouse]),
      OptionGroup("without a screen", [keys, format, bound, record]),
      OptionGroup("what is logged", [CallLog.file, CallLog.isForAll]),
    ],
    notes: [
      "An item of --keys answers the next thing that waits: digits are pressed when the prompt has been spoken, with ! in front of them in the middle of it. Without a terminal and without --keys, the items are read from standard input, one a line.",
      "NAME is a resource's name in the console or in center.json, the last part of its ARN, or the whole ARN; a queue's own hours go by the queue's name, a flow also by its file's name.",
      "Exit status 0 when the contact was ended by the flow, the caller or an agent, 1 when the flow has a problem or waits for a caller who does nothing more, 2 when touchtone could not do what was asked.",
    ])

  static let share = Option<String>(
    "share", "NAME", .nonempty("a name"),
    "lets touchtone desk --join NAME, in another terminal, be an agent of this call")
  static let isPaused = Flag("paused", "opens with the call paused at its start")
  static let isDemo = Flag("demo", "begins with the demo look")
  static let hasNoMouse = Flag("no-mouse", "leaves the mouse to the terminal")
  static let speaks = Flag("voice", "speaks the prompts")

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let isHeadless = arguments.has(keys) || isatty(0) == 0
    guard isHeadless else { return try openScreen(arguments) }
    let items = try items(arguments)
    let setup = try PlaySetup(arguments)
    Output.problems(setup.loaded.problems)
    let bound = try bound(arguments)
    let play = HeadlessPlay(
      setup: setup, items: items, format: arguments[format] ?? .text, bound: bound, record: arguments[record],
      log: try CallLog.asked(arguments))
    return try play.run()
  }

  /// Opens the phone on the terminal; what is wrong with the options is said before, on the normal screen.
  private static func openScreen(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    try refuseWhatNeedsNoScreen(arguments)
    var setup = try PlaySetup(arguments)
    // Else the first call of every session would be the same contact.
    if !arguments.has(PlayOptions.seed) { setup = setup.with(seed: MachineChance.seed) }
    let log = try CallLog.asked(arguments)
    let shared = try SharedDesk.asked(arguments[share])
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal(
        usesMouse: !arguments[hasNoMouse], accent: setup.loaded.center.definition.accent)
    } catch {
      throw CommandFailure(Diagnostic(in: "touchtone play", error.text, rule: "terminal"))
    }
    let program = PhoneProgram(
      setup, isPaused: arguments[isPaused], isDemo: arguments[isDemo], speaks: arguments[speaks], log: log,
      share: shared)
    let end = terminal.run(program)
    let problem = program.finish()
    terminal.close()
    if let problem { Output.error(problem.text) }
    exit(log?.file.hasFailed == true ? ExitStatus.impossible.rawValue : end.status)
  }

  /// What is written of a call that is played at once is not asked for in vain.
  private static func refuseWhatNeedsNoScreen(_ arguments: ParsedArguments) throws(CommandFailure) {
    let reasons = [
      (arguments.has(record), "--record", "on the screen, the key S saves the call as a test" as String?),
      (arguments.has(format), "--format", nil), (arguments.has(bound), "--for", nil),
    ]
    for (isGiven, name, why) in reasons where isGiven {
      throw CommandFailure(
        Diagnostic(
          in: name, "this is for a call without a screen", rule: "usage", why: why,
          fix: "say with --keys what the caller does, or leave it out"))
    }
  }

  private static func bound(_ arguments: ParsedArguments) throws(CommandFailure) -> Milliseconds {
    guard let text = arguments[bound] else { return .hours(1) }
    guard let length = Milliseconds(waiting: text), length.count > 0 else {
      throw CommandFailure(
        Diagnostic(
          in: "--for", "\"\(text)\" is no length of time", rule: "usage", fix: "write it like 90s, 5m or 1h"))
    }
    return length
  }

  /// What the caller does: of `--keys`, else of standard input, one item a line.
  private static func items(_ arguments: ParsedArguments) throws(CommandFailure) -> [KeyItem] {
    let source = arguments[keys] == nil ? "standard input" : "--keys"
    do throws(KeyItem.NotAnItem) {
      if let text = arguments[keys] { return try KeyItem.list(text) }
      var items: [KeyItem] = []
      while let line = readLine() {
        if line.trimmed.isEmpty { continue }
        guard let item = KeyItem(line) else { throw KeyItem.NotAnItem(text: line) }
        items.append(item)
      }
      return items
    } catch {
      throw CommandFailure(
        Diagnostic(
          in: source, "\"\(error.text)\" is nothing a caller can do", rule: "usage",
          why: "an item is " + KeyItem.form, fix: source == "--keys" ? error.fix : nil))
    }
  }
}
