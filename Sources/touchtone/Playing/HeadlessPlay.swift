import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Glibc
import Scenarios
import World

/// Plays one call without a screen, at once, and prints what happened.
struct HeadlessPlay {
  let setup: PlaySetup
  let items: [KeyItem]
  let format: TranscriptPrinter.Format
  let bound: Milliseconds
  /// Where the call is saved as a scenario; nil for a call that is not.
  var record: String?
  /// The flow log that is wanted.
  var log: CallLog?

  /// What came of a call.
  struct Outcome {
    let lines: [String]
    /// What is wrong with the flow, when that ended the call, and was not said before it.
    var finding: Diagnostic?
    var status: ExitStatus
    /// What a person is told of the scenario that was saved.
    var saved: SavedScenario?
    /// What the flow log has of the call.
    var logged: [UInt8] = []
  }

  func run() throws(CommandFailure) -> ExitStatus {
    Output.problems([FoldersInside(setup.loaded.path).note].compactMap { $0 })
    let outcome = try play()
    for line in outcome.lines { Output.line(line) }
    if let finding = outcome.finding { Output.error(finding.text) }
    if let saved = outcome.saved { Output.error(saved.words) }
    guard let log else { return outcome.status }
    Output.problems([log.file.write(outcome.logged), log.emptiness(outcome.logged)].compactMap { $0 })
    return log.file.hasFailed ? .impossible : outcome.status
  }

  func play() throws(CommandFailure) -> Outcome {
    let flowLog = log.map { FlowLog(setup.loaded.program, $0.scope) }
    var world = World(
      setup.loaded.center, store: setup.store, seed: setup.seed, now: setup.now,
      observer: Transcript(log: flowLog))
    world.declare(setup.conditions)
    let contact = world.receive(setup.call)
    var caller = ScriptedCaller(
      items, contact: contact, until: setup.now + bound, outside: setup.loaded.outsideFunctions)
    let ending = caller.run(&world)
    let saved = try record.map { (file) throws(CommandFailure) in
      try SavedScenario(
        setup.call, setup, [(0, setup.conditions)], in: world, contact: contact, choices: choices, file: file)
    }
    var notes = merged(caller.notes, with: lambdaNotes(world.observer))
    switch ending {
    case .ended: break
    case .waits(let situation):
      notes.append(PlayNote("\(situation), and nothing more will happen", in: world, contact))
    case .goesRound(let situation):
      notes.append(
        PlayNote("\(situation); from here on the same comes again and again", in: world, contact))
    case .outOfTime:
      let words = "stopped after \(bound.wholeSeconds) s, the bound of --for; "
      notes.append(PlayNote(words + world.situation(of: contact), in: world, contact))
    }
    var printer = TranscriptPrinter(format: format, start: setup.now)
    if ending == .ended {
      printer.earlierRecords = world.records(of: contact)
      printer.record = printer.earlierRecords.popLast()
    }
    var outcome = Outcome(
      lines: printer.lines(of: world.observer, contact: contact, notes: notes), finding: nil,
      status: .problem,
      saved: saved, logged: world.takeLastLogLines())
    guard ending == .ended, let end = world.state.contacts[contact].endedBy else { return outcome }
    guard case .byError(let failure) = end else {
      outcome.status = .well
      return outcome
    }
    let finding = failure.finding(
      world.program, world.state.contacts[contact].contact, world.observer, in: setup.loaded.path)
    // What was found while the flow was read knows more: a name that is near, for one.
    let isSaid = setup.loaded.problems.contains {
      $0.source == finding.source && $0.place?.position == finding.place?.position && $0.rule == finding.rule
    }
    if !isSaid { outcome.finding = finding }
    return outcome
  }

  /// What the caller chooses on pages.
  private var choices: [PageChoice] {
    items.compactMap { item in
      if case .choose(let action, let fields) = item { PageChoice(action, fields) } else { nil }
    }
  }

  /// For each Lambda that failed because nobody answers it, once, how to answer it.
  private func lambdaNotes(_ transcript: Transcript) -> [PlayNote] {
    var known: Set<String> = []
    return transcript.entries.enumerated().compactMap { place, entry in
      guard case .lambda(let report) = entry.detail, case .fails = report.outcome,
        setup.loaded.center.definition.lambdas[report.name]?.binding == nil,
        setup.conditions.outcome(ofLambda: report.name) == nil, known.insert(report.name).inserted
      else { return nil }
      return PlayNote(
        "to answer it, use --lambda \(report.name.quotedForShell)='{…}' (or =error, =timeout), or say under "
          + "\"lambdas\" in center.json what it answers",
        behind: entry, at: place)
    }
  }

  /// All notes in the order of their places; at one place those about an entry first.
  private func merged(_ notes: [PlayNote], with others: [PlayNote]) -> [PlayNote] {
    var rest = notes[...]
    var merged: [PlayNote] = []
    for note in others {
      while let next = rest.first, next.place < note.place { merged.append(rest.removeFirst()) }
      merged.append(note)
    }
    return merged + rest
  }
}
