import ContactCenter

/// Who calls? A list of customers that typing narrows, a number nobody has, or a number withheld.
public struct ChooserScreen: Sendable, Equatable {
  /// A customer of the store.
  public struct Customer: Sendable, Equatable {
    public var name: String
    public var number: PhoneNumber
    /// "customer, no visit", "visit Tue 24, 16:00".
    public var note: String

    public init(name: String, number: PhoneNumber, note: String) {
      self.name = name
      self.number = number
      self.note = note
    }
  }

  /// Somebody who can be chosen.
  public enum Choice: Sendable, Equatable {
    case customer(Customer)
    /// A number that no customer has.
    case new(PhoneNumber)
    case withheld

    public var caller: Caller {
      switch self {
      case .customer(let customer): .number(customer.number)
      case .new(let number): .number(number)
      case .withheld: .withheld
      }
    }
  }

  /// What a key came to.
  public enum Outcome: Sendable, Equatable {
    case stays
    /// Esc: nobody was chosen.
    case closed
    case chosen(Choice)
  }

  public let customers: [Customer]
  /// The country whose numbers can be typed without its calling code: its calling code, "91"; nil where none is known.
  public let callingCode: String?
  public private(set) var filter = TextLine()
  private var chosen = 0

  public init(customers: [Customer], callingCode: String? = nil) {
    self.customers = customers
    self.callingCode = callingCode
  }

  /// Who is listed now: the customers that the typed text finds, a new number, and the withheld one.
  public var callers: [Choice] {
    let text = filter.text.trimmingBlanks
    let digits = text.filter { $0.isASCII && $0.isNumber }
    let isNumber = !digits.isEmpty && text.allSatisfy { $0.isASCII && ($0.isNumber || "+ -()".contains($0)) }
    var callers: [Choice] = customers.filter {
      text.isEmpty
        || (isNumber
          ? (text.hasPrefix("+") ? $0.number.e164.hasPrefix("+" + digits) : $0.number.e164.contains(digits))
          : $0.name.lowercased().contains(text.lowercased()))
    }.map { .customer($0) }
    if isNumber {
      let numbers = text.hasPrefix("+") ? ["+" + digits] : meanings(of: digits)
      callers += numbers.compactMap { try? PhoneNumber($0) }.filter { number in
        !customers.contains { $0.number == number }
      }.map { .new($0) }
    }
    if text.isEmpty || "number withheld".contains(text.lowercased())
      || "anonymous".hasPrefix(text.lowercased())
    {
      callers.append(.withheld)
    }
    return callers
  }

  /// What digits typed without a plus can mean, likeliest first: a number of the center's country, or one that begins
  /// with its country's calling code. Short ones are still being typed, or are meant to find a customer.
  private func meanings(of digits: String) -> [String] {
    guard digits.count >= 7 else { return [] }
    if digits.hasPrefix("00") { return ["+" + digits.dropFirst(2)] }
    guard let callingCode else { return ["+" + digits] }
    if digits.hasPrefix("0") { return ["+" + callingCode + digits.dropFirst()] }
    // So many digits seldom are a number without its country.
    guard digits.count > 10 else { return ["+" + callingCode + digits] }
    return digits.hasPrefix(callingCode) ? ["+" + digits] : ["+" + digits, "+" + callingCode + digits]
  }

  public mutating func handle(_ key: KeyEvent) -> Outcome {
    let count = callers.count
    switch key {
    case .escape: return .closed
    case .enter: return chosen < count ? .chosen(callers[chosen]) : .stays
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = max(0, min(count - 1, chosen + 1))
    case .pageUp: chosen = max(0, chosen - 8)
    case .pageDown: chosen = max(0, min(count - 1, chosen + 8))
    case .wheel(let rows): chosen = max(0, min(count - 1, chosen + rows.signum()))
    default: if filter.handle(key) { chosen = 0 }
    }
    return .stays
  }

  /// Takes a click on a row of the list: it is chosen at once.
  public mutating func choose(_ item: Int) -> Outcome {
    let callers = callers
    guard callers.indices.contains(item) else { return .stays }
    chosen = item
    return .chosen(callers[item])
  }

  public func draw(_ header: CallHeader, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let area = FormRows.frame(
      &grid, header, title: "Who calls?", note: "type a name or a number",
      keys: [.init("Enter", "call"), .init("↑↓", "choose"), .init("Esc", "back")], message: nil)
    grid.write("> ", .key, row: area.row, column: 3)
    filter.draw(on: &grid, row: area.row, column: 5, endColumn: size.columns - 1)
    var rows = FormRows(glyphs)
    let callers = callers
    for (index, caller) in callers.enumerated() {
      rows.item(index, isChosen: index == chosen, Self.line(caller, glyphs))
    }
    if callers.isEmpty {
      rows.text(
        Line(
          "     nobody found; a whole number is offered as a new caller", .machinery, glyphs
        )
        .cut(to: size.columns - 1))
    }
    rows.draw(
      on: &grid, in: Area(row: area.row + 2, column: 0, columns: size.columns, rows: area.rows - 2),
      chosen: chosen)
    return grid
  }

  private static func line(_ caller: Choice, _ glyphs: GlyphSet) -> Line {
    switch caller {
    case .customer(let customer):
      var line = Line(customer.name.isEmpty ? "no name" : customer.name, .plain, glyphs).cut(to: 15)
      line.pad(to: 16)
      line.append(customer.number.display)
      line.append("  ")
      line.pad(to: 34)
      line.append(customer.note, .machinery)
      return line
    case .new(let number): return Line("a new caller    \(number.display)", .plain, glyphs)
    case .withheld: return Line("number withheld", .plain, glyphs)
    }
  }
}
