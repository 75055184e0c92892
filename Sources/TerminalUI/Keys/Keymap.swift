/// Which key does what on the phone; the key line and the help are made from this table.
public enum Keymap {
  /// The command of a key on the phone, or nil for a key without one.
  ///
  /// Alt with a letter is the letter, so that commands can be given while a line of text is open.
  public static func command(for key: KeyEvent) -> Command? {
    let key = if case .alternate(let letter) = key { KeyEvent.character(letter) } else { key }
    if case .wheel(let rows) = key { return rows < 0 ? .scrollUp : .scrollDown }
    return phone.first { $0.keys.contains(key) }?.command
  }

  /// The keys of a command as they are shown, "C"; nil for a command without a key.
  static func shownKey(of command: Command) -> String? { phone.first { $0.command == command }?.shown }

  static let phone: [Binding] =
    Keypad.strip.map {
      Binding(
        $0 == "#" ? [.character("#"), .character(".")] : [.character($0)], .press($0), shown: "0-9 * #",
        help: $0 == "1" ? "press it, always (. is #)" : "", in: .phone)
    } + [
      Binding(
        [.character(" ")], .pause, shown: "Space", word: "pause", help: "pause, go on", in: .time,
        offered: .inCall),
      Binding(
        [.character("x")], .hangUp, shown: "x", word: "hang up", help: "hang up", in: .phone, offered: .inCall
      ),
      Binding(
        [.character("a")], .accept, shown: "a d", inLine: "a", word: "answer",
        help: "answer, decline a callback",
        in: .phone, offered: .whenRinging),
      Binding(
        [.character("d")], .decline, shown: "a d", inLine: "d", word: "decline", in: .phone,
        offered: .whenRinging),
      Binding(
        [.enter], .sayWords, shown: "Enter", word: "say words", help: "say words", in: .phone,
        offered: .whenListening),
      Binding(
        [.character("c")], .callAgain, shown: "c", word: "call again", help: "call, or call again",
        in: .phone,
        offered: .withoutCall),
      Binding(
        [.character("["), .backspace], .stepBack, shown: "[ ]", word: "back in time",
        help: "one step back, forward", in: .time, offered: .always),
      Binding([.character("]")], .stepOn, shown: "[ ]", in: .time),
      Binding(
        [.character("{")], .eventBack, shown: "{ }", help: "one event back, forward", in: .time),
      Binding([.character("}")], .eventOn, shown: "{ }", in: .time),
      Binding(
        [.character("e")], .edit, shown: "e", word: "edit", help: "edit a value or an answer", in: .time,
        offered: .whenAnswerable),
      Binding([.character("f")], .fork, shown: "f", help: "fork here, keep both", in: .time),
      Binding(
        [.character(">")], .force, shown: ">", word: "force", help: "force a branch", in: .time,
        offered: .whenStopped),
      Binding([.character("b")], .breakpoint, shown: "b r", help: "breakpoint, run to it", in: .time),
      Binding(
        [.character("r")], .runOn, shown: "b r", inLine: "r", word: "run", in: .time, offered: .whenStopped),
      Binding(
        [.character("+")], .faster, shown: "+ -", word: "speed", help: "speed 1× 2× 5× 20× instant",
        in: .time,
        offered: .always),
      Binding([.character("-")], .slower, shown: "+ -", in: .time),
      Binding(
        [.tab], .nextScreen, shown: "Tab", word: "desk", help: "phone → desk → wallboard", in: .looking,
        offered: .always),
      Binding([.backTab], .previousScreen, shown: "Tab", in: .looking),
      Binding(
        [.character("v")], .nextPane, shown: "v", word: "view", help: "next: flow, contact, log",
        in: .looking,
        offered: .whenPanesTurn),
      Binding(
        [.character("w")], .chooseCaller, shown: "w", word: "caller", help: "who calls", in: .phone,
        offered: .always),
      Binding(
        [.up, .character("k")], .scrollUp, shown: "↑ ↓ j k", help: "scroll; PgUp PgDn a page",
        in: .looking),
      Binding([.down, .character("j")], .scrollDown, shown: "↑ ↓ j k", in: .looking),
      Binding([.pageUp], .pageUp, shown: "↑ ↓ j k", in: .looking),
      Binding([.pageDown], .pageDown, shown: "↑ ↓ j k", in: .looking),
      Binding([.home, .character("g")], .scrollToStart, shown: "g Home", help: "to the start", in: .looking),
      Binding(
        [.end, .character("G"), .character("F")], .follow, shown: "F G End", help: "follow the call",
        in: .looking),
      Binding([.character("/")], .search, shown: "/ n N", help: "search the transcript", in: .looking),
      Binding([.character("n")], .nextMatch, shown: "/ n N", in: .looking),
      Binding([.character("N")], .previousMatch, shown: "/ n N", in: .looking),
      Binding(
        [.character("m")], .map, shown: "m", word: "map", help: "the flow's map", in: .looking,
        offered: .always),
      Binding(
        [.character("C")], .conditions, shown: "C", word: "conditions", help: "hours, queues, Lambdas",
        in: .session, offered: .always),
      Binding(
        [.character("y")], .plainText, shown: "y", word: "plain text", help: "plain text to copy",
        in: .looking,
        offered: .always),
      Binding(
        [.character("D")], .demoLook, shown: "D", word: "demo look", help: "demo look, and back",
        in: .session,
        offered: .always),
      Binding(
        [.character("V")], .voice, shown: "V", word: "voice", help: "voice on, off", in: .session,
        offered: .always),
      Binding(
        [.character("R")], .resetSample, shown: "R", word: "fresh rows", help: "fresh sample rows",
        in: .session,
        offered: .withSample),
      Binding(
        [.character("S")], .saveTest, shown: "S", word: "save test", help: "save the call as a test",
        in: .session, offered: .always),
      Binding([.escape], .close, shown: "Esc", help: "close what is open", in: .elsewhere),
      Binding(
        [.character("q")], .quit, shown: "q", word: "quit", help: "quit", in: .elsewhere, offered: .always),
      Binding(
        [.control("c")], .quitAtOnce, shown: "Ctrl-C", help: "quit at once", in: .elsewhere),
      Binding([.control("l")], .repaint, shown: "Ctrl-L", help: "paint again", in: .elsewhere),
      Binding([.control("z")], .suspend, shown: "Ctrl-Z", help: "suspend; fg comes back", in: .elsewhere),
      Binding(
        [.character("?"), .function(1)], .help, shown: "? F1", word: "help", help: "this help", in: .elsewhere
      ),
    ]
}
