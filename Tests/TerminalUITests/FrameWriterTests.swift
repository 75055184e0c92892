import Diagnostics
import Testing

@testable import TerminalUI

struct FrameWriterTests {
  static func writer(_ depth: ColorDepth = .many, wrapsAtOnce: Bool = false) -> FrameWriter {
    FrameWriter(
      palette: Palette(depth),
      capabilities: FrameWriter.Capabilities(
        reset: Array("<0>".utf8), bold: Array("<b>".utf8), dim: Array("<d>".utf8),
        underline: Array("<u>".utf8),
        reverse: Array("<r>".utf8), clear: Array("<clear>".utf8), showCursor: Array("<show>".utf8),
        hideCursor: Array("<hide>".utf8), wrapsAtOnce: wrapsAtOnce, color: { Array("<\($0)>".utf8) },
        place: { Array("<\($0),\($1)>".utf8) }))
  }

  static func text(_ writer: FrameWriter, _ former: Grid?, _ grid: Grid) -> String {
    String(decoding: writer.bytes(from: former, to: grid), as: UTF8.self)
  }

  static func grid(_ text: String, _ style: Style = .plain, columns: Int = 8) -> Grid {
    var grid = Grid(Size(columns: columns, rows: 1))
    grid.write(text, style, row: 0, column: 0)
    return grid
  }

  @Test func theSameGridWritesNothing() {
    let grid = PhoneScreen.draw(Samples.listeningForWords, size: Size(columns: 80, rows: 24))
    #expect(Self.writer().bytes(from: grid, to: grid).isEmpty)
  }

  @Test func theFirstFrameClearsAndLaterOnesWriteWhatDiffers() {
    #expect(Self.text(Self.writer(), nil, Self.grid("ab c")) == "<0><clear><0,0>ab<0,3>c<hide>")
    #expect(Self.text(Self.writer(), Self.grid("abcd"), Self.grid("abXY")) == "<0,2>XY")
    #expect(Self.text(Self.writer(), Self.grid("ab"), Self.grid("ab", .failed)) == "<0,0><0><161><b>ab<0>")
  }

  @Test func theCellAfterAWideCharacterIsPlacedAnew() {
    #expect(Self.text(Self.writer(), Self.grid(""), Self.grid("漢x")) == "<0,0>漢<0,2>x")
    #expect(Self.text(Self.writer(), Self.grid(" x"), Self.grid("漢")) == "<0,0>漢")
  }

  @Test func whatCannotBeDimStaysBlank() {
    #expect(Self.text(Self.writer(.none), Self.grid("abc"), Self.grid("abc", .unspoken)) == "<0,0><0>   <0>")
  }

  @Test func aTerminalThatWrapsAtOnceNeverScrolls() {
    #expect(
      Self.text(Self.writer(wrapsAtOnce: true), Self.grid("", columns: 3), Self.grid("abc", columns: 3))
        == "<0,0>ab")
  }

  @Test func theCursorShowsInALineOneTypesIn() {
    var typing = Self.grid("ab")
    typing.cursor = .init(row: 0, column: 2)
    #expect(Self.text(Self.writer(), Self.grid("ab"), typing) == "<0,2><show>")
    #expect(Self.text(Self.writer(), typing, Self.grid("ab")) == "<hide>")
    var further = Self.grid("abc")
    further.cursor = .init(row: 0, column: 3)
    #expect(Self.text(Self.writer(), typing, further) == "<0,2>c<0,3>")
  }

  /// Shows random screens one after the other on a small terminal of its own and compares its cells.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func aTerminalShowsWhatTheGridHolds(seed: UInt64) {
    var chance = ScreenPropertyTests.Chance(state: seed)
    let size = Size(
      columns: Int.random(in: 60...120, using: &chance), rows: Int.random(in: 16...36, using: &chance))
    var shown = Array(repeating: Array(repeating: " ", count: size.columns), count: size.rows)
    var former: Grid?
    for _ in 0..<4 {
      let grid = PhoneScreen.draw(ScreenPropertyTests.model(&chance), size: size)
      Self.show(Self.text(Self.writer(), former, grid), on: &shown)
      let expected = (0..<size.rows).map { row in (0..<size.columns).map { grid[row, $0].cluster } }
      #expect(shown == expected, "seed \(seed)")
      former = grid
    }
  }

  private static func show(_ text: String, on screen: inout [[String]]) {
    var row = 0
    var column = 0
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "<", let end = rest.firstIndex(of: ">") {
        let word = String(String.UnicodeScalarView(rest[..<end]))
        let parts = word.split(separator: ",").compactMap { Int($0) }
        if parts.count == 2 || ["0", "b", "d", "u", "r", "clear", "show", "hide"].contains(word)
          || Int(word) != nil
        {
          if parts.count == 2 { (row, column) = (parts[0], parts[1]) }
          if word == "clear" { screen = screen.map { $0.map { _ in " " } } }
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      let width = ScalarWidth.columns(of: scalar)
      if width == 0 {
        // A mark joins the cell before it.
        let before = screen[row][column - 1].isEmpty ? column - 2 : column - 1
        screen[row][before].unicodeScalars.append(scalar)
        continue
      }
      // Half of a wide character leaves no half.
      if screen[row][column].isEmpty, column > 0 { screen[row][column - 1] = " " }
      let after = column + width
      if after < screen[row].count, screen[row][after].isEmpty { screen[row][after] = " " }
      screen[row][column] = String(scalar)
      if width == 2 { screen[row][column + 1] = "" }
      column += width
    }
  }
}
