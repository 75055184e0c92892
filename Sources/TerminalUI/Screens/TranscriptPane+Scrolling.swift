extension TranscriptPane {
  /// Where the transcript stands once it is scrolled by a command; `page` is how many rows a page has.
  func scrolled(_ scroll: ScrollPosition, by command: Command, height: Int) -> ScrollPosition {
    let page = max(1, height - 2)
    switch command {
    case .scrollUp: return scrolled(scroll, by: -3, height: height)
    case .scrollDown: return scrolled(scroll, by: 3, height: height)
    case .pageUp: return scrolled(scroll, by: -page, height: height)
    case .pageDown: return scrolled(scroll, by: page, height: height)
    case .scrollToStart: return scrolled(scroll, by: -Int.max / 2, height: height)
    case .follow: return .following
    default: return scroll
    }
  }

  /// Where the transcript stands so many rows further down, in a pane of so many rows. Scrolling down to the newest row
  /// follows the call again; no further up than to a pane that shows the start.
  private func scrolled(_ scroll: ScrollPosition, by rows: Int, height: Int) -> ScrollPosition {
    guard !entries.isEmpty else { return scroll }
    let last = entries.count - 1
    // The lowest visible row.
    var lowest = (entry: last, row: rowCount(last) - 1)
    var seen = entries.count
    if case .held(let entry, let row, let known) = scroll {
      seen = known
      if entry < last { lowest = (entry, min(row, rowCount(entry) - 1)) }
    }
    guard let highest = below((0, 0), height - 1) else { return .following }
    let isToStart = rows < -1_000_000
    let target = rows >= 0 ? below(lowest, rows) : isToStart ? highest : above(lowest, -rows)
    guard let target, target.entry < last || target.row < rowCount(last) - 1 else { return .following }
    let (entry, row) = target < highest ? highest : target
    return .held(entry: entry, row: row, seen: seen)
  }

  private func rowCount(_ entry: Int) -> Int { self.rows(of: entries[entry]).count }

  /// The row so many rows further down; nil beyond the last. Only rows in between are laid out.
  private func below(_ place: (entry: Int, row: Int), _ rows: Int) -> (entry: Int, row: Int)? {
    var (entry, row) = (place.entry, place.row + rows)
    while entry < entries.count {
      let height = rowCount(entry)
      if row < height { return (entry, row) }
      row -= height
      entry += 1
    }
    return nil
  }

  private func above(_ place: (entry: Int, row: Int), _ rows: Int) -> (entry: Int, row: Int) {
    var (entry, row) = (place.entry, place.row - rows)
    while row < 0, entry > 0 {
      entry -= 1
      row += rowCount(entry)
    }
    return (entry, max(0, row))
  }
}
