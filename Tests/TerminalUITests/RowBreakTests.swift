import Testing

@testable import TerminalUI

/// Where rows end in text without blanks.
@Suite struct RowBreakTests {
  private func rows(_ text: String, _ width: Int) -> [String] {
    Line(text, .plain, .unicode).wrapped(to: width).map(\.text)
  }

  @Test(arguments: [
    // A row is filled, though no blank stands where it ends.
    ("press 日本語テキスト", 12, ["press 日本語", "テキスト"]),
    // What closes does not begin a row, what opens does not end one.
    ("日本語、です", 6, ["日本", "語、で", "す"]), ("日本「語」", 6, ["日本", "「語」"]),
    ("ちょっと", 6, ["ちょっ", "と"]), ("ちょっと", 4, ["ちょ", "っと"]), ("按1。好", 4, ["按", "1。", "好"]),
    // Korean has blanks between its words.
    ("안녕 하세요", 8, ["안녕", "하세요"]),
    // Keys stay whole.
    ("[9][8][1]", 7, ["[9][8]", "[1]"]), ("ab[12]cd", 6, ["ab[12]", "cd"]),
  ])
  func rowsEndWhereAReaderExpectsIt(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width) == expected)
  }
}
