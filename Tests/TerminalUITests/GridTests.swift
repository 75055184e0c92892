import Testing

@testable import TerminalUI

struct GridTests {
  @Test func writingIsClippedAtEveryEdge() {
    var grid = Grid(Size(columns: 6, rows: 2))
    grid.write("abcdefghij", row: 0, column: 3)
    grid.write("lost", row: 2, column: 0)
    grid.write("lost", row: -1, column: 0)
    grid.write("uvwxyz", row: 1, column: -3)
    #expect(grid.text == "   abc\nxyz   ")
  }

  @Test func aWideCharacterAtTheEdgeIsABlank() {
    var grid = Grid(Size(columns: 5, rows: 1))
    grid.write("漢字漢", row: 0, column: 0)
    #expect(grid.text == "漢字 ")
    #expect(grid[0, 1].width == 0)
  }

  @Test func writingOverHalfAWideCharacterLeavesNoHalf() {
    var grid = Grid(Size(columns: 6, rows: 1))
    grid.write("漢字漢", row: 0, column: 0)
    grid.write("x", row: 0, column: 1)
    grid.write("y", row: 0, column: 2)
    #expect(grid.text == " xy 漢")
    grid.write("語", row: 0, column: 3)
    #expect(grid.text == " xy語 ")
  }

  @Test func marksJoinTheCharacterBeforeThem() {
    var grid = Grid(Size(columns: 4, rows: 1))
    grid.write("e\u{301}x", row: 0, column: 0)
    #expect(grid[0, 0].cluster == "e\u{301}")
    #expect(grid[0, 1].cluster == "x")
  }

  @Test(arguments: [("👩\u{200D}👩\u{200D}👧!", "👩!"), ("❤\u{FE0F}!", "❤!"), ("\u{301}a", "a")])
  func nothingShiftsTheRow(text: String, shown: String) {
    #expect(Line(text, .plain, .unicode).text == shown)
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a^[[31mb"), ("\u{9B}2J", "<9B>2J"), ("x\ny", "x^Jy"), ("\u{202E}z", "<202E>z"),
  ])
  func controlCharactersAreShownReversed(text: String, shown: String) {
    let line = Line(text, .plain, .unicode)
    #expect(line.text == shown)
    #expect(line.cells.contains { $0.style == .now })
    #expect(line.cells.allSatisfy { $0.cluster.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
  }

  @Test(arguments: [("→ƒ≈≠", "->fn~=!="), ("─│├✓●▸", "-|+v@>"), ("█▍·", "=.."), ("Zoë 漢", "Zo? ?")])
  func withoutUTF8EveryGlyphHasItsFallback(text: String, shown: String) {
    #expect(Line(text, .plain, .ascii).text == shown)
  }

  @Test(arguments: [
    ("Villas advisers", 8, "Villas…"), ("Villas", 6, "Villas"), ("漢字漢字", 6, "漢字…"), ("abc", 0, ""),
  ])
  func namesAreCutWithAnEllipsis(text: String, limit: Int, shown: String) {
    #expect(Line(text, .plain, .unicode).cut(to: limit).text == shown)
  }
}
