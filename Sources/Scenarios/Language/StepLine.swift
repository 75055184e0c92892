import Diagnostics

/// One line of a scenario, read word by word from left to right.
public struct StepLine {
  /// A part of the line, with where it stands in it.
  public struct Part: Sendable, Hashable {
    public let text: String
    /// From 0, in characters (Unicode scalars).
    let start: Int
    let length: Int

    /// Where it stands, by the place of another part of its line.
    func place(inLine line: Diagnostic.Place) -> Diagnostic.Place {
      Diagnostic.Place(
        position: SourcePosition(line: line.position.line, column: start + 1), sourceLine: line.sourceLine,
        length: max(1, length))
    }
  }

  let source: String
  /// From 1.
  let number: Int
  let text: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String, number: Int, in source: String) {
    self.text = text
    self.number = number
    self.source = source
    scalars = Array(text.unicodeScalars)
    skipBlanks()
  }

  var isAtEnd: Bool { position == scalars.count }

  private mutating func skipBlanks() { position = afterBlanks(position) }

  private func afterBlanks(_ start: Int) -> Int {
    var place = start
    while place < scalars.count, Self.isBlank(scalars[place]) { place += 1 }
    return place
  }

  /// Unicode's white space; its tables are asked only for what is not ASCII.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private func part(_ range: Range<Int>, _ text: String? = nil) -> Part {
    Part(text: text ?? string(range), start: range.lowerBound, length: range.count)
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  // MARK: Parts

  /// Where the line's own words begin.
  var firstPart: Part {
    var line = self
    line.position = 0
    line.skipBlanks()
    return line.peek ?? part(0..<0)
  }

  /// The next word, without taking it; nil at the end of the line.
  var peek: Part? {
    guard !isAtEnd else { return nil }
    let end = scalars[position...].firstIndex(where: Self.isBlank) ?? scalars.count
    return part(position..<end)
  }

  /// The next word, or the next text in quotes, without taking it; nil at the end of the line.
  var peekName: Part? {
    var line = self
    return isAtEnd ? nil : (try? line.name("")) ?? peek
  }

  /// Takes the next word; nil at the end of the line.
  mutating func word() -> Part? {
    guard let found = peek else { return nil }
    position = found.start + found.length
    skipBlanks()
    return found
  }

  /// True when the line begins with these words, taken or not.
  func firstWords(are words: String...) -> Bool {
    var line = self
    line.position = 0
    line.skipBlanks()
    return line.take(words)
  }

  /// Takes these words where they are next; false where they are not.
  mutating func take(_ words: String...) -> Bool { take(words) }

  mutating func take(_ words: [String]) -> Bool {
    guard let end = end(of: words) else { return false }
    goOn(at: end)
    return true
  }

  /// Where what follows these words begins, where they are next; nil where they are not.
  func end(of words: [String]) -> Int? {
    var end = position
    for expected in words {
      for scalar in expected.unicodeScalars {
        guard end < scalars.count, scalars[end] == scalar else { return nil }
        end += 1
      }
      guard end == scalars.count || Self.isBlank(scalars[end]) else { return nil }
      end = afterBlanks(end)
    }
    return end
  }

  /// Goes on reading at a place that was found.
  mutating func goOn(at place: Int) { position = place }

  /// Takes one of these wordings, and gives what it stands for.
  ///
  /// - Parameter others: what could stand here too.
  mutating func choice<Meaning>(
    _ choices: [(words: String, meaning: Meaning)], or others: [String] = []
  ) throws(Diagnostic) -> Meaning {
    for choice in choices where take(choice.words.split(separator: " ").map(String.init)) {
      return choice.meaning
    }
    let words = (choices.map(\.words) + others).map(\.quotedForReading)
    throw missing(words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1])
  }

  /// Takes a name: a word, or a text in quotes.
  mutating func name(_ what: String) throws(Diagnostic) -> Part {
    if !isAtEnd, Self.closing(of: scalars[position]) != nil { return try quoted(what) }
    guard let word = word() else { throw missing(what) }
    return word
  }

  /// Takes a text in quotes.
  mutating func quoted(_ what: String) throws(Diagnostic) -> Part {
    guard !isAtEnd else { throw missing(what + " in quotes") }
    guard let closing = Self.closing(of: scalars[position]) else {
      let found = part(position..<scalars.count)
      throw finding(
        "expected \(what) in quotes, found \(found.text.quotedForReading)", at: found,
        fix: "write \"\(found.text.replacing("\"", with: ""))\"")
    }
    return try quoted(until: closing)
  }

  private mutating func quoted(until closing: Unicode.Scalar) throws(Diagnostic) -> Part {
    let start = position
    var inner = String.UnicodeScalarView()
    position += 1
    while position < scalars.count, scalars[position] != closing {
      if scalars[position] == "\\", position + 1 < scalars.count,
        [closing, "\\"].contains(scalars[position + 1])
      {
        position += 1
      }
      inner.append(scalars[position])
      position += 1
    }
    guard position < scalars.count else {
      throw finding(
        "this text has no end", at: part(start..<scalars.count), why: "a text stands between two quotes",
        fix: "put \(closing) behind its last word")
    }
    position += 1
    let found = part(start..<position, String(inner))
    guard isAtEnd || Self.isBlank(scalars[position]) else {
      throw finding(
        "a blank is missing behind this text", at: found, fix: "put a blank between it and what follows")
    }
    skipBlanks()
    return found
  }

  /// What closes a text that begins with this character; nil for one that opens none.
  private static func closing(of opening: Unicode.Scalar) -> Unicode.Scalar? {
    switch opening {
    case "\"": "\""
    case "\u{201C}", "\u{201E}": "\u{201D}"
    default: nil
    }
  }

  /// Takes all that is left, without the blanks at its end; nil when there is nothing.
  mutating func rest() -> Part? {
    var end = scalars.count
    while end > position, Self.isBlank(scalars[end - 1]) { end -= 1 }
    guard position < end else { return nil }
    defer { position = scalars.count }
    return part(position..<end)
  }

  /// Takes an object of JSON in braces, as it stands.
  mutating func braces() throws(Diagnostic) -> Part {
    guard !isAtEnd, scalars[position] == "{" else {
      throw missing("an object such as {\"status\": \"open\"}")
    }
    let start = position
    var depth = 0
    var isInText = false
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if isInText {
        if scalar == "\\" { position = min(position + 1, scalars.count) }
        if scalar == "\"" { isInText = false }
        continue
      }
      switch scalar {
      case "\"": isInText = true
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth == 0 { break }
    }
    let found = part(start..<position)
    skipBlanks()
    return found
  }

  /// A name with a value: `status=booked`, `name="Asha Rao"`.
  public struct Pair: Sendable, Hashable {
    public let name: String
    public let value: String
    let part: Part
  }

  /// Takes the pairs that are left, at least as many as asked for.
  mutating func pairs(atLeast least: Int, _ example: String) throws(Diagnostic) -> [Pair] {
    var pairs: [Pair] = []
    while !isAtEnd { pairs.append(try pair(example)) }
    guard pairs.count >= least else { throw missing("a name with its value, such as \(example)") }
    return pairs
  }

  /// Takes one pair.
  mutating func pair(_ example: String) throws(Diagnostic) -> Pair {
    let start = position
    let end =
      scalars[position...].firstIndex { $0 == "=" || Self.isBlank($0) } ?? scalars.count
    guard end < scalars.count, scalars[end] == "=", end > start else {
      guard let found = peek else { throw missing("a name with its value, such as \(example)") }
      throw finding(
        "expected a name with its value, found \(found.text.quotedForReading)", at: found,
        fix: "write it like \(example)")
    }
    position = end + 1
    if position < scalars.count, let closing = Self.closing(of: scalars[position]) {
      let value = try quoted(until: closing)
      let whole = part(start..<value.start + value.length)
      return Pair(name: string(start..<end), value: value.text, part: whole)
    }
    let valueEnd = scalars[position...].firstIndex(where: Self.isBlank) ?? scalars.count
    let value = string(position..<valueEnd)
    position = valueEnd
    skipBlanks()
    return Pair(name: string(start..<end), value: value, part: part(start..<valueEnd))
  }

  // MARK: Findings

  /// Refuses what follows the step's own words.
  mutating func end() throws(Diagnostic) {
    guard let surplus = rest() else { return }
    throw finding(
      "\(surplus.text.quotedForReading) is too much here", at: surplus, why: "the step is complete before it",
      fix: "take it out, or put it on a line of its own")
  }

  /// Something is missing where the line is read.
  ///
  /// - Parameter areMany: true where it is more than one thing.
  func missing(_ what: String, areMany: Bool = false, fix: String? = nil) -> Diagnostic {
    guard let found = peek else {
      let last = max(0, scalars.lastIndex { !Self.isBlank($0) } ?? 0)
      return finding(
        "\(what) \(areMany ? "are" : "is") missing", at: Part(text: "", start: last, length: 1), fix: fix)
    }
    return finding("expected \(what), found \(found.text.quotedForReading)", at: found, fix: fix)
  }

  /// A finding about a part of the line.
  func finding(
    _ message: String, at part: Part, rule: String = "scenario", why: String? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(in: source, at: place(of: part), message, rule: rule, why: why, fix: fix)
  }

  func place(of part: Part) -> Diagnostic.Place {
    Diagnostic.Place(
      position: SourcePosition(line: number, column: part.start + 1), sourceLine: text,
      length: max(1, part.length))
  }
}

extension String {
  /// In quotes, for a message.
  public var quotedForReading: String { "\"\(self)\"" }
}
