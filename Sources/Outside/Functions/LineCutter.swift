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
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end], &lines)
      if !isSkipping { lines.append(Line(bytes: partial, isCut: false)) }
      partial = []
      isSkipping = false
      rest = rest[(end + 1)...]
    }
    keep(rest, &lines)
    return lines
  }

  /// Drops these bytes; how many lines they belong to that were not given out. Nothing is done line by line.
  mutating func skip(_ bytes: [UInt8]) -> Int {
    var count = 0
    var end = 0
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      while let found = memchr(base + end, Int32(UInt8(ascii: "\n")), bytes.count - end) {
        count += 1
        end = UnsafeRawPointer(found) - base + 1
      }
    }
    if isSkipping, count > 0 {
      count -= 1
      isSkipping = false
    }
    if end < bytes.count, !isSkipping {
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
