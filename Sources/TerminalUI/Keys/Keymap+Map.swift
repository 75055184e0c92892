extension Keymap {
  /// The command of a key on the map, or nil for a key without one.
  static func commandOnMap(for key: KeyEvent) -> Command? {
    map.first { $0.keys.contains(key) }?.command
  }

  /// What keys do on the map.
  static let map: [Binding] = [
    Binding(
      [.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", help: "move; PgUp PgDn Home End", in: .map),
    Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .map),
    Binding([.pageUp], .pageUp, shown: "↑ ↓ j k", in: .map),
    Binding([.pageDown], .pageDown, shown: "↑ ↓ j k", in: .map),
    Binding([.home, .character("g")], .scrollToStart, shown: "↑ ↓ j k", in: .map),
    Binding([.end, .character("G")], .toEnd, shown: "↑ ↓ j k", in: .map),
    Binding([.left, .character("h")], .fold, shown: "← →", help: "fold, open", in: .map),
    Binding([.right, .character("l")], .unfold, shown: "← →", in: .map),
    Binding([.enter], .goThere, shown: "Enter", help: "where the row leads", in: .map),
    Binding([.backspace], .goBack, shown: "Backspace", help: "back from there", in: .map),
    Binding([.character("v")], .nextPane, shown: "v", help: "all that is told below", in: .map),
    Binding([.character("o")], .coverage, shown: "o", help: "coverage, times", in: .map),
    Binding([.character("/")], .search, shown: "/ n N", help: "search", in: .map),
    Binding([.character("n")], .nextMatch, shown: "/ n N", in: .map),
    Binding([.character("N")], .previousMatch, shown: "/ n N", in: .map),
    Binding([.character("F")], .follow, shown: "F", help: "follow the call", in: .map),
    Binding([.character("b")], .breakpoint, shown: "b", help: "breakpoint", in: .onTheWay),
    Binding([.character("r")], .runOn, shown: "r", help: "run to here", in: .onTheWay),
    Binding([.character(">")], .force, shown: ">", help: "force this branch", in: .onTheWay),
    Binding([.character(" ")], .pause, shown: "Space", help: "pause, go on", in: .onTheWay),
    Binding(
      [.escape, .character("m"), .character("q")], .close, shown: "Esc m", help: "the phone", in: .onTheWay),
    Binding([.character("?"), .function(1)], .help, shown: "? F1", help: "this help", in: .onTheWay),
  ]
}
