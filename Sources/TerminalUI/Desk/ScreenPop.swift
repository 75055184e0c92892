/// What an agent sees of a contact: who it is, what they did so far, what is known of them.
public struct ScreenPop: Sendable, Equatable {
  /// One thing that is known, "visit", "Wed 25, 11:00".
  public struct Fact: Sendable, Equatable {
    public var name: String
    /// Shown as `–` when empty.
    public var value: String
    /// True for what changed during this contact.
    public var isChanged: Bool

    public init(_ name: String, _ value: String, isChanged: Bool = false) {
      self.name = name
      self.value = value
      self.isChanged = isChanged
    }
  }

  /// Empty when nobody of that number is known.
  public var name: String
  public var number: String
  /// "customer since 2025, 2 calls before"; empty for a stranger.
  public var history: String
  /// What matters for this contact: pressed keys, visit, wait.
  public var facts: [Fact]
  /// The attributes of the contact.
  public var attributes: [Fact]
  /// Earlier contacts, the newest first: "12 Nov plots".
  public var before: [String]

  public init(
    name: String = "", number: String = "", history: String = "", facts: [Fact] = [], attributes: [Fact] = [],
    before: [String] = []
  ) {
    self.name = name
    self.number = number
    self.history = history
    self.facts = facts
    self.attributes = attributes
    self.before = before
  }

  /// The contact in one word or two.
  var title: String { name.isEmpty ? number : name }

  /// Where values stand: behind the longest name, at the middle of the pane at most.
  static func valueColumn(_ facts: [Fact], _ columns: Int) -> Int {
    3 + max(8, min(columns / 2, 2 + (facts.map(\.name.count).max() ?? 0)))
  }

  /// A fact as lines, its value wrapped under itself.
  static func lines(_ fact: Fact, valueAt column: Int, columns: Int, _ glyphs: GlyphSet) -> [Line] {
    var first = Line(fact.isChanged ? " ~ " : "   ", .changed, glyphs)
    first.append(Line(fact.name, .machinery, glyphs).cut(to: column - 4))
    let value = Line(fact.value.isEmpty ? "–" : fact.value, fact.isChanged ? .changed : .plain, glyphs)
    return value.wrapped(to: columns - column - 1).enumerated().map { index, part in
      var line = index == 0 ? first : Line(glyphs)
      line.pad(to: column)
      line.append(part)
      return line
    }
  }

  /// All of it below each other, for the pane beside the contact.
  func lines(columns: Int, _ glyphs: GlyphSet) -> [Line] {
    let inner = columns - 2
    var lines: [Line] = []
    func text(_ words: String, _ style: Style) {
      guard !words.isEmpty else { return }
      for part in Line(words, style, glyphs).wrapped(to: inner) {
        var line = Line(" ", .plain, glyphs)
        line.append(part)
        lines.append(line)
      }
    }
    text(title, .title)
    if !name.isEmpty { text(number, .plain) }
    text(history, .machinery)
    for group in [
      facts, attributes, before.enumerated().map { Fact($0.offset == 0 ? "before" : "", $0.element) },
    ]
    where !group.isEmpty {
      lines.append(Line(glyphs))
      let column = Self.valueColumn(group, columns)
      for fact in group { lines += Self.lines(fact, valueAt: column, columns: columns, glyphs) }
    }
    return lines
  }
}
