import Diagnostics
import Testing

/// Texts as words with blanks between them.
@Suite struct WordsTests {
  @Test(arguments: [
    ("", []), ("  \t\r\n", []), ("one", ["one"]), (" one  two\nthree\r\n", ["one", "two", "three"]),
    ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]), ("a\u{3000}b\u{A0}c", ["a", "b", "c"]), ("a\u{1F}b", ["a\u{1F}b"]),
    ("\u{0B}a\u{0C}b", ["a", "b"]), ("one two", ["one", "two"]), ("one\ttwo", ["one", "two"]),
    ("one two ", ["one", "two"]), ("one two.\n", ["one", "two."]), ("é ", ["é"]), (" one", ["one"]),
    ("è vero", ["è", "vero"]),
  ])
  func wordsStandBetweenBlanks(text: String, words: [String]) {
    #expect(text.words.map(String.init) == words)
    #expect(text.withBlanksEvenedOut == words.joined(separator: " "))
  }
}
