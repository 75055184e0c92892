/// The map of the flow that the call is in, over the whole screen: rows to move through, to fold and to open.
public struct MapScreen: Sendable, Equatable {
  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    case closed
    /// The rows under this row shall be folded or shown.
    case folds(row: Int, Bool)
    /// The map of another flow shall be shown.
    case enters(flow: Int)
    /// Back to the flow that was shown before, or to the one the call is in.
    case leaves
    case follows
    case pauses
    /// A breakpoint before an action shall be set, or taken away.
    case breaks(action: Int)
    /// The call shall run to an action.
    case runs(action: Int)
    /// One of some branches shall be taken by force.
    case forces(branches: [Int])
    /// The help shall be shown.
    case helps
  }

  /// The chosen row, by its id; nil follows the call.
  private var chosen: Int?
  /// Rows that jumps came from, by id.
  private var history: [Int] = []
  private var top = 0
  private var search: TextLine?
  /// What was chosen before the search, for Esc.
  private var chosenBefore: Int?
  /// What was looked for last.
  private var pattern = ""
  /// True when no row has what was looked for.
  private var missed = false
  /// What the last key came to, where no row shows it; until the next one.
  public var remark: String?

  public init() {}

  /// True while the right column shows how often calls went by; else it shows when this one did.
  public private(set) var showsCoverage = false

  /// True while all is told of the chosen row, however little that leaves of the map.
  private var showsDetail = false

  /// True while the chosen row is the one that the call stands at.
  public var follows: Bool { chosen == nil }

  /// Begins anew, in another flow.
  public mutating func reset() {
    let kept = (showsCoverage, showsDetail)
    self = MapScreen()
    (showsCoverage, showsDetail) = kept
  }

  // MARK: Keys

  public mutating func handle(_ key: KeyEvent, _ model: MapModel, size: Size) -> Outcome {
    remark = nil
    if search != nil, key != .function(1) {
      handleSearch(key, model)
      return .stays
    }
    if case .wheel(let rows) = key, !model.rows.isEmpty { choose(place(in: model) + rows, model) }
    let command = Keymap.commandOnMap(for: key)
    if command == .close { return .closed }
    if command == .help { return .helps }
    guard !model.rows.isEmpty else { return .stays }
    let number = place(in: model)
    let row = model.rows[number]
    let page = max(1, height(model, size) - 1)
    switch command {
    case .pause: return .pauses
    case .nextPane: showsDetail.toggle()
    case .coverage:
      showsCoverage.toggle()
      if showsCoverage { remark = "this session: ✓ so often, ◐ a branch never, ○ never" }
    case .scrollUp: choose(number - 1, model)
    case .scrollDown: choose(number + 1, model)
    case .pageUp: choose(number - page, model)
    case .pageDown: choose(number + page, model)
    case .scrollToStart: choose(0, model)
    case .toEnd: choose(model.rows.count - 1, model)
    case .follow:
      chosen = nil
      history = []
      return .follows
    case .unfold:
      if row.fold == .folded { return .folds(row: row.id, true) }
    case .fold:
      if row.fold == .open { return .folds(row: row.id, false) }
      if let parent = row.parent { choose(parent, model) } else { return .leaves }
    case .goThere:
      if let flow = row.flow { return .enters(flow: flow) }
      if let target = row.pieces.last?.target {
        history.append(row.id)
        choose(target, model)
      } else if row.fold != .none {
        return .folds(row: row.id, row.fold == .folded)
      }
    case .goBack:
      guard let last = history.popLast() else { return .leaves }
      chosen = last
    case .breakpoint:
      if let action = row.action { return .breaks(action: action) }
      remark = "this way leads to no action"
    case .runOn:
      if let action = row.action { return .runs(action: action) }
      remark = "this way leads to no action"
    case .force:
      if !row.branches.isEmpty { return .forces(branches: row.branches) }
      remark = "choose a branch of the action at which the call stands"
    case .search:
      search = TextLine()
      chosenBefore = chosen
    case .nextMatch: find(from: number + 1, 1, model)
    case .previousMatch: find(from: number - 1, -1, model)
    default: break
    }
    return .stays
  }

  private mutating func handleSearch(_ key: KeyEvent, _ model: MapModel) {
    switch key {
    case .escape:
      search = nil
      missed = false
      chosen = chosenBefore
    case .enter: if !missed { search = nil }
    default:
      _ = search?.handle(key)
      pattern = search?.text ?? ""
      find(from: place(in: model), 1, model)
    }
  }

  private mutating func find(from start: Int, _ step: Int, _ model: MapModel) {
    let wanted = pattern.lowercased()
    missed = false
    guard !wanted.isEmpty else { return }
    let count = model.rows.count
    for offset in 0..<count {
      let number = ((start + offset * step) % count + count) % count
      let row = model.rows[number]
      let words = [row.deciding] + row.pieces.map(\.text) + row.hiddenNames + (row.detail?.lines ?? [])
      if words.joined(separator: " ").lowercased().contains(wanted) {
        chosen = row.id
        return
      }
    }
    missed = true
  }

  private mutating func choose(_ number: Int, _ model: MapModel) {
    chosen = model.rows[max(0, min(number, model.rows.count - 1))].id
  }

  /// The number of the chosen row: the one with its id, else the present one, else the one that the call came to last.
  private func place(in model: MapModel) -> Int {
    if let chosen, let number = model.rows.firstIndex(where: { $0.id == chosen }) { return number }
    return model.rows.firstIndex { $0.passage == .present } ?? model.rows.firstIndex(where: \.isLatest) ?? 0
  }

  // MARK: Drawing

  /// Rows of the map: what the header, the title, the chosen row's words and the key line leave.
  private func height(_ model: MapModel, _ size: Size) -> Int {
    let detail = model.rows.isEmpty ? nil : model.rows[place(in: model)].detail
    return max(1, size.rows - 3 - detailRows(Self.detailLines(detail, size, .unicode).count, size))
  }

  /// The rule and the words of the chosen row: so many lines, or as many of them as there is room for beside the map.
  private func detailRows(_ lines: Int, _ size: Size) -> Int {
    let usual = size.rows >= 20 ? 3 : 2
    return showsDetail ? max(usual, min(lines + 1, size.rows - 6)) : usual
  }

  /// The words of a row, each wrapped to the screen.
  private static func detailLines(_ detail: MapModel.Detail?, _ size: Size, _ glyphs: GlyphSet) -> [Line] {
    (detail?.lines ?? []).flatMap { Line($0, .plain, glyphs).wrapped(to: size.columns - 6) }
  }

  public mutating func draw(_ model: MapModel, _ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode)
    -> Grid
  {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let note = [model.facts, follows ? "follow" : ""].filter { !$0.isEmpty }.joined(separator: " · ")
    HeaderRow.draw(header, on: &grid)
    grid.rule(row: 1, column: 0, columns: size.columns, title: "Map · " + model.title, note: note)
    let right = showsCoverage ? Self.coverageColumns : Self.timeColumns
    let drawing = MapDrawing(model, columns: size.columns - right - 1, glyphs, marksPassages: true)
    let lines = drawing.lines(withGaps: false)
    let number = model.rows.isEmpty ? nil : place(in: model)
    let height = height(model, size)
    scroll(to: lines.indices.filter { lines[$0].row == number && number != nil }, of: lines.count, height)
    for (offset, entry) in lines.dropFirst(top).prefix(height).enumerated() {
      let row = entry.row.map { model.rows[$0] }
      if let row, row.passage != .none { grid.write("┃", .path, row: 2 + offset, column: 0) }
      let isFirst = top + offset == 0 || lines[top + offset - 1].row != entry.row
      if row?.hasBreakpoint == true, isFirst { grid.write("b", .key, row: 2 + offset, column: 0) }
      let isChosen = entry.row != nil && entry.row == number
      grid.write(
        isChosen ? Self.chosen(entry.line) : entry.line, row: 2 + offset, column: 1,
        endColumn: size.columns - right)
      if let row, isFirst {
        grid.write(rightColumn(row, glyphs), row: 2 + offset, endingAt: size.columns - 1)
      }
    }
    drawDetail(number.flatMap { model.rows[$0].detail }, on: &grid, row: 2 + height)
    drawFoot(number.map { model.rows[$0] }, model, on: &grid)
    return grid
  }

  /// How wide the right column is with what it shows, the blanks beside it included.
  private static let timeColumns = 7
  private static let coverageColumns = 10

  private func rightColumn(_ row: MapModel.Row, _ glyphs: GlyphSet) -> Line {
    guard showsCoverage, let coverage = row.coverage else { return Line(row.time, .machinery, glyphs) }
    return Line(coverage.text, coverage.count > 0 && coverage.isWhole ? .well : .late, glyphs)
  }

  /// The line reversed, but for the lines of the tree before it.
  private static func chosen(_ line: Line) -> Line {
    var line = line
    let start = line.cells.firstIndex { !$0.isBlank && $0.style != .machinery } ?? 0
    line.restyle(start..<line.cells.count, .now)
    return line
  }

  private mutating func scroll(to chosen: [Int], of count: Int, _ height: Int) {
    guard let first = chosen.first, let last = chosen.last else {
      top = 0
      return
    }
    let margin = min(2, height / 4)
    if first - margin < top { top = first - margin }
    if last + margin >= top + height { top = last + margin - height + 1 }
    if first < top { top = first }
    top = max(0, min(top, count - height))
  }

  private func drawDetail(_ detail: MapModel.Detail?, on grid: inout Grid, row: Int) {
    let lines = Self.detailLines(detail, grid.size, grid.glyphs)
    let rows = detailRows(lines.count, grid.size)
    let title = detail?.title ?? ""
    grid.rule(
      row: row, column: 0, columns: grid.size.columns, title: title,
      note: facts(detail?.facts ?? [], in: grid.size.columns - Line(title, .title, grid.glyphs).columns - 6))
    let room = grid.size.columns - 6
    for (offset, line) in lines.prefix(rows - 1).enumerated() {
      var line = line
      if offset == rows - 2, lines.count > rows - 1 {
        line = line.cut(to: room - 2)
        if line.cells.last?.cluster != "…" { line.append(" …") }
      }
      grid.write(line, row: row + 1 + offset, column: 3)
    }
  }

  /// As many of the facts as there is room for; the first, the type, goes first.
  private func facts(_ facts: [String], in columns: Int) -> String {
    let choices = [
      facts, Array(facts.dropFirst()), Array(facts.dropFirst().dropLast()),
      Array(facts.dropFirst().prefix(1)),
    ]
    return choices.map { $0.joined(separator: " · ") }.first {
      Line($0, .machinery, .unicode).columns <= columns
    } ?? ""
  }

  private func drawFoot(_ row: MapModel.Row?, _ model: MapModel, on grid: inout Grid) {
    let foot = grid.size.rows - 1
    if let search {
      grid.write("/", .key, row: foot, column: 1)
      let note = Line(missed ? "nothing found" : "Enter ends, Esc goes back", .machinery, grid.glyphs)
      grid.write(note, row: foot, endingAt: grid.size.columns - 1)
      search.draw(on: &grid, row: foot, column: 2, endColumn: grid.size.columns - note.columns - 3)
      return
    }
    if let remark { return MessageRow.draw(PhoneModel.Message(remark), on: &grid, row: foot) }
    var items: [KeyLine.Item] = [.init("↑ ↓", "move")]
    if row?.fold == .folded { items.append(.init("→", "open")) }
    if row?.fold == .open { items.append(.init("←", "fold")) }
    if row?.flow != nil {
      items.append(.init("Enter", "its map"))
    } else if row?.pieces.last?.target != nil {
      items.append(.init("Enter", "go there"))
    }
    items.append(.init("Esc", "phone"))
    if !history.isEmpty { items.append(.init("Backspace", "back")) }
    if row?.canBeForced == true { items.append(.init(">", "force")) }
    let lines = Self.detailLines(row?.detail, grid.size, grid.glyphs).count
    if showsDetail {
      items.append(.init("v", "less"))
    } else if lines >= detailRows(lines, grid.size) {
      items.append(.init("v", "all of it"))
    }
    if row?.action != nil { items.append(.init("b", "break")) }
    if row?.action != nil, model.canRun { items.append(.init("r", "run to here")) }
    items.append(.init("o", showsCoverage ? "times" : "coverage"))
    items.append(.init("/", "find"))
    if !follows { items.append(.init("F", "follow")) }
    if model.canRun { items.append(.init("Space", "pause, go on")) }
    KeyLine(items).draw(on: &grid, row: foot)
  }
}
