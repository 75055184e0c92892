import Testing

@testable import TerminalUI

/// A screen drawn by one program is shown by another, and keys go back.
struct RemoteTests {
  @Test(arguments: [(60, 16), (80, 24), (120, 36), (44, 8)], [GlyphSet.unicode, .ascii])
  func aGridArrivesAsItWasDrawn(size: (Int, Int), glyphs: GlyphSet) throws {
    let size = Size(columns: size.0, rows: size.1)
    for model in [DeskScreenTests.onContact, DeskScreenTests.ringing] {
      var grid = DeskScreen.draw(model, size: size, glyphs: glyphs)
      grid.rings = 3
      let arrived = try #require(GridCode.grid(from: GridCode.bytes(of: grid)))
      #expect(arrived.text == grid.text)
      #expect(arrived.size == grid.size)
      #expect(arrived.cursor == grid.cursor)
      #expect(arrived.rings == 3)
      for row in 0..<size.rows {
        for column in 0..<size.columns { #expect(arrived[row, column] == grid[row, column]) }
      }
    }
  }

  @Test func wideCharactersAndMarksKeepTheirPlaces() throws {
    var grid = Grid(Size(columns: 20, rows: 2))
    grid.write("日本語 e\u{301} x", .caller, row: 0, column: 1)
    let arrived = try #require(GridCode.grid(from: GridCode.bytes(of: grid)))
    #expect(arrived == grid)
  }

  @Test func whatIsNoGridIsRefused() {
    let bytes = GridCode.bytes(of: DeskScreen.draw(DeskScreenTests.idle, size: Size(columns: 60, rows: 16)))
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(GridCode.grid(from: Array(bytes.prefix(length))) == nil)
    }
    #expect(GridCode.grid(from: bytes + [0]) == nil)
    #expect(GridCode.grid(from: [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]) == nil)
  }

  /// A byte that steers terminals is shown, and never sent on.
  @Test func noControlCharacterOfTheOtherEndIsWritten() throws {
    let row: [UInt8] = [0, 4, 0, 0x1B, 0x5B, 0x32, 0x4A, 0xFF]
    let grid = try #require(GridCode.grid(from: [20, 0, 1, 0, 0, 0, 0, 0, 0, 0] + row))
    #expect(grid.text.hasPrefix("^[[2J"))
  }

  @Test(arguments: [
    KeyEvent.character("a"), .character("é"), .character("👩‍👩‍👧"), .alternate("x"), .control("u"), .enter,
    .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
    .function(1), .function(12), .paste("a\nb"), .paste(""), .click(Grid.Position(row: 35, column: 300)),
    .wheel(-3), .wheel(3),
  ])
  func aKeyArrivesAsItWasPressed(key: KeyEvent) { #expect(KeyCode.key(from: KeyCode.bytes(of: key)) == key) }

  @Test(arguments: [
    [] as [UInt8], [0], [0, 97, 98], [4], [4, 0], [4, 13], [5, 1], [6], [7, 14], [8, 1],
    [3] + [UInt8](repeating: 97, count: 5000),
  ])
  func whatIsNoKeyIsRefused(bytes: [UInt8]) { #expect(KeyCode.key(from: bytes) == nil) }
}
