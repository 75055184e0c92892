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
    if command != .stepBack, command != .eventBack, !call.isInTime {
      return show(PhoneModel.Message("this is now; [ goes back in time"))
    }
    attempt { (now: Int64) throws(StoreError) in
      try call.enterTime(now)
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
        let words =
          wasMade ? "\(call.shown.name) begins here" : "there are \(Timelines.most) timelines; d drops one"
        show(PhoneModel.Message(words, isError: !wasMade))
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

  /// Does what moves in time; what cannot be done is told.
  func attempt(_ body: (Int64) throws(StoreError) -> Void) {
    let now = clock.monotonicNanoseconds
    do throws(StoreError) { try body(now) } catch {
      messages.show([error.diagnostic(for: storeName)], orElse: nil, at: now)
    }
    voice.stop()
    view.scroll = .following
  }

  /// Asks first, because it is written to the store; then the what-if is the call.
  private func keep(_ now: Int64) throws(StoreError) {
    guard let changes = call.changesToKeep?.changes else {
      return show(PhoneModel.Message("A is what happened already; a key or f begins a what-if"))
    }
    guard asksToKeep else {
      asksToKeep = true
      let rows = changes.count == 1 ? "1 row" : "\(changes.count) rows"
      let which = changes.map(\.description).joined(separator: "; ")
      let what = changes.isEmpty ? "; no row changes" : " and writes \(rows): \(which)"
      return show(PhoneModel.Message("K again makes \(call.shown.name) the call\(what)"))
    }
    asksToKeep = false
    let name = call.shown.name
    try call.keep(now)
    functions.forgetCalls()
    show(
      PhoneModel.Message(
        "\(name) is the call now" + (changes.isEmpty ? "" : ", and its rows are in the store")))
  }

  private var lineNumber: Int { call.travel?.timelines.index ?? 0 }

  private var lineCount: Int { call.travel?.timelines.lines.count ?? 1 }

  private var hasTwoLines: Bool { lineCount > 1 }

  /// True while two timelines stand side by side.
  var isComparing: Bool { view.compares && call.isInTime && hasTwoLines }

  private var storeName: String { setup.storePath ?? "the store in memory" }
}
