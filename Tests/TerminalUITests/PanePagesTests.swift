import Testing

@testable import TerminalUI

/// What has no room in a pane is never out of reach: `v` turns to it.
@Suite struct PanePagesTests {
  private static func lines(_ count: Int) -> [Line] {
    (0..<count).map { Line("value \($0)", .plain, .unicode) }
  }

  @Test(arguments: [
    (0, 5, 1), (5, 5, 1), (6, 5, 2), (9, 5, 2), (10, 5, 3), (13, 5, 3), (14, 5, 4), (3, 1, 1),
  ])
  func pagesAreAsManyAsNeeded(lines: Int, rows: Int, pages: Int) {
    #expect(PanePages.count(of: lines, in: rows) == pages)
  }

  @Test(arguments: 0...40, 2...9) func everyLineIsOnOnePage(count: Int, rows: Int) {
    let lines = Self.lines(count)
    let pages = (0..<PanePages.count(of: count, in: rows)).map {
      PanePages.page($0, of: lines, in: rows, .unicode)
    }
    #expect(pages.allSatisfy { $0.count <= rows })
    #expect(pages.joined().map(\.text).filter { !$0.contains("more lines") } == lines.map(\.text))
  }

  @Test func aPageTellsHowManyLinesFollow() {
    let page = PanePages.page(0, of: Self.lines(7), in: 4, .unicode)
    #expect(page.map(\.text) == ["value 0", "value 1", "value 2", "   … 4 more lines: v"])
    #expect(PanePages.page(9, of: Self.lines(7), in: 4, .unicode).last?.text == "value 6")
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)]) func vTurnsThroughAllValuesOfAContact(
    columns: Int, rows: Int
  ) {
    let size = Size(columns: columns, rows: rows)
    var model = Samples.waitingForAKey
    let names = (0..<60).map { "attribute\($0 + 10)" }
    model.contact = names.map { ContactRow($0, "a value") }
    model.view.pane = .contact
    var seen: Set<String> = []
    var turns = 0
    while model.view.pane == .contact, turns < 50 {
      let text = PhoneScreen.draw(model, size: size).text
      seen.formUnion(names.filter { text.contains($0) })
      model.turnPane(on: size)
      turns += 1
    }
    #expect(seen.count == names.count)
    #expect(model.view.pane != .contact && model.view.page == 0)
  }
}
