import Testing

@testable import TerminalUI

/// How far a prompt was spoken, as it is drawn.
@Suite struct PromptProgressTests {
  private func line(_ text: String, _ progress: TranscriptEntry.PromptProgress) -> Line {
    TranscriptEntry(seconds: 0, .prompt(text, progress)).content(.unicode)
  }

  private func text(_ line: Line, in style: Style) -> String {
    line.cells.filter { $0.style == style }.map(\.cluster).joined()
  }

  @Test(arguments: [
    ("For plots, press 1.", 10, "For plots,/ press 1."), ("欢迎致电，请按1。", 4, "欢迎致电/，请按1。"),
    ("नमस्ते दुनिया", 4, "नमस्ते/ दुनिया"), ("cafe\u{301} ole\u{301}", 4, "cafe\u{301}/ ole\u{301}"),
    ("heard to the end", 16, "heard to the end"), ("never heard", 0, "/never heard"), ("", 0, "/"),
    ("two  blanks", 3, "two/ blanks"), ("two  blanks", 5, "two/ blanks"),
  ])
  func aKeyCutsWhereItCame(words: String, after count: Int, shown: String) {
    let line = line(words, .cut(after: count))
    #expect(line.text == shown)
    #expect(!text(line, in: .unspoken).contains("/"))
    let heard = shown.split(separator: "/", omittingEmptySubsequences: false)[0]
    #expect(text(line, in: .plain).filter { $0 != " " } == heard.filter { $0 != " " })
  }

  @Test(arguments: [
    ("For plots, press 1.", 4..<10, "plots,"), ("欢迎致电，请按1。", 2..<3, "致"), ("a  b", 3..<4, "b"),
  ])
  func whatIsBeingSpokenIsUnderlined(words: String, present: Range<Int>, shown: String) {
    let line = line(words, .speaking(present))
    #expect(text(line, in: .speaking) == shown)
    #expect(line.text == words.split(separator: " ").joined(separator: " "))
  }
}
