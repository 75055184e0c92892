import ContactCenter
import Diagnostics

/// A wording as it is spoken: words and pauses, with the markup taken out (reference, section 7).
///
/// Of SSML, `break` is a pause, `sub` is replaced by its alias, `say-as` spells digits out; all other tags are left
/// out and their text stays. Markup that is not well formed has no spoken form: the service refuses it.
public struct SpeechMarkup: Sendable, Hashable {
  public enum Piece: Sendable, Hashable {
    case words(String)
    case pause(Milliseconds)
  }

  public private(set) var pieces: [Piece] = []

  /// Text without markup, spoken as it stands.
  public init(plain text: String) { pieces = [.words(text)] }

  /// Reads an SSML document; nil when it is not well formed.
  public init?(_ document: String) {
    var reader = MarkupReader(document)
    guard let pieces = reader.read() else { return nil }
    self.pieces = pieces
  }

  /// Reads SSML that lacks the `<speak>` around it; nil when it is not well formed.
  public init?(inner text: String) { self.init("<speak>\(text)</speak>") }

  /// True for what could be spoken, had it `<speak>` around it.
  public static func lacksRoot(_ text: String) -> Bool {
    SpeechMarkup(text) == nil && SpeechMarkup(inner: text) != nil && !text.lowercased().contains("<speak")
  }

  /// The words alone, blanks evened out.
  public var words: String {
    var text = ""
    for piece in pieces {
      guard case .words(let words) = piece else { continue }
      if !text.isEmpty, text.last?.isWhitespace == false, words.first?.isWhitespace == false { text += " " }
      text += words
    }
    return text.withBlanksEvenedOut
  }
}

private struct MarkupReader {
  /// The longest pause a break makes.
  static let longestBreak: Int64 = 10_000

  private let text: [Character]
  private var at = 0
  private var pieces: [SpeechMarkup.Piece] = []
  private var words = ""
  private var open: [Tag] = []

  private struct Tag {
    var name: String
    var attributes: [(name: String, value: String)]
    /// Where its text began, for a tag that changes it.
    var start: Int

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  init(_ document: String) { text = Array(document) }

  mutating func read() -> [SpeechMarkup.Piece]? {
    var hasRoot = false
    while at < text.count {
      guard text[at] == "<" else {
        guard let character = readCharacter() else { return nil }
        if open.isEmpty, !character.allSatisfy(\.isWhitespace) { return nil }
        words += character
        continue
      }
      if starts(with: "<!--") {
        guard skip(past: "-->") else { return nil }
      } else if starts(with: "<![CDATA["), !open.isEmpty {
        let start = at + "<![CDATA[".count
        guard skip(past: "]]>") else { return nil }
        words += String(text[start..<at - "]]>".count])
      } else if starts(with: "<?") {
        guard skip(past: "?>") else { return nil }
      } else if starts(with: "</") {
        guard close() else { return nil }
      } else {
        if open.isEmpty {
          guard !hasRoot else { return nil }
          hasRoot = true
        }
        guard openTag() else { return nil }
      }
    }
    guard hasRoot, open.isEmpty else { return nil }
    flush()
    return pieces
  }

  private func starts(with part: String) -> Bool {
    text.count - at >= part.count && zip(text[at...], part).allSatisfy { $0 == $1 }
  }

  private mutating func skip(past end: String) -> Bool {
    while at < text.count {
      if starts(with: end) {
        at += end.count
        return true
      }
      at += 1
    }
    return false
  }

  private mutating func readCharacter() -> String? {
    guard text[at] == "&" else {
      at += 1
      return String(text[at - 1])
    }
    guard let end = text[at...].firstIndex(of: ";"), end - at <= 10 else { return nil }
    let name = String(text[at + 1..<end])
    at = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHexadecimal = name.hasPrefix("#x")
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(UnicodeScalar.init).map { String($0) }
    }
  }

  private mutating func name() -> String {
    let start = at
    while at < text.count, text[at].isLetter || text[at].isNumber || ":-_.".contains(text[at]) { at += 1 }
    return String(text[start..<at])
  }

  private mutating func skipBlanks() { while at < text.count, text[at].isWhitespace { at += 1 } }

  private mutating func openTag() -> Bool {
    at += 1
    let tagName = name()
    // The outermost element is the document.
    guard !tagName.isEmpty, !open.isEmpty || tagName == "speak" else { return false }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipBlanks()
      guard at < text.count else { return false }
      if text[at] == ">" {
        at += 1
        begin(Tag(name: tagName, attributes: attributes, start: 0))
        return true
      }
      if starts(with: "/>") {
        at += 2
        begin(Tag(name: tagName, attributes: attributes, start: 0))
        end()
        return true
      }
      let key = name()
      skipBlanks()
      guard !key.isEmpty, at < text.count, text[at] == "=" else { return false }
      at += 1
      skipBlanks()
      guard at < text.count, text[at] == "\"" || text[at] == "'" else { return false }
      let quote = text[at]
      at += 1
      var value = ""
      while at < text.count, text[at] != quote {
        guard text[at] != "<", let character = readCharacter() else { return false }
        value += character
      }
      guard at < text.count else { return false }
      at += 1
      attributes.append((key, value))
    }
  }

  private mutating func close() -> Bool {
    at += 2
    let tagName = name()
    skipBlanks()
    guard at < text.count, text[at] == ">", open.last?.name == tagName else { return false }
    at += 1
    end()
    return true
  }

  private mutating func begin(_ tag: Tag) {
    var tag = tag
    switch tag.name {
    case "break": pause(Self.length(of: tag))
    case "p", "s": words += " "
    default: break
    }
    tag.start = words.count
    open.append(tag)
  }

  private mutating func end() {
    guard let tag = open.popLast() else { return }
    switch tag.name {
    case "sub":
      guard let alias = tag.attribute("alias") else { return }
      words = String(words.prefix(tag.start)) + alias
    case "say-as":
      guard ["digits", "telephone", "characters", "spell-out"].contains(tag.attribute("interpret-as") ?? "")
      else { return }
      let inner = words.dropFirst(tag.start).filter { !$0.isWhitespace }
      words = String(words.prefix(tag.start)) + inner.map(String.init).joined(separator: " ")
    case "p": pause(Milliseconds(600))
    case "s": pause(Milliseconds(300))
    default: break
    }
  }

  private mutating func flush() {
    if !words.allSatisfy(\.isWhitespace) { pieces.append(.words(words)) }
    words = ""
    for index in open.indices { open[index].start = 0 }
  }

  private mutating func pause(_ length: Milliseconds) {
    flush()
    if length.count > 0 { pieces.append(.pause(length)) }
  }

  /// The pause of a break: its time ("500ms", "2s"), else its strength.
  private static func length(of tag: Tag) -> Milliseconds {
    if let time = tag.attribute("time") {
      if time.hasSuffix("ms"), let count = Int64(time.dropLast(2)) {
        return Milliseconds(min(max(count, 0), longestBreak))
      }
      if time.hasSuffix("s"), let thousandths = thousandths(time.dropLast()) {
        return Milliseconds(min(thousandths, longestBreak))
      }
    }
    switch tag.attribute("strength") {
    case "none": return .zero
    case "x-weak": return Milliseconds(150)
    case "weak": return Milliseconds(300)
    case "strong": return Milliseconds(900)
    case "x-strong": return Milliseconds(1200)
    default: return Milliseconds(600)
    }
  }

  /// A decimal number of seconds in milliseconds.
  private static func thousandths(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Int64(parts[0].isEmpty ? "0" : parts[0]), (0...1000).contains(whole) else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    let digits = parts[1].prefix(3)
    guard let fraction = Int64(digits), fraction >= 0 else { return nil }
    return whole * 1000 + (0..<(3 - digits.count)).reduce(fraction) { value, _ in value * 10 }
  }
}
