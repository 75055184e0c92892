extension PhoneModel {
  /// Scrolls the transcript by a command: rows, pages, to the start, or back to following the call; two timelines side by
  /// side, while they are shown.
  ///
  /// Other commands change nothing. Scrolling down to the newest row follows the call again.
  public mutating func scroll(_ command: Command, size: Size, glyphs: GlyphSet = .unicode) {
    guard size.holdsACall else { return }
    if let comparison = time?.comparison {
      let pane = ComparisonPane(comparison, columns: size.columns, glyphs: glyphs)
      view.comparisonRow = pane.scrolled(view.comparisonRow, by: command, in: comparisonRows(on: size))
      return
    }
    // Held, the call has a title over it, on the smallest screens too.
    let area = PhoneLayout(size, hasRuleOverCall: true).main
    let pane = TranscriptPane(self, columns: area.columns, glyphs: glyphs)
    view.scroll = pane.scrolled(view.scroll, by: command, height: area.rows)
  }

  /// True where two timelines are shown and not all of them has room.
  func comparisonScrolls(on size: Size) -> Bool {
    time?.comparison.map {
      ComparisonPane($0, columns: size.columns, glyphs: .unicode).scrolls(in: comparisonRows(on: size))
    } ?? false
  }

  /// The rows that two timelines have below their rule.
  private func comparisonRows(on size: Size) -> Int {
    max(0, PhoneLayout(size, hasRuleOverCall: true, time: time).ruleRow - 2)
  }

  /// How many entries there were when following ended.
  private var seen: Int {
    if case .held(_, _, let seen) = view.scroll { return seen }
    return transcript.count
  }

  // MARK: Searching

  /// Opens the search line. The call shall stand still while it is open.
  public mutating func openSearch() { view.search = TranscriptSearch(before: view.scroll) }

  /// Takes a key while the search line is open: text narrows the search, Enter keeps it, Esc goes back.
  public mutating func handleSearch(_ key: KeyEvent, glyphs: GlyphSet = .unicode) {
    guard var search = view.search, search.isOpen else { return }
    switch key {
    case .escape:
      view.search = nil
      view.scroll = search.before
    case .enter:
      search.isOpen = false
      view.search = search.line.text.isEmpty ? nil : search
    default:
      guard search.line.handle(key) else { return }
      search.find(in: transcript, glyphs)
      search.entry = search.found.last
      view.search = search
      showMatch()
    }
  }

  /// Goes to the next match towards the newest row, or with `backwards` towards the oldest; round at the ends.
  public mutating func nextMatch(backwards: Bool = false, glyphs: GlyphSet = .unicode) {
    guard var search = view.search else { return }
    // While the call went on, entries came.
    search.findAnew(in: transcript, glyphs)
    view.search = search
    let found = search.found
    guard !found.isEmpty else { return }
    let present = search.entry ?? -1
    view.search?.entry =
      backwards
      ? found.last { $0 < present } ?? found[found.count - 1] : found.first { $0 > present } ?? found[0]
    showMatch()
  }

  /// Brings the present match into sight: at the bottom, whole.
  private mutating func showMatch() {
    guard let entry = view.search?.entry, entry < transcript.count else { return }
    view.scroll = entry == transcript.count - 1 ? .following : .held(entry: entry, row: .max / 2, seen: seen)
  }
}
