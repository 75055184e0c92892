extension Keymap {
  /// What keys do while a text to search for is typed, for the help: the line takes them itself.
  static let search: [Binding] = [
    Binding([.enter], .goThere, shown: "Enter", help: "to the match; n N go on", in: .search),
    Binding([.control("u")], .drop, shown: "Ctrl-U", help: "empty the line", in: .search),
    Binding([.escape], .close, shown: "Esc", help: "back to where one was", in: .search),
    Binding([.function(1)], .help, shown: "F1", help: "this help", in: .search),
  ]

  /// What keys do over the call as plain text, for the help: it takes them itself.
  static let plainText: [Binding] = [
    Binding([.character("y")], .plainText, shown: "y", help: "write it to a file", in: .plainText),
    Binding(
      [.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", help: "scroll; PgUp PgDn Home End", in: .plainText),
    Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .plainText),
    Binding([.pageUp], .pageUp, shown: "↑ ↓ j k", in: .plainText),
    Binding([.pageDown, .character(" ")], .pageDown, shown: "↑ ↓ j k", in: .plainText),
    Binding([.home, .character("g")], .scrollToStart, shown: "↑ ↓ j k", in: .plainText),
    Binding([.end, .character("G")], .toEnd, shown: "↑ ↓ j k", in: .plainText),
    Binding([.escape, .character("q")], .close, shown: "Esc", help: "back to the call", in: .plainText),
    Binding([.function(1)], .help, shown: "F1", help: "this help", in: .plainText),
  ]
}
