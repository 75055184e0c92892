extension String {
  /// True for a text that exports made for sharing leave for a tool to fill in: `${Queue}`, `{{Queue}}`, `<<Queue>>`.
  public var isPlaceholder: Bool {
    var text = self
    return text.withUTF8 { Self.isPlaceholder($0) }
  }

  private static func isPlaceholder(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      switch (before, byte) {
      case (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "{")),
        (UInt8(ascii: "<"), UInt8(ascii: "%")), (UInt8(ascii: "<"), UInt8(ascii: "<")):
        return true
      default: before = byte
      }
    }
    return false
  }

  /// What a placeholder names, without what tools put around it: `${Queue}` and `{{queues.Queue.arn}}` are "Queue"; any other
  /// text is itself. Nil when nothing is left.
  public var placeholderName: String? {
    var plain = self[...]
    for (opening, closing) in [("${", "}"), ("{{", "}}"), ("%", "%"), ("<<", ">>"), ("<", ">")] {
      guard plain.hasPrefix(opening), plain.hasSuffix(closing), plain.count > opening.count + closing.count
      else { continue }
      let inner = plain.dropFirst(opening.count).dropLast(closing.count)
      guard !inner.contains(closing) else { continue }
      plain = inner.split(separator: ".").last { !["arn", "id", "name"].contains($0.lowercased()) } ?? ""
    }
    return plain.isEmpty ? nil : String(plain)
  }
}
