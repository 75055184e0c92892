/// Puts the rows of a map in columns: a stem at the left, what is under it to the right, so that no line crosses another.
struct MapDrawing {
  private let model: MapModel
  /// For the rows, without the right column.
  private let columns: Int
  /// How wide the right column of a page is: of coverage, or of the times of a call.
  private let rightColumns: Int
  private let glyphs: GlyphSet
  /// Where the `├` of each row stands; a stem's mark.
  private var treeColumns: [Int] = []
  /// Where the first piece of each row begins.
  private var pieceColumns: [Int] = []
  /// The last row under each row, and the last stem.
  private var isLast: [Bool] = []

  private static let stemColumn = 1
  /// True on the screen, where a call goes through the map.
  private let marksPassages: Bool

  /// - Parameter columns: how wide a line may be; the page's right column of coverage, where there is one, is in it.
  init(_ model: MapModel, columns: Int, _ glyphs: GlyphSet, marksPassages: Bool = false) {
    self.marksPassages = marksPassages
    self.model = model
    let rightmost = model.rows.map { Line(Self.rightText($0), .plain, glyphs).columns }.max() ?? 0
    rightColumns = marksPassages || rightmost == 0 ? 0 : rightmost + 2
    self.columns = columns - rightColumns
    let columns = self.columns
    self.glyphs = glyphs
    var lastUnder: [Int?: Int] = [:]
    var widths: [Int?: [Int]] = [:]
    for (number, row) in model.rows.enumerated() {
      lastUnder[row.parent] = number
      let deciding = Line(row.passage == .none ? row.deciding : row.deciding + " ✓", .plain, glyphs)
      widths[row.parent, default: []].append(deciding.columns)
    }
    for (number, row) in model.rows.enumerated() {
      isLast.append(lastUnder[row.parent] == number)
      guard let parent = row.parent else {
        treeColumns.append(Self.stemColumn)
        pieceColumns.append(Self.stemColumn + 2)
        continue
      }
      let isStem = model.rows[parent].parent == nil
      let isRoomy = !isStem && pieceColumns[parent] <= columns / 2
      let column = isRoomy ? pieceColumns[parent] : treeColumns[parent] + 3
      treeColumns.append(column)
      // What decides stands in a line of its own where it would leave no room for where it leads.
      let most = max(Self.leastDeciding, columns - Self.leastPieces - column - 5)
      let width = (widths[row.parent] ?? []).filter { $0 <= most }.max() ?? Self.leastDeciding
      pieceColumns.append(column + 2 + width + 3)
    }
  }

  /// How many columns what decides may always have, and those that where it leads should have.
  private static let leastDeciding = 12
  private static let leastPieces = 24

  /// What stands at the right of a row: how often calls went by, or when a call did; `●` where it stopped, `!` where a test
  /// that failed is to be looked at.
  private static func rightText(_ row: MapModel.Row) -> String {
    if let coverage = row.coverage { return coverage.text }
    return (row.isSuspect ? "! " : "") + (row.passage == .present ? "● " : "") + row.time
  }

  /// The title, an empty line and the map, as plain text, with the coverage of the row that begins in a line.
  func page() -> [(text: String, coverage: MapModel.Coverage?)] {
    var page: [(Line, MapModel.Coverage?)] = [(title, nil), (Line(glyphs), nil)]
    var last: Int?
    for (row, drawn) in lines(withGaps: true) {
      var line = drawn
      if row.map({ model.rows[$0].passage != .none }) == true {
        line = Line("┃", .path, glyphs)
        line.append(Line(cells: drawn.cells.dropFirst(), glyphs))
      }
      let right = row == last ? "" : row.map { Self.rightText(model.rows[$0]) } ?? ""
      let coverage = row == last ? nil : row.flatMap { model.rows[$0].coverage }
      last = row
      if !right.isEmpty {
        let mark = Line(right, .plain, glyphs)
        line.pad(to: columns + rightColumns - mark.columns)
        line.append(mark)
      }
      page.append((line, coverage))
    }
    return page.map { line, coverage in
      (String(line.text.reversed().drop { $0 == " " }.reversed()), coverage)
    }
  }

  /// The lines of the map, each with the number of its row; nil for lines that are no row's.
  ///
  /// - Parameter withGaps: true for an empty line between stems.
  func lines(withGaps: Bool) -> [(row: Int?, line: Line)] {
    var lines: [(row: Int?, line: Line)] = []
    for number in model.rows.indices {
      if withGaps, model.rows[number].parent == nil, number > 0 {
        lines.append((nil, prefix(ofRow: number, isBetween: true)))
      }
      lines += rowLines(number).map { (number, $0) }
    }
    if !model.remarks.isEmpty { lines.append((nil, Line(glyphs))) }
    for remark in model.remarks {
      lines += Line(remark, .standIn, glyphs).wrapped(to: columns - 1).map { (nil, " " + $0) }
    }
    return lines
  }

  private var title: Line {
    let columns = columns + rightColumns
    var line = Line("─ ", .machinery, glyphs)
    var facts = Line(model.facts, .machinery, glyphs)
    line.append(Line(model.title, .title, glyphs).cut(to: max(columns / 3, columns - facts.columns - 8)))
    // Of a long file name the end tells files apart, and the figures stay.
    var text = Substring(model.facts)
    while line.columns + facts.columns + 4 > columns, !text.isEmpty {
      text = text.dropFirst()
      facts = Line("…" + text, .machinery, glyphs)
    }
    line.append(" ", .plain)
    let rule = columns - line.columns - facts.columns - 3
    if rule > 0 { line.append(String(repeating: "─", count: rule), .machinery) }
    line.append(" ", .plain)
    line.append(facts)
    line.append(" ─", .machinery)
    return line.cut(to: columns)
  }

  /// The lines of the rows that a row stands under, up to its own mark.
  ///
  /// - Parameter isBetween: true for the empty line before a stem.
  private func prefix(ofRow number: Int, isBetween: Bool = false) -> Line {
    var bars: [Int] = []
    var at = model.rows[number].parent
    var child = number
    while let here = at {
      if !isLast[here] || model.rows[here].parent == nil && hasLaterStem(here) {
        bars.append(treeColumns[here])
      }
      child = here
      at = model.rows[here].parent
    }
    if isBetween { bars.append(treeColumns[child]) }
    var line = Line(glyphs)
    for bar in bars.sorted() {
      line.pad(to: bar)
      line.append("│", .machinery)
    }
    return line
  }

  private func hasLaterStem(_ stem: Int) -> Bool { !isLast[stem] }

  private func rowLines(_ number: Int) -> [Line] {
    let row = model.rows[number]
    var lines: [Line] = []
    var line = prefix(ofRow: number)
    line.pad(to: treeColumns[number])
    if row.parent == nil {
      line.append(stemMark(row))
      line.append(" ", .plain)
    } else {
      line.append(isLast[number] ? "└ " : "├ ", .machinery)
      line.append(row.deciding, row.isFailure ? .failed : row.passage == .none ? .key : .path)
      if row.passage != .none { line.append(" ✓", .path) }
      if line.columns > pieceColumns[number] - 3 {
        lines.append(line)
        line = continuation(of: number)
      } else {
        line.pad(to: pieceColumns[number] - 2)
      }
      line.append("→ ", .machinery)
    }
    for (index, piece) in row.pieces.enumerated() {
      var part = Line(glyphs)
      let arrow = piece.kind == .folded ? "" : "→ "
      if index > 0 { part.append(" " + arrow, .machinery) }
      let isMarked = index == 0 && row.parent == nil
      part.append(styled(piece, isMarked: isMarked))
      if marksPassages, piece.kind == .folded, line.columns + part.columns > columns {
        // Where the ways end is told when the row is opened.
        let short = Line(" " + String(piece.text.prefix { $0 != "→" }).trimmingBlanks, .machinery, glyphs)
        if line.columns + short.columns <= columns { part = short }
      }
      if index > 0, line.columns + part.columns > columns {
        lines.append(line)
        line = continuation(of: number)
        line.append(Line(arrow, .machinery, glyphs))
        part = styled(piece, isMarked: false)
      }
      line.append(part)
    }
    if !row.note.isEmpty {
      let note = Line(row.note, .machinery, glyphs)
      if line.columns + 3 + note.columns <= columns {
        line.pad(to: max(line.columns + 3, min(44, columns - note.columns)))
        line.append(note)
      }
    }
    lines.append(line)
    return lines.map { $0.cut(to: columns) }
  }

  /// On the screen stems tell what the call had to do with them, in text that they are stems.
  private func stemMark(_ row: MapModel.Row) -> Line {
    switch row.passage {
    // On the screen the mark stands at the action, which may be a later one of the row.
    case .present where marksPassages && row.pieces.first?.isPresent == false: Line("✓", .path, glyphs)
    case .present: Line("●", .now, glyphs)
    case .passed: Line("✓", .path, glyphs)
    case .none: Line(marksPassages ? "·" : "●", marksPassages ? .machinery : .path, glyphs)
    }
  }

  /// The beginning of a further line of a row: the lines that go on past it.
  private func continuation(of number: Int) -> Line {
    var line = prefix(ofRow: number)
    let isStem = model.rows[number].parent == nil
    if isStem ? hasLaterStem(number) || hasRowsUnder(number) : !isLast[number] {
      line.pad(to: treeColumns[number])
      line.append("│", .machinery)
    }
    line.pad(to: isStem ? pieceColumns[number] + 2 : pieceColumns[number])
    return line
  }

  private func hasRowsUnder(_ number: Int) -> Bool {
    number + 1 < model.rows.count && model.rows[number + 1].parent == number
  }

  /// - Parameter isMarked: true where the row's own mark says already that the call stands there.
  private func styled(_ piece: MapModel.Piece, isMarked: Bool) -> Line {
    var line = Line(glyphs)
    switch piece.kind {
    case .action: break
    case .jumpUp: line.append("↑ ", .machinery)
    case .jumpDown: line.append("↓ ", .machinery)
    case .remark, .folded:
      line.append(piece.text, .machinery)
      return line
    }
    // Where the row begins without it, and where nothing can be reversed, a mark says where the call stands.
    if piece.isPresent, !isMarked { line.append("● ", .path) }
    line.append(piece.text, piece.isPresent ? .now : piece.isStandIn ? .standIn : .plain)
    if piece.isStandIn { line.append(" ≈", .standIn) }
    return line
  }
}

private func + (text: String, line: Line) -> Line {
  var joined = Line(text, .plain, line.glyphs)
  joined.append(line)
  return joined
}
