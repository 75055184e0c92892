import Diagnostics
import Synchronization

/// Where the lines of a text begin, so that many places in it are told without reading it again from its start.
///
/// A line may be the whole text: a file need not be laid out for people. So characters are counted from the nearest of
/// some marks, not from the line's start, and the text of the line that was asked for last is kept.
final class LineTable: Sendable {
  private let bytes: [UInt8]
  /// The offset of the first byte of each line; of the first line behind a byte-order mark.
  private let starts: [Int32]
  /// For each `stride` bytes, how many bytes before them only go on with a character; nothing where no byte does.
  private let continuations: [Int32]
  private let last = Mutex(Shown(start: -1, pieces: 0...0, text: ""))

  /// What is shown of a line.
  private struct Shown {
    /// Where the line begins.
    var start: Int
    /// The places that are shown with this text, the line ending among them.
    var pieces: ClosedRange<Int>
    var text: String
  }

  private static let stride = 512

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int32] = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var isASCII = true
    bytes.withUnsafeBufferPointer { bytes in
      for chunk in Swift.stride(from: 0, to: bytes.count, by: 64) {
        let end = min(chunk + 64, bytes.count)
        var feeds: UInt8 = 0
        var high: UInt8 = 0
        for index in chunk..<end {
          feeds &+= bytes[index] == UInt8(ascii: "\n") ? 1 : 0
          high |= bytes[index]
        }
        if high >= 0x80 { isASCII = false }
        guard feeds > 0 else { continue }
        for index in chunk..<end where bytes[index] == UInt8(ascii: "\n") { starts.append(Int32(index + 1)) }
      }
    }
    self.starts = starts
    continuations = isASCII ? [] : Self.continuations(in: bytes)
  }

  private static func continuations(in bytes: [UInt8]) -> [Int32] {
    var found: [Int32] = []
    var count: Int32 = 0
    for (index, byte) in bytes.enumerated() {
      if index % stride == 0 { found.append(count) }
      if byte & 0xC0 == 0x80 { count += 1 }
    }
    found.append(count)
    return found
  }

  /// The place of a byte range; a place ends with its line.
  func place(of range: Range<Int>) -> Diagnostic.Place {
    let lower = min(range.lowerBound, bytes.count)
    let line = line(of: lower)
    let start = min(Int(starts[line]), lower)
    let (end, text) = shown(at: lower, from: start)
    let upper = min(max(range.upperBound, lower), end)
    return Diagnostic.Place(
      position: SourcePosition(line: line + 1, column: characters(in: start..<lower) + 1), sourceLine: text,
      length: max(1, characters(in: lower..<upper)))
  }

  /// The number of the line that a byte belongs to, from 0.
  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func characters(in range: Range<Int>) -> Int {
    continuations.isEmpty
      ? range.count
      : range.count - (continuations(before: range.upperBound) - continuations(before: range.lowerBound))
  }

  private func continuations(before offset: Int) -> Int {
    let mark = offset / Self.stride
    var count = Int(continuations[mark])
    for index in mark * Self.stride..<offset where bytes[index] & 0xC0 == 0x80 { count += 1 }
    return count
  }

  /// Where the line around a byte ends, without its line ending, and its text up to there.
  private func shown(at offset: Int, from start: Int) -> (end: Int, text: String) {
    last.withLock { last in
      if last.start == start, last.pieces.contains(offset) { return (last.pieces.upperBound, last.text) }
      // A lone carriage return begins no line, and ends what is shown of one.
      var first = offset
      while first > start, bytes[first - 1] != UInt8(ascii: "\r") { first -= 1 }
      var end = offset
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
      last = Shown(
        start: start, pieces: first...end, text: String(decoding: bytes[start..<end], as: UTF8.self))
      return (end, last.text)
    }
  }
}
