import ContactCenter
import Diagnostics
import FlowEngine
import Glibc
import World

/// Plays one call without a screen, at once, and prints what happened.
struct HeadlessPlay {
  let setup: PlaySetup
  let items: [KeyItem]
  let format: TranscriptPrinter.Format
  let bound: Milliseconds

  func run() -> ExitStatus {
    var world = World(
      setup.loaded.center, store: setup.store, seed: setup.seed, now: setup.now, observer: Transcript())
    world.declare(setup.conditions)
    let contact = world.receive(setup.call)
    var caller = ScriptedCaller(items, contact: contact, until: setup.now + bound)
    let ending = caller.run(&world)
    var notes = caller.notes
    switch ending {
    case .ended: break
    case .waits(let place): notes.append("the caller \(place), and nothing is left to do")
    case .outOfTime:
      notes.append("stopped after \(bound.wholeSeconds) s; the caller \(world.place(of: contact))")
    }
    let printer = TranscriptPrinter(format: format, start: setup.now)
    for line in printer.lines(of: world.observer, contact: contact, notes: notes) { Output.line(line) }
    guard ending == .ended, let end = world.state.contacts[contact].endedBy else { return .problem }
    return report(end, world.program, world.state.contacts[contact].contact)
  }

  /// Says on standard error what is wrong with the flow, when that ended the call.
  private func report(_ end: ContactEnd, _ program: Program, _ contact: Contact) -> ExitStatus {
    guard case .byError(let failure) = end else { return .well }
    switch failure {
    case .fault(let number): Output.error(program.faults[number].text)
    case .unhandled(let error):
      Output.error(
        Diagnostic(
          in: setup.loaded.path,
          "an action failed with \(error.rawValue), and none of its branches takes that",
          rule: "unhandled-error", fix: "give the action an error branch NoMatchingError"
        ).text)
    case .silentLoop: Output.error(silentLoop(program, contact).text)
    }
    return .problem
  }

  private func silentLoop(_ program: Program, _ contact: Contact) -> Diagnostic {
    Diagnostic(
      in: setup.loaded.path, "the flow loops without waiting for anything", rule: "silent-loop",
      why: "more than \(program.rules.actionsWithoutWaitLimit) actions followed each other")
  }
}
