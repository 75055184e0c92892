/// A list to choose from, over the whole screen; what is typed narrows it, or is a value.
public struct ListForm: Sendable, Equatable {
  /// A row of the list.
  public struct Item: Sendable, Equatable {
    public var text: String
    /// At the right of it: "was existing", "hit at 0:31".
    public var note: String
    /// True for one that is on.
    public var isMarked: Bool
    /// False for one that is listed only where it has what is typed.
    public var isListed: Bool

    public init(_ text: String, note: String = "", isMarked: Bool = false, isListed: Bool = true) {
      self.text = text
      self.note = note
      self.isMarked = isMarked
      self.isListed = isListed
    }
  }

  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    case closed
    /// An item of the whole list.
    case chosen(Int)
    /// Enter on text that no item has.
    case typed(String)
  }

  public let title: String
  /// What can be typed.
  public let hint: String
  public let items: [Item]
  /// What Enter does with an item.
  public let verb: String
  /// True where a text with `=` is taken as a value.
  public let takesValues: Bool
  /// What was wrong with what was typed; nil when nothing was.
  public var problem: String?
  private var line = TextLine()
  private var chosen = 0

  public init(
    title: String, hint: String, items: [Item], verb: String = "take it", takesValues: Bool = false
  ) {
    self.takesValues = takesValues
    self.title = title
    self.hint = hint
    self.items = items
    self.verb = verb
  }

  /// The same list with text in its line, "name = ".
  public func typing(_ text: String) -> ListForm {
    var form = self
    form.line = TextLine(text)
    return form
  }

  /// The items that what is typed finds: those that have it, else those with words that begin as each of its words.
  private var found: [Int] {
    let text = line.text.trimmingBlanks.lowercased()
    if text.isEmpty { return items.indices.filter { items[$0].isListed } }
    let whole = items.indices.filter { items[$0].text.lowercased().contains(text) }
    guard whole.isEmpty else { return whole }
    let wanted = Self.words(text)
    return items.indices.filter { index in
      let words = Self.words(items[index].text.lowercased())
      return !wanted.isEmpty && wanted.allSatisfy { begin in words.contains { $0.hasPrefix(begin) } }
    }
  }

  /// "wed 25 nov, 12:00" has four words.
  private static func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "," } }

  public mutating func handle(_ key: KeyEvent) -> Outcome {
    problem = nil
    let found = found
    switch key {
    case .escape: return .closed
    case .enter:
      let text = line.text.trimmingBlanks
      if text.contains("=") || found.isEmpty { return text.isEmpty ? .stays : .typed(text) }
      return .chosen(found[min(chosen, found.count - 1)])
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = max(0, min(found.count - 1, chosen + 1))
    case .wheel(let rows): chosen = max(0, min(found.count - 1, chosen + rows.signum()))
    default: if line.handle(key) { chosen = 0 }
    }
    return .stays
  }

  /// Takes a click on a row: it is chosen at once.
  public mutating func choose(_ item: Int) -> Outcome {
    items.indices.contains(item) ? .chosen(item) : .stays
  }

  /// Where all notes begin: behind the longest text that has one, and within the first two thirds.
  private func noteColumn(_ size: Size, _ glyphs: GlyphSet) -> Int {
    let widths = items.filter { !$0.note.isEmpty && $0.isListed }.map {
      Line($0.text, .plain, glyphs).columns
    }
    return min((widths.max() ?? 0) + 4, size.columns * 2 / 3)
  }

  /// Draws the list over an agent's desk.
  public func draw(_ desk: DeskModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    var grid = draw(CallHeader(), size: size, glyphs: glyphs)
    if size.holdsACall { DeskScreen.drawHeader(desk, on: &grid) }
    return grid
  }

  public func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let area = FormRows.frame(
      &grid, header, title: title, note: hint,
      keys: [.init("Enter", verb), .init("↑↓", "choose"), .init("Esc", "back")],
      message: problem.map { PhoneModel.Message($0, isError: true) })
    // A hint for which the rule has no room stands below it.
    let below =
      Grid.ruleHolds(title: title, note: hint, columns: size.columns, glyphs)
      ? [] : Line(hint, .machinery, glyphs).wrapped(to: size.columns - 4)
    for (row, part) in below.enumerated() { grid.write(part, row: area.row - 1 + row, column: 3) }
    let top = area.row + max(0, below.count - 1)
    grid.write("> ", .key, row: top, column: 3)
    line.draw(on: &grid, row: top, column: 5, endColumn: size.columns - 1)
    var rows = FormRows(glyphs)
    let found = found
    let noteColumn = noteColumn(size, glyphs)
    func text(_ item: Item) -> Line {
      var text = Line(item.isMarked ? "b " : "  ", .key, glyphs)
      let room = item.note.isEmpty ? size.columns - 9 : noteColumn - 4
      text.append(Line(item.text, .plain, glyphs).cut(to: room))
      if !item.note.isEmpty {
        text.pad(to: noteColumn)
        text.append(Line(item.note, .machinery, glyphs).cut(to: max(4, size.columns - 8 - noteColumn)))
      }
      return text
    }
    for (place, index) in found.enumerated() {
      rows.item(index, isChosen: place == min(chosen, found.count - 1), text(items[index]))
    }
    if found.isEmpty {
      let typed = line.text.trimmingBlanks
      if takesValues, typed.contains("=") {
        rows.text(Line("     Enter takes \"\(typed)\"", .plain, glyphs).cut(to: size.columns - 1))
      } else if !typed.isEmpty {
        rows.text(Line("     nothing here has \"\(typed)\"", .late, glyphs).cut(to: size.columns - 1))
      }
      rows.gap()
      // What there is stays in sight, though nothing of it was typed.
      for item in items where item.isListed {
        var row = Line("     ", .machinery, glyphs)
        row.append(text(item).styled(.machinery))
        rows.text(row)
      }
    }
    rows.draw(
      on: &grid, in: Area(row: top + 2, column: 0, columns: size.columns, rows: area.endRow - top - 2),
      chosen: found.isEmpty ? 0 : found[min(chosen, found.count - 1)])
    return grid
  }
}
