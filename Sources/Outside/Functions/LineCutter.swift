/// Cuts what a program prints into lines, in room that is bounded however much it prints.
struct LineCutter {
  private var partial: [UInt8] = []
  /// The most bytes of a line that are kept.
  private let limit: Int
  /// True while the end of a line is skipped that was too long.
  private var isSkipping = false
  /// True once a line had more bytes than are kept.
  private(set) var isOverfull = false

  init(limit: Int) { self.limit = limit }

  /// The lines that end in these bytes, without their ends; one that was too long has its beginning.
  mutating func add(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      lines.append(partial)
      partial = []
      isSkipping = false
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return lines
  }

  /// What was printed last without the end of a line; then it counts as one.
  mutating func takeRest() -> [UInt8]? {
    isSkipping = false
    guard !partial.isEmpty else { return nil }
    defer { partial = [] }
    return partial
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isSkipping else { return }
    let room = limit - partial.count
    partial += bytes.prefix(room)
    if bytes.count > room {
      isSkipping = true
      isOverfull = true
    }
  }
}
