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

  private mutating func scroll(by rows: Int, _ size: Size, _ glyphs: GlyphSet) {
    guard !transcript.isEmpty else { return }
    // Held, the call has a title over it, on the smallest screens too.
    let area = PhoneLayout(size, hasRuleOverCall: true).main
    let pane = TranscriptPane(self, columns: area.columns, glyphs: glyphs)
    func height(_ entry: Int) -> Int { pane.rows(of: transcript[entry]).count }
    /// The row so many rows further down; nil beyond the last. Only rows in between are laid out.
    func below(_ place: (entry: Int, row: Int), _ rows: Int) -> (entry: Int, row: Int)? {
      var (entry, row) = (place.entry, place.row + rows)
      while entry < transcript.count {
        let height = height(entry)
        if row < height { return (entry, row) }
        row -= height
        entry += 1
      }
      return nil
    }
    func above(_ place: (entry: Int, row: Int), _ rows: Int) -> (entry: Int, row: Int) {
      var (entry, row) = (place.entry, place.row - rows)
      while row < 0, entry > 0 {
        entry -= 1
        row += height(entry)
      }
      return (entry, max(0, row))
    }
    let last = transcript.count - 1
    // The lowest visible row.
    var lowest = (entry: last, row: height(last) - 1)
    if case .held(let entry, let row, _) = view.scroll, entry < last {
      lowest = (entry, min(row, height(entry) - 1))
    }
    // No further up than to a screen that shows the start.
    guard let highest = below((0, 0), area.rows - 1) else {
      view.scroll = .following
      return
    }
    let isToStart = rows < -1_000_000
    let target = rows >= 0 ? below(lowest, rows) : isToStart ? highest : above(lowest, -rows)
    guard let target, target.entry < last || target.row < height(last) - 1 else {
      view.scroll = .following
      return
    }
    let (entry, row) = target < highest ? highest : target
    view.scroll = .held(entry: entry, row: row, seen: seen)
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
