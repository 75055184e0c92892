extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    return String(
      start.prefix(
        upTo: start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex))
  }

  /// The text with one blank where there were several, and none at its ends.
  var collapsingBlanks: String {
    var text = self
    let isCollapsed = text.withUTF8 { bytes in
      var wasBlank = true
      for byte in bytes {
        if byte == 0x20, wasBlank { return false }
        wasBlank = byte == 0x20
      }
      return !wasBlank
    }
    return isCollapsed ? self : split(separator: " ").joined(separator: " ")
  }
}
