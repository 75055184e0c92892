import Diagnostics

/// The pieces of a log that is no JSON text as a whole: its lines, but an object that is spread over several lines is one
/// piece. Empty lines are left out.
struct LogLines {
  struct Piece {
    let bytes: ArraySlice<UInt8>
    /// The number of its first line.
    let line: Int
  }

  private let bytes: [UInt8]
  private var offset: Int
  private var line = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> Piece? {
    while let text = nextLine() {
      if text.isEmpty { continue }
      guard text.elementsEqual([UInt8(ascii: "{")]) else { return Piece(bytes: text, line: line) }
      return spread(from: text)
    }
    return nil
  }

  /// An object whose first line is a brace and nothing else: to the line that begins with the brace that closes it.
  private mutating func spread(from first: ArraySlice<UInt8>) -> Piece {
    let (start, begin) = (first.startIndex, line)
    let (offset, number) = (offset, line)
    while let text = nextLine() {
      if text.first == UInt8(ascii: "}"), bytes[text.startIndex - 1] == UInt8(ascii: "\n") {
        return Piece(bytes: bytes[start...text.startIndex], line: begin)
      }
    }
    // It is never closed: its lines are looked at one by one.
    (self.offset, line) = (offset, number)
    return Piece(bytes: first, line: begin)
  }

  /// The next line without blanks around it.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard offset < bytes.count else { return nil }
    let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    var text = bytes[offset..<end]
    offset = end + 1
    line += 1
    while let byte = text.last, String.isBlank(byte) { text.removeLast() }
    while let byte = text.first, String.isBlank(byte) { text.removeFirst() }
    return text
  }
}
