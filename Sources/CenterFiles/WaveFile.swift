import ContactCenter

/// What the simulation needs of a recording: how long it takes.
enum WaveFile {
  /// The length of a RIFF WAVE recording; nil when the bytes are none.
  static func length(of bytes: [UInt8]) -> Milliseconds? {
    func text(_ at: Int) -> String? {
      at + 4 <= bytes.count ? String(decoding: bytes[at..<at + 4], as: UTF8.self) : nil
    }
    func number(_ at: Int) -> Int? {
      guard at + 4 <= bytes.count else { return nil }
      return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
    }
    guard text(0) == "RIFF", text(8) == "WAVE" else { return nil }
    var at = 12
    var bytesPerSecond: Int?
    while let name = text(at), let size = number(at + 4) {
      if name == "fmt " { bytesPerSecond = number(at + 16) }
      if name == "data", let rate = bytesPerSecond, rate > 0 {
        let present = min(size, bytes.count - at - 8)
        return Milliseconds(Int64(present) * 1000 / Int64(rate))
      }
      at += 8 + size + size % 2
    }
    return nil
  }
}
