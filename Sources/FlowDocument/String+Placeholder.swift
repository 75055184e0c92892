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

  /// What a placeholder names, without what tools put around it: `${Queue}`, `{{queues.Queue.arn}}` and
  /// `${var.queues["Queue"]}` are "Queue"; any other text is itself. Nil when nothing is left.
  public var placeholderName: String? {
    var plain = self[...]
    for (opening, closing) in [("${", "}"), ("{{", "}}"), ("%", "%"), ("<<", ">>"), ("<", ">")] {
      guard plain.hasPrefix(opening), plain.hasSuffix(closing), plain.count > opening.count + closing.count
      else { continue }
      let inner = plain.dropFirst(opening.count).dropLast(closing.count)
      guard !inner.contains(closing) else { continue }
      plain =
        Self.key(in: inner) ?? inner.split(separator: ".").last {
          !["arn", "id", "name"].contains($0.lowercased())
        } ?? ""
    }
    return plain.isEmpty ? nil : String(plain)
  }

  /// What stands between the last brackets and quotes: the key of a map.
  private static func key(in text: Substring) -> Substring? {
    for quote: Character in ["\"", "'"] {
      let parts = text.split(separator: quote, omittingEmptySubsequences: false)
      guard let last = parts.indices.last, last >= 2, parts[last].hasPrefix("]"),
        parts[last - 2].hasSuffix("["),
        !parts[last - 1].isEmpty
      else { continue }
      return parts[last - 1]
    }
    return nil
  }
}
