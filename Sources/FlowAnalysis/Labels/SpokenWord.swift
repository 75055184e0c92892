/// A word of a spoken text, with what the marks behind it say.
struct SpokenWord {
  /// Without marks around it; empty for a piece of marks only.
  private(set) var text: Substring
  /// True when a sentence ends behind it.
  private(set) var hasStop = false
  /// True when a comma, colon, dash or semicolon is behind it.
  private(set) var hasPause = false

  /// - Parameter piece: what stands between blanks.
  init(_ piece: Substring) {
    text = piece
    let isASCII = piece.utf8.allSatisfy { $0 < 0x80 }
    if isASCII { trimBytes() } else { trimCharacters() }
  }

  private mutating func trimBytes() {
    while let first = text.utf8.first, Self.isOpening(first) {
      text = text[text.utf8.index(after: text.startIndex)...]
    }
    while let last = text.utf8.last {
      switch last {
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        if last == UInt8(ascii: "."), isAbbreviation { return }
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

  private mutating func trimCharacters() {
    while let first = text.first, "\"'(“‘".contains(first) { text.removeFirst() }
    while let last = text.last, ".?!,;:\"')…”’–—-".contains(last), !isAbbreviation {
      if ".?!…".contains(last) { hasStop = true }
      if ",;:–—-".contains(last) { hasPause = true }
      text.removeLast()
    }
  }

  /// "a.m." keeps its full stops.
  private var isAbbreviation: Bool {
    text.utf8.count == 4 && ["a.m.", "p.m."].contains(text.lowercased())
  }
}
