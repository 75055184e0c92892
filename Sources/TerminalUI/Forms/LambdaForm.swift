/// A Lambda without a handler asks the person at the screen what it answers.
public struct LambdaForm: Sendable, Equatable {
  /// What the Lambda does in this call.
  public enum Answer: Sendable, Equatable {
    case returns([Field])
    case fails
    case timesOut
  }

  /// One key of an answer and its value.
  public struct Field: Sendable, Equatable {
    public let key: String
    public let value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    /// - Parameter keeps: whether the same answer holds for every call of the session.
    case answered(Answer, keeps: Bool)
    /// An answer that was to be changed stays as it is.
    case left
  }

  private enum Item: Equatable {
    case line(Int)
    case oneMore
    case fails
    case timesOut
    case keeps
  }

  /// Why a person is asked.
  public enum Purpose: Sendable, Equatable {
    /// Nobody here answers it.
    case answers
    /// It has an answer already, which a person changes.
    case edits
    /// It is called next, and a person answers in its place.
    case comesFirst
    /// Somebody else is at work on the answer, and a person is faster.
    case anticipates
    /// Somebody else would answer, who is not asked now.
    case whatIf
  }

  public let lambda: String
  public let purpose: Purpose
  /// Who asks, and where: `"Look up caller"  old-export.json:118`.
  public let askedBy: String
  /// "phone=+919811112222".
  public let sent: [String]
  /// "8 s".
  public let timeLimit: String
  private var lines: [TextLine]
  private var chosen = 0
  private var keeps: Bool
  private var problem: String?
  /// True when a person was told just now that the answer is empty.
  private var knowsItIsEmpty = false

  /// - Parameters:
  ///   - answer: what the answer begins as; empty where nothing is known of it.
  ///   - keys: the keys of `$.External` that the flow reads: then each begins a line of the answer.
  public init(
    _ purpose: Purpose = .answers, lambda: String, askedBy: String, sent: [String], answer: [Field] = [],
    keys: [String] = [], timeLimit: String
  ) {
    self.purpose = purpose
    self.lambda = lambda
    self.askedBy = askedBy
    self.sent = sent
    self.timeLimit = timeLimit
    lines =
      answer.isEmpty
      ? keys.map { TextLine("\($0) = ") } : answer.map { TextLine("\($0.key) = \($0.value)") }
    if lines.isEmpty { lines = [TextLine()] }
    keeps = purpose == .answers || purpose == .whatIf
  }

  /// True where the call goes on by itself when the form is left.
  private var mayBeLeft: Bool { purpose != .answers && purpose != .whatIf }

  /// What the form is about, in a sentence.
  private var title: String {
    switch purpose {
    case .answers: "\(lambda) has no handler here."
    case .edits: "Edit \(lambda)."
    case .comesFirst: "\(lambda) is called next."
    case .anticipates: "\(lambda) is at work."
    case .whatIf: "A what-if does not call \(lambda)."
    }
  }

  private var question: String {
    switch purpose {
    case .answers, .whatIf: "What does it answer?"
    case .edits: "What does it answer here?"
    case .comesFirst, .anticipates: "What is answered in its place?"
    }
  }

  private var items: [Item] {
    lines.indices.map { .line($0) } + [.oneMore, .fails, .timesOut] + (mayBeLeft ? [] : [.keeps])
  }

  public mutating func handle(_ key: KeyEvent) -> Outcome {
    problem = nil
    if key != .enter { knowsItIsEmpty = false }
    let items = items
    switch key {
    case .escape: return mayBeLeft ? .left : .answered(.fails, keeps: keeps)
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = min(items.count - 1, chosen + 1)
    case .enter: return take(items[chosen])
    case .character(" ") where items[chosen] == .keeps: keeps.toggle()
    default: if case .line(let index) = items[chosen] { _ = lines[index].handle(key) }
    }
    return .stays
  }

  /// Takes a click on a row: it is chosen; a click on the one that is does what Enter does.
  public mutating func choose(_ item: Int) -> Outcome {
    guard items.indices.contains(item) else { return .stays }
    guard chosen == item, items[item] != .keeps else {
      chosen = item
      if items[item] == .keeps { keeps.toggle() }
      return .stays
    }
    return take(items[item])
  }

  private mutating func take(_ item: Item) -> Outcome {
    switch item {
    case .line: return send()
    case .oneMore:
      lines.append(TextLine())
      chosen = lines.count - 1
      return .stays
    case .fails: return .answered(.fails, keeps: keeps)
    case .timesOut: return .answered(.timesOut, keeps: keeps)
    case .keeps:
      keeps.toggle()
      return .stays
    }
  }

  private mutating func send() -> Outcome {
    var fields: [Field] = []
    for line in lines where !line.text.trimmingBlanks.isEmpty {
      let parts = line.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0]).trimmingBlanks
      guard parts.count == 2, !key.isEmpty else {
        problem = "\"\(line.text.trimmingBlanks)\" is no answer: write key = value"
        return .stays
      }
      guard !fields.contains(where: { $0.key == key }) else {
        problem = "\"\(key)\" is answered twice"
        return .stays
      }
      fields.append(Field(key: key, value: String(parts[1]).trimmingBlanks))
    }
    guard !fields.isEmpty || knowsItIsEmpty else {
      knowsItIsEmpty = true
      problem = "nothing is answered: Enter once more sends an empty answer"
      return .stays
    }
    return .answered(.returns(fields), keeps: keeps)
  }

  public func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let title = Line(title, .title, glyphs)
    let question = " " + question
    let area = FormRows.frame(
      &grid, header, title: title.text + (title.columns + question.count <= size.columns - 6 ? question : ""),
      note: "",
      keys: [.init("Enter", "send"), .init("↑↓", "choose"), .init("Esc", mayBeLeft ? "leave it" : "error")],
      message: problem.map { PhoneModel.Message($0, isError: true) })
    var rows = FormRows(glyphs)
    func fact(_ name: String, _ text: String) {
      var line = Line("   " + name, .machinery, glyphs)
      line.pad(to: 14)
      for (index, part) in Line(text, .plain, glyphs).wrapped(to: size.columns - 15).prefix(3).enumerated() {
        var row = index == 0 ? line : Line(glyphs)
        row.pad(to: 14)
        row.append(part)
        rows.text(row)
      }
    }
    fact("asked by", askedBy)
    fact(
      purpose == .comesFirst ? "it gets" : "it sent", sent.isEmpty ? "nothing" : sent.joined(separator: "  "))
    rows.gap()
    for (index, item) in items.enumerated() {
      if item == .keeps { rows.gap() }
      let isChosen = index == chosen
      var line = Line(glyphs)
      var field: (line: TextLine, column: Int)?
      switch item {
      case .line(let number):
        line.append(number == 0 ? "answer" : "")
        line.pad(to: 9)
        field = (lines[number], 14)
        if lines[number].text.isEmpty, !isChosen { line.append("key = value", .machinery) }
      case .oneMore: line.append("         + one more line")
      case .fails: line.append("error    as if the function failed")
      case .timesOut: line.append("time out as if it took longer than \(timeLimit)")
      case .keeps: line.append("keep it  \(keeps ? "[x]" : "[ ]") for every call of this session")
      }
      rows.item(index, isChosen: isChosen, line, field: field)
    }
    rows.draw(on: &grid, in: area, chosen: chosen)
    return grid
  }
}
