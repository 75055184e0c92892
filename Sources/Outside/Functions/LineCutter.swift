import Glibc

/// Cuts what a program prints into lines, in room that is bounded however much it prints.
struct LineCutter {
  /// A line without its end.
  struct Line {
    let bytes: [UInt8]
    /// True for the beginning of a line that was too long; the rest of it is dropped.
    let isCut: Bool
  }

  private var partial: [UInt8] = []
  /// The most bytes of a line that are kept.
  private let limit: Int
  /// True while the end of a line is skipped that was given out, or counted.
  private var isSkipping = false
  /// True once a line had more bytes than are kept.
  private(set) var isOverfull = false

  init(limit: Int) { self.limit = limit }

  /// True in the middle of a line.
  var isInLine: Bool { isSkipping || !partial.isEmpty }

  /// The lines that end in these bytes; one that is too long as soon as it is.
  mutating func add(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let end = Self.lineEnd(in: bytes, from: start) {
      keep(bytes[start..<end], &lines)
      if !isSkipping { lines.append(Line(bytes: partial, isCut: false)) }
      partial = []
      isSkipping = false
      start = end + 1
    }
    keep(bytes[start...], &lines)
    return lines
  }

  /// Drops these bytes; how many lines they belong to that were not given out. Nothing is done line by line.
  mutating func skip(_ bytes: [UInt8]) -> Int {
    var count = 0
    var start = 0
    while let end = Self.lineEnd(in: bytes, from: start) {
      count += 1
      start = end + 1
    }
    if isSkipping, count > 0 {
      count -= 1
      isSkipping = false
    }
    if start < bytes.count, !isSkipping {
      count += 1
      isSkipping = true
    }
    partial = []
    return count
  }

  /// What was printed last without the end of a line; then it counts as one.
  mutating func takeRest() -> Line? {
    isSkipping = false
    guard !partial.isEmpty else { return nil }
    defer { partial = [] }
    return Line(bytes: partial, isCut: false)
  }

  /// Where the next line ends; nil where none does. Byte by byte a debug build would take seconds for a long line.
  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>, _ lines: inout [Line]) {
    guard !isSkipping else { return }
    let room = limit - partial.count
    partial += bytes.prefix(room)
    guard bytes.count > room else { return }
    lines.append(Line(bytes: partial, isCut: true))
    partial = []
    isSkipping = true
    isOverfull = true
  }
}
