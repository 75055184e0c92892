/// One finding about something a person gave us: where, what, and, when known, why and how to mend it.
///
/// The words follow docs/checks.md: lower case, no final period, values in quotes, the rule in brackets.
public struct Diagnostic: Error, Sendable, Hashable {
  /// The place in its file, with the line it stands in.
  public struct Place: Sendable, Hashable {
    public let position: SourcePosition
    /// The whole source line, without its line ending.
    public let sourceLine: String
    /// How many characters of the line the finding is about, 1 or more.
    public let length: Int
    /// The same place in bytes of the line, where it is known: a line can be a whole file.
    let offset: Int?

    public init(position: SourcePosition, sourceLine: String, length: Int, offset: Int? = nil) {
      precondition(length > 0, "a place of \(length) characters")
      self.position = position
      self.sourceLine = sourceLine
      self.length = length
      self.offset = offset
    }
  }

  public let severity: Severity
  /// The file as the person named it; any other source has a name of its own ("--at", "standard input").
  public let source: String
  public let place: Place?
  public let message: String
  public let rule: String
  public let why: String?
  public let fix: String?
  /// What it is about, where somebody asks for that: never to be read from its words.
  public private(set) var subject: DiagnosticSubject?

  public init(
    _ severity: Severity = .error, in source: String, at place: Place? = nil, _ message: String, rule: String,
    why: String? = nil, fix: String? = nil
  ) {
    self.severity = severity
    self.source = source
    self.place = place
    self.message = message
    self.rule = rule
    self.why = why
    self.fix = fix
  }

  /// The same finding with what it is about.
  public func about(_ subject: DiagnosticSubject) -> Diagnostic {
    var stated = self
    stated.subject = subject
    return stated
  }

  /// `file:line:column`, as editors and terminals make it a link.
  public var location: String {
    guard let place else { return source.visible }
    return "\(source.visible):\(place.position.line):\(place.position.column)"
  }

  /// The finding as plain text, several lines without a final line feed.
  public var text: String { text(isColored: false) }

  /// The finding as text, with the colors of a terminal where they are wanted.
  public func text(isColored: Bool) -> String {
    func styled(_ text: String, _ code: String) -> String {
      isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    let color = severity.color
    var lines = [
      "\(styled(location, "1")): \(styled(severity.rawValue, color)): \(message.visible) [\(rule)]"
    ]
    if let place {
      let number = String(place.position.line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
      let excerpt = Excerpt(place)
      lines.append("\(margin) | \(excerpt.line)")
      lines.append("      | \(excerpt.indent)\(styled(excerpt.mark, color))")
    }
    if let why { lines.append("  why: \(why.visible)") }
    if let fix { lines.append("  fix: \(fix.visible)") }
    return lines.joined(separator: "\n")
  }
}

extension Severity {
  /// How a terminal colors it.
  fileprivate var color: String {
    switch self {
    case .note: "36"
    case .warning: "33"
    case .error: "31"
    }
  }
}

/// The part of a source line that fits a terminal, and the mark under the place in it.
private struct Excerpt {
  static let width = 96

  let line: String
  /// Blanks up to the mark.
  let indent: String
  let mark: String

  init(_ place: Diagnostic.Place) {
    let scalars = place.sourceLine.unicodeScalars
    let column = place.position.column - 1
    let middle =
      place.offset.map { place.sourceLine.utf8.index(scalars.startIndex, offsetBy: $0) }
      ?? scalars.index(scalars.startIndex, offsetBy: max(0, column), limitedBy: scalars.endIndex)
      ?? scalars.endIndex
    // A long line (a whole flow can be one) is shown around the place.
    let isLong = scalars.index(scalars.startIndex, offsetBy: Self.width - 20, limitedBy: middle) != nil
    let start = isLong ? scalars.index(middle, offsetBy: -30) : scalars.startIndex
    let end = scalars.index(start, offsetBy: Self.width, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let markEnd = scalars.index(middle, offsetBy: place.length, limitedBy: end) ?? end
    func shown(_ range: Range<String.Index>) -> String {
      String(scalars[range]).replacing("\t", with: " ").visible
    }
    let head = start > scalars.startIndex ? "…" : ""
    let before = head + shown(start..<middle)
    let marked = shown(middle..<markEnd)
    let after = shown(markEnd..<end) + (end < scalars.endIndex ? "…" : "")
    line = before + marked + after
    indent = String(repeating: " ", count: before.columns)
    mark = "^" + String(repeating: "~", count: max(0, marked.columns - 1))
  }
}

extension Array where Element == Diagnostic {
  /// Every finding as text, a blank line between two.
  public var text: String { map(\.text).joined(separator: "\n\n") }
}
