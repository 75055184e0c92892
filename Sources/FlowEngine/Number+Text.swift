// How flows write numbers: as strings, with blanks around them, now and then with a fraction that says nothing.

extension Int {
  /// A whole number as exports write it: decimal, perhaps with a fraction of zeros ("5.0"), blanks around it aside.
  public init?(trimming text: String) {
    var plain = text.withoutOuterBlanks
    if let dot = plain.firstIndex(of: "."), plain[plain.index(after: dot)...].allSatisfy({ $0 == "0" }) {
      plain = plain[..<dot]
    }
    self.init(plain)
  }
}

extension String {
  /// True for a whole number of any size, as exports write it.
  public var isWholeNumber: Bool {
    var digits = withoutOuterBlanks
    if let first = digits.first, "+-".contains(first) { digits.removeFirst() }
    return !digits.isEmpty && digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }
}

extension Double {
  /// A decimal number, blanks around it aside; nil for anything else, words for infinity among it.
  public init?(trimming text: String) {
    let plain = text.withoutOuterBlanks
    let isDecimal = plain.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E")]
          .contains(byte)
    }
    guard isDecimal, !plain.isEmpty else { return nil }
    self.init(plain)
  }
}

extension String {
  fileprivate var withoutOuterBlanks: Substring {
    var plain = Substring(self)
    while plain.last == " " { plain.removeLast() }
    while plain.first == " " { plain.removeFirst() }
    return plain
  }
}
