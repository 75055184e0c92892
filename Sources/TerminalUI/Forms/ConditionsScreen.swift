/// The conditions of the call: hours, queues, Lambdas and the clock, as they are or as somebody wants to play them.
public struct ConditionsScreen: Sendable, Equatable {
  /// What can be set.
  public enum Subject: String, Sendable, CaseIterable {
    case clock = "Clock"
    case hours = "Hours"
    case queue = "Queues"
    case lambda = "Lambdas"
  }

  /// How one thing shall be.
  public enum Setting: Sendable, Hashable {
    /// Hours by the clock, a queue as it is, a Lambda by its handler, the clock running.
    case asItIs
    case open
    case closed
    case full
    case empty
    case fails
    case timesOut
    /// The text of an answer, a JSON object.
    case answers(String)
    /// A date and time as it is typed: "2026-11-23 10:05".
    case time(String)
  }

  /// One thing and its setting.
  public struct Condition: Sendable, Equatable {
    public let subject: Subject
    public let name: String
    public var setting: Setting
    /// How it is without a setting: "open until 19:00", "2 waiting, room for 8".
    public let remark: String

    public init(_ subject: Subject, _ name: String, _ setting: Setting = .asItIs, remark: String = "") {
      self.subject = subject
      self.name = name
      self.setting = setting
      self.remark = remark
    }
  }

  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    /// Esc: nothing is changed.
    case closed
    /// Enter: the conditions shall be as they stand here.
    case accepted([Condition])
  }

  public private(set) var conditions: [Condition]
  /// Why the last acceptance was refused; the next key takes it away.
  public var problem: String?
  private var chosen = 0
  private var texts: [TextLine]

  public init(conditions: [Condition]) {
    self.conditions = conditions
    texts = conditions.map { TextLine($0.setting.text ?? "") }
  }

  public mutating func handle(_ key: KeyEvent) -> Outcome {
    problem = nil
    guard conditions.indices.contains(chosen) else { return key == .escape ? .closed : .stays }
    switch key {
    case .escape: return .closed
    case .enter: return .accepted(conditions)
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = min(conditions.count - 1, chosen + 1)
    case .wheel(let rows): chosen = max(0, min(conditions.count - 1, chosen + rows.signum()))
    case .left: turn(-1)
    case .right: turn(1)
    default: edit(key)
    }
    return .stays
  }

  /// Takes a click on a row: it is chosen, and chosen already it takes its next setting.
  public mutating func choose(_ item: Int) {
    guard conditions.indices.contains(item) else { return }
    if chosen == item { turn(1) } else { chosen = item }
  }

  /// The settings one condition goes through.
  private func settings(of index: Int) -> [Setting] {
    let text = texts[index].text
    switch conditions[index].subject {
    case .clock: return [.asItIs, .time(text)]
    case .hours: return [.asItIs, .open, .closed]
    case .queue: return [.asItIs, .full, .empty]
    case .lambda: return [.asItIs, .fails, .timesOut, .answers(text)]
    }
  }

  private mutating func turn(_ step: Int) {
    let settings = settings(of: chosen)
    let present = settings.firstIndex(of: conditions[chosen].setting) ?? 0
    conditions[chosen].setting = settings[(present + step + settings.count) % settings.count]
  }

  /// Typing in a condition that holds text goes to its text; it takes the setting that holds it.
  private mutating func edit(_ key: KeyEvent) {
    let subject = conditions[chosen].subject
    guard subject == .clock || subject == .lambda, texts[chosen].handle(key) else { return }
    conditions[chosen].setting = subject == .clock ? .time(texts[chosen].text) : .answers(texts[chosen].text)
  }

  public func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let area = FormRows.frame(
      &grid, header, title: "Conditions",
      note: conditions.isEmpty
        ? "for this session" : "for this session · \(chosen + 1) of \(conditions.count)",
      keys: [.init("Enter", "done"), .init("↑↓", "choose"), .init("← →", "set"), .init("Esc", "as before")],
      message: problem.map { PhoneModel.Message($0, isError: true) })
    let width = min(26, max(12, size.columns * 3 / 10))
    var rows = FormRows(glyphs)
    for subject in Subject.allCases {
      let indices = conditions.indices.filter { conditions[$0].subject == subject }
      guard !indices.isEmpty else { continue }
      if !rows.rows.isEmpty { rows.gap() }
      var head = Line("   ", .plain, glyphs)
      head.append(subject.rawValue, .title)
      rows.text(head)
      for index in indices { add(index, to: &rows, width: width, columns: size.columns) }
    }
    if conditions.isEmpty {
      rows.text(Line("   this flow knows no hours, queues or Lambdas", .machinery, glyphs))
    }
    // The first heading stands right below the title.
    rows.draw(
      on: &grid, in: Area(row: area.row - 1, column: 0, columns: size.columns, rows: area.rows + 1),
      chosen: chosen)
    return grid
  }

  private func add(_ index: Int, to rows: inout FormRows, width: Int, columns: Int) {
    let condition = conditions[index]
    var line = Line(condition.name, .plain, rows.glyphs).cut(to: width - 1)
    line.pad(to: width)
    let (words, style) = condition.words
    line.append(words, style)
    var field: (line: TextLine, column: Int)?
    if condition.setting.text != nil {
      line.append(" ")
      field = (texts[index], 5 + line.columns)
      if texts[index].text.isEmpty { line.append(condition.subject.textForm, .machinery) }
    } else if !condition.remark.isEmpty {
      line.append("   ")
      line.pad(to: width + 16)
      line.append(condition.remark, .machinery)
    }
    rows.item(index, isChosen: index == chosen, line.cut(to: columns - 6), field: field)
  }
}

extension ConditionsScreen.Subject {
  /// What stands where nothing is typed yet.
  fileprivate var textForm: String {
    switch self {
    case .clock: "(as 2026-11-23 10:05)"
    case .lambda: "(as {\"status\": \"new\"})"
    case .hours, .queue: ""
    }
  }
}

extension ConditionsScreen.Setting {
  fileprivate var text: String? {
    switch self {
    case .answers(let text), .time(let text): text
    case .asItIs, .open, .closed, .full, .empty, .fails, .timesOut: nil
    }
  }
}

extension ConditionsScreen.Condition {
  /// The setting in words; one that is not as it is has the mark of what is not the real thing.
  fileprivate var words: (String, Style) {
    switch setting {
    case .asItIs:
      switch subject {
      case .clock: ("as it runs", .plain)
      case .hours: ("by the clock", .plain)
      case .queue, .lambda: ("as it is", .plain)
      }
    case .open: ("≈ open", .standIn)
    case .closed: ("≈ closed", .standIn)
    case .full: ("≈ full", .standIn)
    case .empty: ("≈ empty", .standIn)
    case .fails: ("≈ error", .standIn)
    case .timesOut: ("≈ time out", .standIn)
    case .answers: ("≈ answers", .standIn)
    case .time: ("≈ set to", .standIn)
    }
  }
}
