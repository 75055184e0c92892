import Lists

/// The call as text: the newest words at the bottom, each entry under its own first word.
struct TranscriptPane {
  let entries: SharedList<TranscriptEntry>
  let columns: Int
  let glyphs: GlyphSet
  let search: TranscriptSearch?

  init(_ model: PhoneModel, columns: Int, glyphs: GlyphSet) {
    self.init(model.transcript, columns: columns, glyphs: glyphs, search: model.view.search)
  }

  init(
    _ entries: SharedList<TranscriptEntry>, columns: Int, glyphs: GlyphSet, search: TranscriptSearch? = nil
  ) {
    self.entries = entries
    self.search = search
    self.columns = columns
    self.glyphs = glyphs
  }

  /// The column of an entry's text; its time stands before it.
  static let textColumn = 8

  /// Text is at most 72 columns wide, with a blank at the right.
  private var textColumns: Int { max(8, min(72, columns - Self.textColumn - 1)) }

  /// The rows of an entry.
  func rows(of entry: TranscriptEntry) -> [Line] {
    var note = Line(entry.rightNote, entry.noteStyle, glyphs)
    var content = entry.content(glyphs)
    if case .separator(let text) = entry.kind, content.columns > textColumns {
      // Dashes are left out where they would stand in a row of their own.
      content = Line(text, .machinery, glyphs)
    }
    if let search {
      for match in search.matches(in: content) { content.restyle(match, .now) }
      for match in search.matches(in: note) { note.restyle(match, .now) }
    }
    let hasNoteBeside = !note.isEmpty && note.columns <= textColumns / 2
    var texts: [Line]
    if case .row(let change) = entry.kind, content.columns > textColumns {
      texts = rows(of: change, content)
    } else {
      texts = content.wrapped(
        to: textColumns, firstWidth: hasNoteBeside ? textColumns - note.columns - 2 : nil)
    }
    for detail in entry.details(glyphs) { texts += detail.wrapped(to: textColumns) }
    var rows: [Line] = []
    for (index, text) in texts.enumerated() {
      var row = Line(glyphs)
      if index == 0 {
        if let seconds = entry.seconds {
          let time = clockText(seconds)
          row.pad(to: 6 - time.count)
          row.append(time, .machinery)
        }
        if let mark = entry.mark {
          row.pad(to: 6)
          row.append(mark.text, mark.style)
        }
      }
      row.pad(to: Self.textColumn)
      row.append(text)
      if index == 0, hasNoteBeside {
        row.pad(to: Self.textColumn + textColumns - note.columns)
        row.append(note)
      }
      rows.append(row)
    }
    if !note.isEmpty, !hasNoteBeside {
      for part in note.wrapped(to: textColumns) {
        var row = Line(glyphs)
        row.pad(to: Self.textColumn + textColumns - part.columns)
        row.append(part)
        rows.append(row)
      }
    }
    return rows
  }

  /// A changed row that is too wide: the table, and what changed set in below it.
  private func rows(of change: RowChange, _ content: Line) -> [Line] {
    let table = Line(change.table, .plain, glyphs).cells.count
    let text = Line(change.text, .plain, glyphs).cells.count
    let below = Line(cells: content.cells.suffix(text), glyphs).wrapped(to: textColumns - 2)
    return [Line(cells: content.cells.prefix(table), glyphs).cut(to: textColumns)]
      + below.map {
        var row = Line("  ", .plain, glyphs)
        row.append($0)
        return row
      }
  }

  /// The rows that are in sight, from the top, with the entry each belongs to.
  func visibleRows(_ height: Int, at scroll: ScrollPosition) -> [(entry: Int, line: Line)] {
    guard let lowest = lowestEntry(at: scroll) else { return [] }
    var visible: [(entry: Int, line: Line)] = []
    for entry in stride(from: lowest.entry, through: 0, by: -1) where visible.count < height {
      var rows = rows(of: entries[entry])
      if entry == lowest.entry, let row = lowest.row, row + 1 < rows.count {
        rows.removeLast(rows.count - row - 1)
      }
      for line in rows.reversed() where visible.count < height { visible.append((entry, line)) }
    }
    return visible.reversed()
  }

  private func lowestEntry(at scroll: ScrollPosition) -> (entry: Int, row: Int?)? {
    guard !entries.isEmpty else { return nil }
    switch scroll {
    case .following: return (entries.count - 1, nil)
    case .held(let entry, let row, _):
      return (0..<entries.count).contains(entry) ? (entry, max(0, row)) : (entries.count - 1, nil)
    }
  }

  /// Draws the newest or the held rows at the bottom of an area.
  func draw(on grid: inout Grid, in area: Area, scroll: ScrollPosition) {
    let rows = visibleRows(area.rows, at: scroll)
    for (index, visible) in rows.enumerated() {
      let row = area.endRow - rows.count + index
      grid.write(visible.line, row: row, column: area.column, endColumn: area.endColumn)
      grid.addTarget(
        Area(row: row, column: area.column, columns: area.columns, rows: 1), .entry(visible.entry))
    }
  }
}
