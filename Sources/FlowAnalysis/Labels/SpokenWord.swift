/// A word of a spoken text, with what the marks behind it say.
struct SpokenWord {
  /// Without marks around it; empty for a piece of marks only.
  private(set) var text: Substring
  /// True when a sentence ends behind it.
  private(set) var hasStop = false
  /// True when a comma, colon, dash or semicolon is behind it.
  private(set) var hasPause = false

  /// - Parameters:
  ///   - piece: what stands between blanks.
  ///   - before: what comes before it; nil at the beginning.
  ///   - next: what comes behind it; nil at the end.
  init(_ piece: Substring, behind before: Substring?, before next: Substring?) {
    text = piece
    let isASCII = piece.utf8.allSatisfy { $0 < 0x80 }
    if isASCII { trimBytes(before, next) } else { trimCharacters(before, next) }
  }

  private mutating func trimBytes(_ before: Substring?, _ next: Substring?) {
    while let first = text.utf8.first, Self.isOpening(first) {
      text = text[text.utf8.index(after: text.startIndex)...]
    }
    while let last = text.utf8.last {
      switch last {
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        if last == UInt8(ascii: "."), Abbreviations.has(text, behind: before, before: next) { return }
        hasStop = true
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): hasPause = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"): break
      default: return
      }
      text = text[..<text.utf8.index(before: text.endIndex)]
    }
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(")
  }

  private mutating func trimCharacters(_ before: Substring?, _ next: Substring?) {
    while let first = text.first, "\"'(“‘".contains(first) { text.removeFirst() }
    while let last = text.last, ".?!,;:\"')…”’–—-".contains(last),
      !Abbreviations.has(text, behind: before, before: next)
    {
      if ".?!…".contains(last) { hasStop = true }
      if ",;:–—-".contains(last) { hasPause = true }
      text.removeLast()
    }
  }
}
