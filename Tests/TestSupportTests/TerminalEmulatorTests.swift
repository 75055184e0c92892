import TestSupport
import Testing

@Suite struct TerminalEmulatorTests {
  private func terminal(_ output: String, rows: Int = 4, columns: Int = 10) -> TerminalEmulator {
    var terminal = TerminalEmulator(rows: rows, columns: columns)
    terminal.receive(Array(output.utf8))
    return terminal
  }

  @Test(arguments: [
    ("one\r\ntwo", "one\ntwo\n\n"),
    ("0123456789ab", "0123456789\nab\n\n"),
    ("0123456789\r\nb", "0123456789\nb\n\n"),
    ("\u{1B}[2;3Hx\u{1B}[Hy", "y\n  x\n\n"),
    ("\u{1B}[99;99Hx", "\n\n\n         x"),
    ("abcdef\u{1B}[3D\u{1B}[K", "abc\n\n\n"),
    ("abcdef\u{1B}[3D\u{1B}[1K", "    ef\n\n\n"),
    ("abc\r\ndef\u{1B}[1;2H\u{1B}[J", "a\n\n\n"),
    ("abcdef\u{1B}[1;2H\u{1B}[2X", "a  def\n\n\n"),
    ("abcdef\u{1B}[1;2H\u{1B}[2@", "a  bcdef\n\n\n"),
    ("abcdef\u{1B}[1;2H\u{1B}[2P", "adef\n\n\n"),
    ("a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[L", "a\n\nb\nc"),
    ("a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[M", "a\nc\nd\n"),
    ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"),
    ("a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\nx", "a\nc\nx\nd"),
    ("a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[2;1H\u{1B}Mx", "a\nx\nb\nd"),
    ("a\r\nb\u{1B}[S", "b\n\n\n"),
    ("a\u{1B}[4b", "aaaaa\n\n\n"),
    ("a\tb", "a       b\n\n\n"),
    ("a\u{1B}[5Gb\u{1B}[2dc", "a   b\n     c\n\n"),
    ("\u{1B}(0lqk\u{1B}(B", "┌─┐\n\n\n"),
    ("ab\u{1B}7\u{1B}[4;1Hx\u{1B}8c", "abc\n\n\nx"),
    ("\u{1B}[4habc\u{1B}[4D\u{1B}[4hx", "xabc\n\n\n"),
    ("e\u{301}é", "e\u{301}é\n\n\n"),
    ("日本", "日本\n\n\n"),
    ("日本\u{1B}[1;2Hx", " x本\n\n\n"),
    ("012345678日", "012345678\n日\n\n"),
    ("\u{1B}]0;title\u{07}x", "x\n\n\n"),
  ])
  func drawsLikeATerminal(output: String, expected: String) {
    let terminal = terminal(output)
    #expect(terminal.text == expected)
    #expect(terminal.unknownSequences.isEmpty)
  }

  @Test func outputMayBeCutAnywhere() {
    let output = Array("日\u{1B}[2;5Hé\u{1B}[1;31mx\u{1B}]2;name\u{1B}\\y".utf8)
    for place in output.indices {
      var terminal = TerminalEmulator(rows: 4, columns: 10)
      terminal.receive(output[..<place])
      terminal.receive(output[place...])
      #expect(terminal.text == "日\n    éxy\n\n")
      #expect(terminal.title == "name")
    }
  }

  @Test func keepsStyles() {
    let terminal = terminal("a\u{1B}[1;7;38;5;202mb\u{1B}[0;4;48;2;1;2;3mc\u{1B}[md")
    #expect(terminal[0, 0].style == TerminalStyle())
    #expect(terminal[0, 1].style.isBold && terminal[0, 1].style.isReversed)
    #expect(terminal[0, 1].style.foreground == .indexed(202))
    #expect(terminal[0, 2].style.isUnderlined && !terminal[0, 2].style.isBold)
    #expect(terminal[0, 2].style.background == .rgb(1, 2, 3))
    #expect(terminal[0, 3].style == TerminalStyle())
  }

  @Test func theAlternateScreenGoesAwayWithItsPicture() {
    var terminal = terminal("shell\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hprogram")
    #expect(terminal.showsAlternateScreen && !terminal.isCursorVisible)
    #expect(terminal.line(0) == "program")
    terminal.receive(Array("\u{1B}[?1049l\u{1B}[?25h".utf8))
    #expect(!terminal.showsAlternateScreen && terminal.isCursorVisible)
    #expect(terminal.line(0) == "shell")
  }

  @Test func anUnknownOrderIsListed() {
    #expect(terminal("\u{1B}[5y").unknownSequences == ["5y"])
  }

  @Test func resizingKeepsWhatFits() {
    var terminal = terminal("0123456789\r\nabc")
    terminal.resize(rows: 2, columns: 5)
    #expect(terminal.text == "01234\nabc")
    terminal.resize(rows: 3, columns: 12)
    #expect(terminal.text == "01234\nabc\n")
  }
}
