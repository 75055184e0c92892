extension PhoneModel {
  /// Turns to what has no room in the pane that is shown, and after its last page to the next pane.
  public mutating func turnPane(on size: Size, glyphs: GlyphSet = .unicode) {
    let layout = PhoneLayout(size, hasRuleOverCall: true, time: time)
    let area = layout.side ?? layout.main
    let lines = SidePanes.pagedLines(self, view.pane, on: size, columns: area.columns, glyphs)
    if view.page + 1 < PanePages.count(of: lines.count, in: area.rows) {
      view.page += 1
    } else {
      view.turnPane(on: size)
    }
  }
}
