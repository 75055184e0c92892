import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func printsPlaceExcerptWhyAndFix() {
    let diagnostic = Diagnostic(
      in: "welcome.json",
      at: .init(
        position: .init(line: 41, column: 21), sourceLine: "      \"NextAction\": \"bok-slot\"", length: 10),
      "\"main-menu\" goes to \"bok-slot\", which is not an action in this flow", rule: "unknown-target",
      fix: "did you mean \"book-slot\"?")
    #expect(
      diagnostic.text == """
        welcome.json:41:21: error: "main-menu" goes to "bok-slot", which is not an action in this flow [unknown-target]
           41 |       "NextAction": "bok-slot"
              |                     ^~~~~~~~~~
          fix: did you mean "book-slot"?
        """)
  }

  @Test func showsControlCharactersAndNeverSendsThem() {
    let line = "\u{1B}[31m\u{9B}x\u{202E}"
    let diagnostic = Diagnostic(
      in: "a\u{7}b", at: .init(position: .init(line: 1, column: 1), sourceLine: line, length: 1),
      "bad \u{1B}", rule: "r")
    #expect(
      diagnostic.text.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value))
      })
    #expect(line.unicodeScalars.filter(\.isHidden).map(\.value) == [0x1B, 0x9B, 0x202E])
    #expect(line.visible == "^[[31m<9B>x<202E>")
  }

  @Test func cutsALongLineAroundThePlace() {
    let line = String(repeating: "a", count: 400) + "HERE" + String(repeating: "b", count: 400)
    let diagnostic = Diagnostic(
      in: "f", at: .init(position: .init(line: 1, column: 401), sourceLine: line, length: 4), "m", rule: "r")
    let lines = diagnostic.text.split(separator: "\n")
    #expect(lines[1].count < 120)
    let mark = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
    #expect(mark.map { lines[1].dropFirst($0).hasPrefix("HERE") } == true)
  }

  /// Chinese and Japanese characters take two cells each.
  @Test func marksThePlaceBesideAndUnderWideCharacters() {
    let line = "\"受付\": \"次の案内\""
    let diagnostic = Diagnostic(
      in: "f", at: .init(position: .init(line: 1, column: 7), sourceLine: line, length: 6), "m", rule: "r")
    #expect(
      diagnostic.text.split(separator: "\n")[2] == "      |         ^" + String(repeating: "~", count: 9))
  }
}
