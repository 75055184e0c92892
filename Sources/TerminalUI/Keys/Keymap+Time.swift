extension Keymap {
  /// The command of a key while the past or a what-if is shown: what has another sense there, else the phone's.
  ///
  /// - Parameter isComparing: true while two timelines stand side by side, which are scrolled through.
  public static func commandInTime(for key: KeyEvent, isComparing: Bool = false) -> Command? {
    let plain = if case .alternate(let letter) = key { KeyEvent.character(letter) } else { key }
    let bindings = isComparing ? comparing + time : time
    return bindings.first { $0.keys.contains(plain) }?.command ?? command(for: key)
  }

  /// What keys do while two timelines stand side by side, where it is not what they do beside one alone.
  static let comparing: [Binding] = [
    Binding(
      [.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", inLine: "↑↓", word: "scroll",
      help: "scroll; PgUp PgDn Home End", in: .comparison, offered: .whereComparisonScrolls),
    Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .comparison),
    Binding([.pageUp], .pageUp, shown: "↑ ↓ j k", in: .comparison),
    Binding([.pageDown], .pageDown, shown: "↑ ↓ j k", in: .comparison),
    Binding([.home, .character("g")], .scrollToStart, shown: "↑ ↓ j k", in: .comparison),
    Binding([.end, .character("G")], .follow, shown: "↑ ↓ j k", in: .comparison),
    Binding(
      [.character("v")], .nextLine, shown: "v", word: "timeline", help: "the next timeline",
      in: .comparison, offered: .withTimelines),
    Binding(
      [.character("=")], .compare, shown: "=", word: "panes", help: "the panes again", in: .comparison,
      offered: .withTimelines),
  ]

  /// What keys do while the past or a what-if is shown, where it is not what they do on the phone.
  static let time: [Binding] = [
    Binding(
      [.character("["), .backspace], .stepBack, shown: "[ ]", word: "step", help: "one step back, forward",
      in: .timeTravel, offered: .always),
    Binding([.character("]")], .stepOn, shown: "[ ]", in: .timeTravel),
    Binding(
      [.character("{"), .left], .eventBack, shown: "{ } ← →", inLine: "{ }", word: "event",
      help: "one event back, forward", in: .timeTravel, offered: .always),
    Binding([.character("}"), .right], .eventOn, shown: "{ } ← →", in: .timeTravel),
    Binding(
      [.escape, .character("F")], .toLive, shown: "Esc F", inLine: "Esc", word: "to live",
      help: "back to the live call",
      in: .timeTravel, offered: .always),
    Binding(
      [.character("K")], .keep, shown: "K", word: "keep", help: "keep this what-if",
      in: .timeTravel, offered: .inWhatIf),
    Binding(
      [.character("d")], .drop, shown: "d", word: "drop", help: "drop this what-if", in: .timeTravel,
      offered: .inWhatIf),
    Binding(
      [.up, .character("k")], .lineAbove, shown: "↑ ↓", inLine: "↑↓", word: "timeline",
      help: "the other timelines",
      in: .timeTravel, offered: .withTimelines),
    Binding([.down, .character("j")], .lineBelow, shown: "↑ ↓", in: .timeTravel),
    Binding(
      [.character("f")], .fork, shown: "f", word: "fork", help: "fork here, keep both", in: .timeTravel,
      offered: .always),
    Binding(
      [.character("=")], .compare, shown: "=", word: "compare", help: "two timelines side by side",
      in: .timeTravel, offered: .withTimelines),
    Binding(
      [.character("b")], .breakpoint, shown: "b", word: "break", help: "breakpoints", in: .timeTravel,
      offered: .always),
    Binding(
      [.character("r")], .runOn, shown: "r", word: "run", help: "run to a breakpoint", in: .timeTravel,
      offered: .always),
    Binding(
      [.character("e")], .edit, shown: "e", word: "edit", help: "edit a value or an answer",
      in: .timeTravel, offered: .always),
    Binding(
      [.character(">")], .force, shown: ">", word: "force", help: "force a branch", in: .timeTravel,
      offered: .always),
    Binding(
      [.home, .character("g"), .pageUp], .toStart, shown: "Home End", help: "the start, the end",
      in: .timeTravel),
    Binding([.end, .character("G"), .pageDown], .toEnd, shown: "Home End", in: .timeTravel),
  ]
}
