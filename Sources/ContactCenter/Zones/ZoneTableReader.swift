/// Reads TZif bytes (RFC 8536, versions 1 to 4).
struct ZoneTableReader {
  private struct Header {
    var version: UInt8
    var utcFlags, standardFlags, leapSeconds, transitions, offsets, characters: Int

    func size(timeBytes: Int) -> Int {
      transitions * (timeBytes + 1) + offsets * 6 + characters + leapSeconds * (timeBytes + 4) + standardFlags
        + utcFlags
    }
  }

  private let bytes: [UInt8]
  private var at = 0

  /// The table, or nil when the bytes are no TZif file, or one that counts leap seconds.
  static func read(_ bytes: [UInt8]) -> ZoneTable? {
    var reader = Self(bytes: bytes)
    return reader.table()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func table() -> ZoneTable? {
    guard var header = header() else { return nil }
    var timeBytes = 4
    if header.version != 0 {
      at += header.size(timeBytes: 4)
      guard let second = self.header() else { return nil }
      header = second
      timeBytes = 8
    }
    guard header.leapSeconds == 0, header.offsets > 0, at + header.size(timeBytes: timeBytes) <= bytes.count
    else {
      return nil
    }
    let transitions = (0..<header.transitions).map { _ in integer(timeBytes) }
    let indexes = (0..<header.transitions).map { _ in UInt8(integer(1) & 0xFF) }
    let kinds = (0..<header.offsets).map { _ in (integer(4), integer(1), Int(integer(1) & 0xFF)) }
    let names = bytes[at..<at + header.characters]
    at += header.characters + header.standardFlags + header.utcFlags
    guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 }),
      indexes.allSatisfy({ Int($0) < header.offsets })
    else { return nil }
    var offsets: [ZoneOffset] = []
    for (seconds, daylight, name) in kinds {
      guard abs(seconds) < 26 * 3600, name < names.count else { return nil }
      let name = names[(names.startIndex + name)...].prefix { $0 != 0 }
      offsets.append(
        ZoneOffset(
          seconds: Int(seconds), isDaylightSaving: daylight != 0,
          abbreviation: String(decoding: name, as: UTF8.self)))
    }
    var rule: PosixZoneRule?
    if timeBytes == 8 {
      guard let footer = footer() else { return nil }
      if !footer.isEmpty {
        guard let read = PosixZoneRuleReader.read(footer) else { return nil }
        rule = read
      }
    }
    return ZoneTable(transitions: transitions, offsetIndexes: indexes, offsets: offsets, rule: rule)
  }

  private mutating func header() -> Header? {
    guard at + 44 <= bytes.count, bytes[at..<at + 4].elementsEqual("TZif".utf8) else { return nil }
    let version = bytes[at + 4]
    at += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    // No zone comes near; damaged counts must not overflow a sum.
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    return Header(
      version: version, utcFlags: counts[0], standardFlags: counts[1], leapSeconds: counts[2],
      transitions: counts[3], offsets: counts[4], characters: counts[5])
  }

  private func footerRange() -> Range<Int>? {
    let newline = UInt8(ascii: "\n")
    guard at < bytes.count, bytes[at] == newline, let end = bytes[(at + 1)...].firstIndex(of: newline) else {
      return nil
    }
    return at + 1..<end
  }

  private func footer() -> String? {
    footerRange().map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// A signed big-endian integer.
  private mutating func integer(_ count: Int) -> Int64 {
    var value: UInt64 = bytes[at] & 0x80 == 0 ? 0 : .max
    for byte in bytes[at..<at + count] { value = value << 8 | UInt64(byte) }
    at += count
    return Int64(bitPattern: value)
  }
}
