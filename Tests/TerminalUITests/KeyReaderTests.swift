import Testing

@testable import TerminalUI

struct KeyReaderTests {
  static func characters(_ text: String) -> [KeyReader.Input] { text.unicodeScalars.map { .character($0) } }

  @Test(arguments: [
    ("a", [KeyEvent.character("a")]), ("\u{1B}", [.escape]), ("\u{1B}w", [.alternate("w")]),
    ("\u{1B}\u{1B}", [.escape, .escape]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{3}\u{C}\u{1A}", [.control("c"), .control("l"), .control("z")]), ("\u{7F}", [.backspace]),
    ("\u{1B}[1;5Ax", [.character("x")]), ("\u{1B}Oq\u{1B}Oj", [.character("1"), .character("*")]),
    ("\u{1B}[", [.alternate("[")]), ("\u{1B}O", [.alternate("O")]), ("\u{1B}\r", [.enter]),
    ("漢", [.character("漢")]),
  ])
  func whatTheTerminalSendsBecomesKeys(text: String, keys: [KeyEvent]) {
    var reader = KeyReader()
    #expect(reader.events(of: Self.characters(text)) == keys)
  }

  @Test func aPasteIsOneEventEvenInPieces() {
    var reader = KeyReader()
    #expect(reader.events(of: [.pasteBegins] + Self.characters("98\u{1B}[31m")) == [])
    #expect(
      reader.events(of: Self.characters("11\r") + [.pasteEnds, .character("q")])
        == [.paste("98\u{1B}[31m11\r"), .character("q")])
  }

  @Test func aPasteWithoutEndIsBounded() {
    var reader = KeyReader()
    let much = Self.characters(String(repeating: "x", count: 100_000))
    let keys = reader.events(of: [.pasteBegins] + much + [.pasteEnds])
    #expect(keys == [.paste(String(repeating: "x", count: KeyReader.pasteLimit))])
  }
}
