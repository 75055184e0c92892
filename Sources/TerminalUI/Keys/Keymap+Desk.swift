extension Keymap {
  /// The command of a key at an agent's desk, or nil for a key without one.
  public static func commandAtDesk(for key: KeyEvent) -> Command? { command(for: key, in: desk) }

  /// The command of a key on the wallboard, or nil for a key without one.
  public static func commandOnWallboard(for key: KeyEvent) -> Command? { command(for: key, in: wallboard) }

  /// What keys do at an agent's desk.
  static let desk: [Binding] =
    [
      Binding([.character("a")], .accept, shown: "a", help: "accept; available again", in: .desk),
      Binding([.character("d")], .decline, shown: "d", help: "decline; let a third go", in: .desk),
      Binding([.character("h")], .hold, shown: "h", help: "hold, and back", in: .desk),
      Binding([.character("u")], .mute, shown: "u", help: "mute, and back", in: .desk),
      Binding([.character("t")], .transfer, shown: "t", help: "transfer the caller", in: .desk),
      Binding(
        [.character("c")], .conference, shown: "c", help: "call a third; join all", in: .desk),
      Binding([.character("e")], .visit, shown: "e", help: "book, move, cancel a visit", in: .desk),
      Binding([.character("x")], .hangUp, shown: "x", help: "end; leave them together", in: .desk),
      Binding([.character("r")], .callAgain, shown: "r", help: "the last caller again", in: .desk),
      Binding([.character("s")], .agentState, shown: "s", help: "choose your state", in: .desk),
      Binding([.enter], .sayWords, shown: "Enter", help: "say words; write notes", in: .desk),
    ]
    + Keypad.strip.map {
      Binding(
        $0 == "#" ? [.character("#"), .character(".")] : [.character($0)], .press($0), shown: "0-9 * #",
        help: $0 == "1" ? "tones to the other side" : "", in: .desk)
    } + [
      Binding(
        [.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", help: "scroll; choose the outcome", in: .desk),
      Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .desk),
      Binding([.pageUp], .pageUp, shown: "↑ ↓ j k", in: .desk),
      Binding([.pageDown], .pageDown, shown: "↑ ↓ j k", in: .desk),
      Binding([.home, .character("g")], .scrollToStart, shown: "g Home", help: "to the start", in: .desk),
      Binding(
        [.end, .character("G"), .character("F")], .follow, shown: "F G End", help: "follow the talk",
        in: .desk
      ),
      Binding([.character("v")], .nextPane, shown: "v", help: "what was said, screen pop", in: .desk),
    ] + shared

  /// What keys do on the wallboard.
  static let wallboard: [Binding] =
    [
      Binding([.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", help: "choose a queue", in: .wallboard),
      Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .wallboard),
      Binding([.enter], .contacts, shown: "Enter", help: "its contacts, and back", in: .wallboard),
      Binding([.character("v")], .nextPane, shown: "v", help: "all agents, or plots", in: .wallboard),
    ] + shared

  /// What keys do at the desk and on the wallboard alike.
  private static let shared: [Binding] = [
    Binding([.tab], .nextScreen, shown: "Tab", help: "phone → desk → wallboard", in: .world),
    Binding([.backTab], .previousScreen, shown: "Tab", in: .world),
    Binding([.character(" ")], .pause, shown: "Space", help: "pause, go on", in: .world),
    Binding([.character("+")], .faster, shown: "+ -", help: "speed 1× 2× 5× 20× instant", in: .world),
    Binding([.character("-")], .slower, shown: "+ -", in: .world),
    Binding([.escape], .close, shown: "Esc", help: "close what is open", in: .world),
    Binding([.character("q")], .quit, shown: "q", help: "quit", in: .world),
    Binding([.control("c")], .quitAtOnce, shown: "Ctrl-C", help: "quit at once", in: .world),
    Binding([.control("l")], .repaint, shown: "Ctrl-L", help: "paint again", in: .world),
    Binding([.control("z")], .suspend, shown: "Ctrl-Z", help: "suspend; fg comes back", in: .world),
    Binding([.character("?"), .function(1)], .help, shown: "? F1", help: "this help", in: .world),
  ]

  private static func command(for key: KeyEvent, in bindings: [Binding]) -> Command? {
    let key = if case .alternate(let letter) = key { KeyEvent.character(letter) } else { key }
    if case .wheel(let rows) = key { return rows < 0 ? .scrollUp : .scrollDown }
    return bindings.first { $0.keys.contains(key) }?.command
  }
}
