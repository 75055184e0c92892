import ContactCenter

/// A page that a flow shows in a chat: what is typed in, and what is chosen.
public struct PageForm: Sendable, Equatable {
  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    /// Esc: nothing is chosen, and time goes on.
    case closed
    /// An action, and what was typed into the fields.
    case chosen(String, [NamedValue])
  }

  private enum Item: Equatable {
    case field(Int)
    case action(Int)
    /// Something that the flow has no branch for.
    case other
  }

  public let page: String
  private let names: [String]
  private let actions: [String]
  private var lines: [TextLine]
  private var other = TextLine()
  private var chosen = 0
  private var problem: String?

  /// - Parameters:
  ///   - fields: the names of what is typed in, as far as the flow reads them.
  ///   - actions: what the flow has branches for.
  public init(page: String, fields: [String], actions: [String]) {
    self.page = page
    names = fields
    self.actions = actions
    lines = fields.map { _ in TextLine() }
  }

  private var items: [Item] {
    lines.indices.map { .field($0) } + actions.indices.map { .action($0) } + [.other]
  }

  public mutating func handle(_ key: KeyEvent) -> Outcome {
    problem = nil
    let items = items
    switch key {
    case .escape: return .closed
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = min(items.count - 1, chosen + 1)
    case .enter: return take(items[chosen])
    default:
      switch items[chosen] {
      case .field(let index): _ = lines[index].handle(key)
      case .other: _ = other.handle(key)
      case .action: break
      }
    }
    return .stays
  }

  /// Takes a click on a row: it is chosen; a click on the one that is does what Enter does.
  public mutating func choose(_ item: Int) -> Outcome {
    guard items.indices.contains(item) else { return .stays }
    guard chosen == item else {
      chosen = item
      return .stays
    }
    return take(items[item])
  }

  private mutating func take(_ item: Item) -> Outcome {
    switch item {
    case .field:
      chosen += 1
      return .stays
    case .action(let index): return .chosen(actions[index], fields)
    case .other:
      let text = other.text.trimmingBlanks
      guard !text.isEmpty else {
        problem = "write the name of what is chosen"
        return .stays
      }
      return .chosen(text, fields)
    }
  }

  private var fields: [NamedValue] {
    zip(names, lines).filter { !$0.1.text.isEmpty }.map { NamedValue(name: $0.0, value: $0.1.text) }
  }

  public func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let title = Line("The page \(page)", .title, glyphs).cut(to: size.columns - 6).text
    let area = FormRows.frame(
      &grid, header, title: title, note: "",
      keys: [.init("Enter", "choose"), .init("↑↓", "move"), .init("Esc", "nothing")],
      message: problem.map { PhoneModel.Message($0, isError: true) })
    var rows = FormRows(glyphs)
    for (index, item) in items.enumerated() {
      let isChosen = index == chosen
      switch item {
      case .field(let number):
        var line = Line(names[number], .plain, glyphs).cut(to: 16)
        line.pad(to: 18)
        rows.item(index, isChosen: isChosen, line, field: (lines[number], 23))
      case .action(let number):
        if number == 0, !lines.isEmpty { rows.gap() }
        rows.item(index, isChosen: isChosen, Line("[ \(actions[number]) ]", .plain, glyphs))
      case .other:
        var line = Line("something else", .plain, glyphs)
        line.pad(to: 18)
        rows.item(index, isChosen: isChosen, line, field: (other, 23))
      }
    }
    rows.draw(on: &grid, in: area, chosen: chosen)
    return grid
  }
}
