import ContactCenter
import Testing

@testable import TerminalUI

struct PaletteTests {
  /// The table of docs/screens.md, a row a style: 256 colors, 8 and 16, none.
  static let table: [(style: Style, looks: [Look])] = [
    (.plain, [Look(), Look(), Look()]),
    (.speaking, [Look(isUnderlined: true), Look(isUnderlined: true), Look(isUnderlined: true)]),
    (.unspoken, [Look(color: 243), Look(isDim: true), Look(isBlank: true)]),
    (.caller, [Look(color: 31), Look(color: 6), Look()]),
    (.machinery, [Look(color: 243), Look(isDim: true), Look()]),
    (.now, [Look(isReversed: true), Look(isReversed: true), Look(isReversed: true)]),
    (.path, [Look(isBold: true), Look(isBold: true), Look(isBold: true)]),
    (.key, [Look(isBold: true), Look(isBold: true), Look(isBold: true)]),
    (.idleKey, [Look(color: 243), Look(isDim: true), Look()]),
    (.changed, [Look(isBold: true), Look(isBold: true), Look(isBold: true)]),
    (.added, [Look(color: 28), Look(color: 2), Look()]),
    (.removed, [Look(color: 161), Look(color: 1), Look()]),
    (.well, [Look(color: 28), Look(color: 2), Look()]),
    (.runsShort, [Look(color: 130, isBold: true), Look(color: 3, isBold: true), Look(isBold: true)]),
    (.late, [Look(color: 130), Look(color: 3), Look()]),
    (.failed, [Look(color: 161, isBold: true), Look(color: 1, isBold: true), Look(isBold: true)]),
    (.standIn, [Look(color: 133), Look(color: 5), Look(isUnderlined: true)]),
    (.title, [Look(isBold: true), Look(isBold: true), Look(isBold: true)]),
    (.accent, [Look(isBold: true), Look(isBold: true), Look(isBold: true)]),
  ]

  @Test func everyStyleLooksAsTheTableSays() {
    #expect(Self.table.map(\.style) == Style.allCases)
    for (style, looks) in Self.table {
      #expect([.many, .sixteen, .none].map { Palette($0).look(of: style) } == looks, "\(style)")
      #expect(Palette(.eight).look(of: style) == looks[1], "\(style)")
    }
  }

  @Test func withoutDimTheUnspokenStaysBlank() {
    #expect(Palette(.eight, canDim: false).look(of: .unspoken) == Look(isBlank: true))
    #expect(Palette(.eight, canDim: false).look(of: .machinery) == Look())
  }

  @Test func theCompanysColorShowsWhereThereAreColorsForIt() throws {
    let accent = try #require(RGBColor("#2f855a"))
    #expect(Palette(.many, accent: accent).look(of: .accent).color == accent.nearestTerminalIndex)
    #expect(Palette(.sixteen, accent: accent).look(of: .accent).color == nil)
  }

  @Test(arguments: [
    (0, ColorDepth.none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .many),
    (1 << 24, .eight),
  ])
  func theDepthFollowsTheTerminal(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors, isUnwanted: false) == depth)
    #expect(ColorDepth(colors: colors, isUnwanted: true) == .none)
  }
}
