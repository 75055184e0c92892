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
  public var withBlanksEvenedOut: String { words.joined(separator: " ") }

  /// Where the words stand; nil when a byte is not ASCII.
  private static func wordsOfASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      guard byte < 0x80 else { return nil }
      // Space, tab and the ends of lines and pages.
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { continue }
      if start < index { ranges.append(start..<index) }
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}
