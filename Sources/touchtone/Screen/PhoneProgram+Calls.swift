import CenterFiles
import Diagnostics
import FlowAnalysis
import TerminalUI

// Which call is on, and which files it is made to.
extension PhoneProgram {
  /// Makes another call, in a world of its own; what is lost with the one that is on is said first.
  func callAgain() {
    if let loss = call.lossWithoutIt,
      !confirms(.callAgain, "\(loss) c calls anew, any other key stays.")
    {
      return
    }
    call.leaveTime(clock.monotonicNanoseconds)
    if !call.isEnded { call.hangUp(clock.monotonicNanoseconds) }
    let seated = endDesks()
    let speed = call.speed
    let now = setup.clockIsGiven ? max(setup.now, call.world.state.now) : clock.now
    earlier = call.tally(with: earlier)
    functions.forgetCalls()
    let (breakpoints, program) = (call.breakpoints, loaded.program)
    let seed = setup.seed &+ 1
    takeNext()
    // The next call is another contact, and the same one where the session's first seed is.
    setup = setup.with(seed: seed)
    messages.dismiss()
    if let message = SampleRows.topUp(setup, at: now) { show(message) }
    writeLog(isLast: true)
    var incoming = setup.call
    incoming.caller = caller
    call = LiveCall.dialing(
      setup, labels, incoming, conditions, at: now, speed: speed, isPaused: false,
      breakpoints: breakpoints.compactMap { $0.carried(from: program, to: loaded.program) },
      real: clock.monotonicNanoseconds, logging: log?.scope)
    beginDesks(seated)
    view.scroll = .following
    view.sayLine = nil
    listenedVisit = nil
    openedPage = nil
    hasToldFailure = false
    voice.beginCall()
    speak()
    listen()
    tellOfBreakpoint()
  }

  // MARK: Callbacks

  /// The caller answers the callback that rings, or declines it.
  func takeRing(answers: Bool) {
    guard call.ring != nil else {
      let isEngaged = call.world.ring != nil
      return show(
        PhoneModel.Message(
          isEngaged ? "another call is on: x hangs up, then a answers" : "nobody calls this telephone now"))
    }
    call.takeRing(answers, clock.monotonicNanoseconds)
    view.scroll = .following
    speak()
  }

  /// Says that the telephone rings where that is not what the screen shows.
  func tellOfRing() {
    guard !call.isInTime, let ring = call.live.recording.world.ring, ring != toldRing else { return }
    toldRing = ring
    if worldScreen != .phone {
      show(PhoneModel.Message("the caller's telephone rings: Tab leads to it, a answers"))
    } else if call.ring == nil {
      show(PhoneModel.Message("a callback rings: x hangs up this call, then a answers"))
    }
  }

  // MARK: Files

  /// The center that this call is made to.
  var loaded: LoadedCenter { setup.loaded }

  /// A call begins with what was read since the one before; what a person declared stays.
  func takeNext() {
    guard let next else { return }
    conditions = conditions.carried(to: next.loaded.program)
    setup = next
    functions = loaded.outsideFunctions
    labels = loaded.labels
    earlier = BranchTally(for: loaded.program)
    self.next = nil
  }

  /// A file of the center was saved: the next call has it; a broken one keeps what was there.
  func readAgain() {
    guard !watch.changes().isEmpty else { return }
    let center = loaded.center.definition.name
    do throws(CommandFailure) {
      let fresh = try setup.readAgain()
      next = fresh
      watch.watch(fresh.loaded.files)
      messages.show(
        fresh.loaded.problems.filter { $0.severity > .note },
        orElse: PhoneModel.Message("\(center) was read again, for the next call"),
        at: clock.monotonicNanoseconds)
    } catch {
      messages.show(
        error.diagnostics, orElse: PhoneModel.Message("\(center) cannot be read", isError: true),
        at: clock.monotonicNanoseconds)
    }
  }
}
