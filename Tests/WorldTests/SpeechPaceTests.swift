import ContactCenter
import FlowEngine
import Testing

@testable import World

/// How long a text takes, and how far it came.
@Suite struct SpeechPaceTests {
  private func spoken(_ text: String) -> SpokenPrompt { SpokenPrompt(SpeechMarkup(plain: text)) }

  private struct Sample: Sendable {
    let text: String
    let milliseconds: ClosedRange<Int64>
  }

  /// A sentence of two choices in English, Chinese and Japanese, and a few words of Thai.
  private static let samples: [Sample] = [
    Sample(text: "For plots, press 1. For villas, press 2.", milliseconds: 3800...5000),
    Sample(
      text: "\u{5730}\u{5757}\u{8BF7}\u{6309}1\u{FF0C}\u{522B}\u{5885}\u{8BF7}\u{6309}2\u{3002}",
      milliseconds: 2000...4000),
    Sample(
      text:
        "\u{571F}\u{5730}\u{306F}1\u{3092}\u{62BC}\u{3057}\u{3066}\u{304F}\u{3060}\u{3055}\u{3044}\u{3002}",
      milliseconds: 1800...4000),
    Sample(
      text: "\u{0E01}\u{0E14} 1 \u{0E2A}\u{0E33}\u{0E2B}\u{0E23}\u{0E31}\u{0E1A}", milliseconds: 500...1800),
  ]

  @Test(arguments: 0..<4) func aTextTakesTheTimeOfItsScript(number: Int) {
    let sample = Self.samples[number]
    #expect(sample.milliseconds.contains(spoken(sample.text).length.count))
  }

  /// What is written without blanks is not one long word: more of it takes longer, and it can be cut within.
  @Test func aCharacterIsHeardAfterTheOther() {
    let prompt = spoken(String(repeating: "\u{6C34}", count: 20))
    #expect(prompt.length.count == 4400)
    let heard = (0...4).map { prompt.spokenCount(after: Milliseconds(Int64($0) * 1100)) }
    #expect(heard == [0, 6, 11, 16, 20])
  }

  @Test func whatIsBeingSpokenIsAWordOrOneCharacter() {
    let letters = spoken("Hello there, Asha.")
    let present = [-5, 0, 399, 400, 100_000].map { letters.unit(after: Milliseconds($0)) }
    #expect(present == [0..<5, 0..<5, 0..<5, 6..<12, 13..<18])
    #expect(spoken("\u{6C34}\u{6C34}1\u{6C34}").unit(after: Milliseconds(230)) == 1..<2)
    #expect(spoken("").unit(after: .zero) == 0..<0)
  }

  @Test(arguments: ["\u{3002}", "\u{FF01}", "\u{FF1F}"]) func aSentenceEndsWithAPause(mark: String) {
    #expect(spoken("\u{6C34}" + mark).length.count == 220 + 600)
    #expect(spoken("\u{300C}\u{6C34}" + mark + "\u{300D}\u{6C34}").length.count == 220 + 600 + 220)
  }

  /// Plain text is measured byte by byte, and comes to the same.
  @Test(arguments: [
    "", " ", "Hello", " Hello,  there.\tYes?\r\n", "He said \"no.\" (Yes!) \")", "a;b: c;",
    "12 noon, \u{1F}x", "...",
  ])
  func asciiTakesAsLongAsItsUnits(text: String) {
    #expect(SpeechPace.length(of: text) == SpeechPace.units(of: text).reduce(0) { $0 + $1.length })
  }

  /// Words with blanks between them keep the pace they had.
  @Test(arguments: [("Hello", Int64(400)), ("Hello there.", 1466), ("Pi\u{00F9}, caf\u{00E9}!", 1633)])
  func lettersArePacedByTheWord(text: String, milliseconds: Int64) {
    #expect(spoken(text).length.count == milliseconds)
  }
}
