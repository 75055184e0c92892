extension String {
  /// The pieces between blanks and line breaks, none of them empty.
  public var words: [Substring] {
    var text = self
    guard let ranges = text.withUTF8({ Self.wordsOfASCII($0) }) else {
      return split(whereSeparator: \.isWhitespace)
    }
    return ranges.map { range in
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
  }

  /// The text with one blank between two words, and none around them.
  public var withBlanksEvenedOut: String {
    var text = self
    let even = text.withUTF8 { bytes -> String? in
      // A file's text mostly ends with a line end.
      let end = bytes.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? 0
      let content = UnsafeBufferPointer(rebasing: bytes[..<end])
      return Self.hasEvenBlanks(content) ? String(decoding: content, as: UTF8.self) : nil
    }
    return even ?? words.joined(separator: " ")
  }

  /// Whether the byte is an ASCII blank: a space, a tab, or the end of a line or page.
  public static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// True for ASCII text whose only blanks are single spaces, none of them first.
  private static func hasEvenBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var former = UInt8(ascii: " ")
    for byte in bytes {
      if byte >= 0x80 || isBlank(byte) && (byte != 0x20 || former == 0x20) { return false }
      former = byte
    }
    return true
  }

  /// Where the words stand; nil when a byte is not ASCII.
  private static func wordsOfASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      guard byte < 0x80 else { return nil }
      guard isBlank(byte) else { continue }
      if start < index { ranges.append(start..<index) }
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}
