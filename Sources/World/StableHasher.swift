import ContactCenter

/// A hash that is the same in every process and on every machine, unlike the standard library's (FNV-1a, 64 bits).
public struct StableHasher: Sendable {
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  public mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Its eight bytes, the lowest first.
  public mutating func add(_ number: Int64) {
    var rest = UInt64(bitPattern: number)
    var bytes = 8
    while bytes > 0 {
      value = (value ^ (rest & 0xFF)) &* 0x100_0000_01B3
      rest >>= 8
      bytes -= 1
    }
  }

  public mutating func add(_ number: Int) { add(Int64(number)) }

  /// The bytes and their number, so that neighbours cannot run together.
  public mutating func add(_ text: String) {
    add(text.utf8.count)
    for byte in text.utf8 { add(byte: byte) }
  }

  public mutating func add(_ moment: Timestamp) { add(moment.nanoseconds) }
}
