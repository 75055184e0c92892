import Diagnostics
import Store
import TerminalUI
import World

// The past of the call and what could have come of it.
extension PhoneProgram {
  func travel(_ command: Command) {
    defer { if !hasTwoLines { view.compares = false } }
    if command == .toLive {
      view.compares = false
      return call.leaveTime(clock.monotonicNanoseconds)
    }
    if command == .stepOn || command == .eventOn, mustAsk(before: command) { return }
    if !call.isInTime, ![.stepBack, .eventBack, .stepOn, .eventOn, .fork].contains(command) {
      return show(PhoneModel.Message("this is now; [ goes back in time"))
    }
    attempt { (now: Int64) throws(StoreError) in
      if command != .stepOn, command != .eventOn { try call.enterTime(now) }
      let (line, position) = (call.shown.name, call.shown.recording.position)
      defer { tellOfWorkOutside(since: position, on: line) }
      switch command {
      case .stepBack: try call.stepBack(now)
      case .stepOn: try call.stepOn(now)
      case .eventBack: try call.eventBack(now)
      case .eventOn: try call.eventOn(now)
      case .toStart: try call.stand(at: LiveCall.firstPosition, now)
      case .toEnd: try call.stand(at: call.shown.recording.length, now)
      case .lineAbove: try call.choose(lineNumber - 1, now)
      case .lineBelow: try call.choose(lineNumber + 1, now)
      case .nextLine:
        view.comparisonRow = 0
        try call.choose((lineNumber + 1) % lineCount, now)
      case .fork:
        let wasMade = try call.fork(now)
        show(
          wasMade
            ? PhoneModel.Message(
              call.isOver
                ? "\(call.shown.name) begins where the call is over; [ goes back in it, Esc is the live call"
                : "\(call.shown.name) begins here; Space plays it, Esc is the live call")
            : PhoneModel.Message("there are \(Timelines.most) timelines; d drops one", isError: true))
      case .keep: try keep(now)
      case .drop:
        guard call.travel?.timelines.isWhatHappened == false else {
          return show(PhoneModel.Message("A is what happened: it stays"))
        }
        let name = call.shown.name
        try call.drop(now)
        show(PhoneModel.Message("\(name) is gone; nothing of it was written"))
      default: break
      }
    }
  }

  /// True where a step on is not taken yet: a call that runs stands still first, and what is awaited is said.
  private func mustAsk(before command: Command) -> Bool {
    let now = clock.monotonicNanoseconds
    if !call.isPaused, !call.isOver, !call.isInTime {
      call.setPaused(true, now)
      voice.stop()
      show(PhoneModel.Message("paused: ] takes one step, [ goes back in time, Space goes on"))
      return true
    }
    guard !call.shown.recording.isInPast, let obstacle = call.stepObstacle else { return false }
    switch obstacle {
    case .isOver: show(PhoneModel.Message("the call is over; [ goes back in it"))
    case .nothing: show(PhoneModel.Message("nothing goes on by itself here: it is somebody else's turn"))
    case .outside(let name):
      show(PhoneModel.Message("the program of ƒ \(name) is still at work; e answers in its place"))
    case .caller:
      let key = command == .eventOn ? "}" : "]"
      return !confirms(
        command, "the caller is awaited: press a key; \(key) again lets the time for it run out")
    }
    return true
  }

  /// What functions outside did between where one stands and where one stood is not taken back: that is said.
  private func tellOfWorkOutside(since position: Int, on line: String) {
    guard call.shown.name == line, call.shown.recording.position < position else { return }
    let names = call.workOutside(after: call.shown.recording.position, before: position)
    guard !names.isEmpty else { return }
    show(PhoneModel.Message("≈ what \(names.joined(separator: ", ")) did outside is not undone"))
  }

  /// Two timelines side by side, and the panes again.
  func compare() {
    guard call.isInTime, hasTwoLines else {
      return show(PhoneModel.Message("there is one timeline only; a key pressed in the past begins another"))
    }
    view.compares.toggle()
  }

  /// A click on the strip.
  func travel(toLine line: Int, at milliseconds: Int) {
    attempt { (now: Int64) throws(StoreError) in
      try call.stand(inLine: line, at: milliseconds, now)
    }
  }

  /// A click on a row of the transcript.
  func travel(toEntry entry: Int) {
    guard call.story.fact(ofEntry: entry) != nil else { return }
    attempt { (now: Int64) throws(StoreError) in
      try call.enterTime(now)
      try call.stand(afterEntry: entry, now)
    }
  }

  /// Does what moves in time; what cannot be done is told.
  func attempt(_ body: (Int64) throws(StoreError) -> Void) {
    let now = clock.monotonicNanoseconds
    do throws(StoreError) { try body(now) } catch {
      messages.refuse(error.diagnostic(for: storeName), at: now)
    }
    voice.stop()
    view.scroll = .following
  }

  /// Asks first, because it is written to the store; then the what-if is the call.
  private func keep(_ now: Int64) throws(StoreError) {
    guard let changes = call.changesToKeep?.changes else {
      return show(PhoneModel.Message("A is what happened already; a key or f begins a what-if"))
    }
    let name = call.shown.name
    let rows = changes.count == 1 ? "1 row" : "\(changes.count) rows"
    let which = changes.map(\.description).joined(separator: "; ")
    let what = changes.isEmpty ? "; no row changes" : " and writes \(rows): \(which)"
    let others = call.travel?.timelines.lines.dropFirst().map(\.name).filter { $0 != name } ?? []
    let lost = others.isEmpty ? "" : "; \(Self.joined(others)) \(others.count == 1 ? "is" : "are") dropped"
    guard confirms(.keep, "K again makes \(name) the call\(what)\(lost)") else { return }
    do throws(StoreError) { try call.keep(now) } catch { return refuseToKeep(error, now) }
    functions.forgetCalls()
    show(
      PhoneModel.Message(
        "\(name) is the call now, as A"
          + (changes.isEmpty ? "" : ", and the store's rows are as \(name) left them")))
  }

  /// Says that nothing of a what-if was kept, and why; what passes by itself is tried again with the same key.
  private func refuseToKeep(_ error: StoreError, _ now: Int64) {
    let found = error.diagnostic(for: storeName)
    switch error {
    case .conflict: messages.refuse(found, at: now)
    case .busy:
      show(PhoneModel.Message(asking: "nothing was kept: \(found.message); K tries again", yes: .keep))
    default:
      messages.refuse(
        Diagnostic(
          in: found.location, "nothing was kept: \(found.message)", rule: found.rule, why: found.why,
          fix: found.fix), at: now)
    }
  }

  /// "B, C and D".
  private static func joined(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private var lineNumber: Int { call.travel?.timelines.index ?? 0 }

  private var lineCount: Int { call.travel?.timelines.lines.count ?? 1 }

  private var hasTwoLines: Bool { lineCount > 1 }

  /// True while two timelines stand side by side.
  var isComparing: Bool { view.compares && call.isInTime && hasTwoLines }

  private var storeName: String { setup.storePath ?? "the store in memory" }
}
