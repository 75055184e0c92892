import Diagnostics
import Synchronization

/// How many lines and characters stand before some marks of a text, so that many places in it are told without reading
/// it again from its start each time.
///
/// A line may be the whole text, as a file need not be laid out for people: so the text of the line that was asked for
/// last is kept, and characters are counted from marks rather than from the line's start.
final class LineTable: Sendable {
  /// What stands before a byte whose offset is a multiple of `stride`.
  private struct Mark {
    /// How many line feeds.
    var lines: Int32
    /// How many bytes that only go on with a character.
    var continuations: Int32
    /// Where the line begins that the byte is in; the first one behind a byte-order mark.
    var lineStart: Int32
  }

  /// What is shown of a line.
  private struct Shown {
    /// Where the line begins.
    var start: Int
    /// The places that are shown with this text, the line ending among them.
    var pieces: ClosedRange<Int>
    var text: String
  }

  /// No more than a count of a byte holds.
  private static let stride = 128

  private let bytes: [UInt8]
  private let marks: [Mark]
  /// True where each byte is a character.
  private let isPlain: Bool
  private let last = Mutex(Shown(start: -1, pieces: 0...0, text: ""))

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    var marks: [Mark] = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var mark = Mark(lines: 0, continuations: 0, lineStart: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    bytes.withUnsafeBufferPointer { bytes in
      for start in Swift.stride(from: 0, through: bytes.count, by: Self.stride) {
        marks.append(mark)
        mark = Self.mark(start..<min(start + Self.stride, bytes.count), after: mark, bytes)
      }
    }
    self.marks = marks
    isPlain = mark.continuations == 0
  }

  /// What stands before the end of a range, given what stands before its start.
  private static func mark(_ range: Range<Int>, after start: Mark, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Mark
  {
    var mark = start
    let (lines, continuations) = counts(UnsafeBufferPointer(rebasing: bytes[range]))
    mark.continuations += Int32(continuations)
    guard lines > 0 else { return mark }
    mark.lines += Int32(lines)
    var feed = range.upperBound - 1
    while bytes[feed] != UInt8(ascii: "\n") { feed -= 1 }
    mark.lineStart = Int32(feed + 1)
    return mark
  }

  /// How many line feeds, and how many bytes that only go on with a character, are in a part of `stride` bytes or fewer.
  ///
  /// Eight bytes at a time: in each byte of a word a count of its own.
  private static func counts(_ part: UnsafeBufferPointer<UInt8>) -> (lines: Int, continuations: Int) {
    guard let start = UnsafeRawPointer(part.baseAddress) else { return (0, 0) }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    let feeds = ones &* UInt64(UInt8(ascii: "\n"))
    var lines: UInt64 = 0
    var continuations: UInt64 = 0
    var at = 0
    let whole = part.count & ~7
    while at != whole {
      let word = (start + at).loadUnaligned(as: UInt64.self)
      // Zero in each byte that is a line feed; only there neither the low bits nor the high one are set.
      let others = word ^ feeds
      lines &+= (~((others & ~highs) &+ ~highs | others) & highs) >> 7
      if word & highs != 0 { continuations &+= (word & ~(word << 1) & highs) >> 7 }
      at &+= 8
    }
    var counts = (lines: Int((lines &* ones) >> 56), continuations: Int((continuations &* ones) >> 56))
    for byte in part[whole...] {
      if byte == UInt8(ascii: "\n") { counts.lines += 1 }
      if byte & 0xC0 == 0x80 { counts.continuations += 1 }
    }
    return counts
  }

  /// The place of a byte range; a place ends with its line.
  func place(of range: Range<Int>) -> Diagnostic.Place {
    let lower = min(range.lowerBound, bytes.count)
    let here = mark(at: lower)
    let start = min(Int(here.lineStart), lower)
    let (end, text) = shown(at: lower, from: start)
    let upper = min(max(range.upperBound, lower), end)
    var before = lower - start
    var length = upper - lower
    if !isPlain {
      before -= Int(here.continuations - mark(at: start).continuations)
      length -= Int(mark(at: upper).continuations - here.continuations)
    }
    return Diagnostic.Place(
      position: SourcePosition(line: Int(here.lines) + 1, column: before + 1), sourceLine: text,
      length: max(1, length), offset: lower - start)
  }

  /// What stands before a byte.
  private func mark(at offset: Int) -> Mark {
    let mark = marks[offset / Self.stride]
    return bytes.withUnsafeBufferPointer { bytes in
      Self.mark(offset / Self.stride * Self.stride..<offset, after: mark, bytes)
    }
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
