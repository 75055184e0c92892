extension PhoneModel {
  /// Scrolls the transcript by a command: rows, pages, to the start, or back to following the call.
  ///
  /// Other commands change nothing. Scrolling down to the newest row follows the call again.
  public mutating func scroll(_ command: Command, size: Size, glyphs: GlyphSet = .unicode) {
    guard size.holdsACall else { return }
    let page = max(1, PhoneLayout(size, hasRuleOverCall: true).main.rows - 2)
    switch command {
    case .scrollUp: scroll(by: -3, size, glyphs)
    case .scrollDown: scroll(by: 3, size, glyphs)
    case .pageUp: scroll(by: -page, size, glyphs)
    case .pageDown: scroll(by: page, size, glyphs)
    case .scrollToStart: scroll(by: -.max / 2, size, glyphs)
    case .follow: view.scroll = .following
    default: break
    }
  }

  private mutating func scroll(by rows: Int, _ size: Size, _ glyphs: GlyphSet) {
    // Held, the call has a title over it, on the smallest screens too.
    let area = PhoneLayout(size, hasRuleOverCall: true).main
    let pane = TranscriptPane(self, columns: area.columns, glyphs: glyphs)
    let heights = transcript.map { pane.rows(of: $0).count }
    let total = heights.reduce(0, +)
    // The lowest visible row, counted from the top of the whole transcript.
    var lowest = total - 1
    if case .held(let entry, let row, _) = view.scroll, entry < heights.count {
      lowest = heights[..<entry].reduce(0, +) + min(row, heights[entry] - 1)
    }
    let target = max(min(total, area.rows) - 1, lowest + rows)
    guard target < total - 1 else {
      view.scroll = .following
      return
    }
    var rest = target
    var entry = 0
    while rest >= heights[entry] {
      rest -= heights[entry]
      entry += 1
    }
    view.scroll = .held(entry: entry, row: rest, seen: seen)
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
  public mutating func handleSearch(_ key: KeyEvent) {
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
      search.entry = search.matchingEntries(in: transcript, .unicode).last
      view.search = search
      showMatch()
    }
  }

  /// Goes to the next match towards the newest row, or with `backwards` towards the oldest; round at the ends.
  public mutating func nextMatch(backwards: Bool = false) {
    guard let search = view.search else { return }
    let found = search.matchingEntries(in: transcript, .unicode)
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
