/// A contact's id as flows see it: made of the world's seed and the contact's number, so the same in every run.
public struct ContactID: Sendable, Hashable, BitwiseCopyable {
  /// What its digits are drawn from.
  private let source: UInt64

  public init(serial: Int32, seed: UInt64) {
    source = seed &+ UInt64(UInt32(bitPattern: serial)) &* 0xD1B5_4A32_D192_ED03
  }

  /// How many bytes the text of an id has.
  static let byteCount = 36
  private static var hyphens: InlineArray<4, Int> { [8, 13, 18, 23] }

  /// Writes the text, in the groups of a UUID: `byteCount` bytes of ASCII.
  func write(to bytes: UnsafeMutableRawBufferPointer) {
    // Two times sixteen hexadecimal digits, the first in the lowest bits.
    var chance = Chance(seed: source)
    let digits = (first: chance.next(), second: chance.next())
    let groups = (
      Self.text(of: digits.first), Self.text(of: digits.first >> 32), Self.text(of: digits.second),
      Self.text(of: digits.second >> 32)
    )
    bytes.storeBytes(of: groups.0.littleEndian, as: UInt64.self)
    bytes.storeBytes(of: UInt32(truncatingIfNeeded: groups.1).littleEndian, toByteOffset: 9, as: UInt32.self)
    bytes.storeBytes(
      of: UInt32(truncatingIfNeeded: groups.1 >> 32).littleEndian, toByteOffset: 14, as: UInt32.self)
    bytes.storeBytes(of: UInt32(truncatingIfNeeded: groups.2).littleEndian, toByteOffset: 19, as: UInt32.self)
    bytes.storeBytes(
      of: UInt32(truncatingIfNeeded: groups.2 >> 32).littleEndian, toByteOffset: 24, as: UInt32.self)
    bytes.storeBytes(of: groups.3.littleEndian, toByteOffset: 28, as: UInt64.self)
    for place in Self.hyphens.indices { bytes[Self.hyphens[place]] = UInt8(ascii: "-") }
  }

  /// Lends the bytes of the text.
  func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 8) { bytes in
      write(to: bytes)
      return body(UnsafeRawBufferPointer(bytes))
    }
  }

  public var text: String {
    String(unsafeUninitializedCapacity: Self.byteCount) { bytes in
      write(to: UnsafeMutableRawBufferPointer(bytes))
      return Self.byteCount
    }
  }

  /// The lower eight digits as ASCII, the first in the lowest byte: all eight at once.
  private static func text(of digits: UInt64) -> UInt64 {
    var spread = digits & 0xFFFF_FFFF
    spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
    spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
    let isLetter = (spread + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return spread + 0x3030_3030_3030_3030 + isLetter * UInt64(UInt8(ascii: "a") - 10 - UInt8(ascii: "0"))
  }
}

extension Contact {
  /// Sets the contact's id, which is also the id of the first contact of its chain.
  public mutating func setId(_ id: ContactID, _ program: Program) {
    let id = value(id, program)
    setField(.contactId, id)
    setField(.initialContactId, id)
  }

  mutating func value(_ id: ContactID, _ program: Program) -> Value {
    // Where a literal may be this very text, it must be told now.
    if program.literals.mayHaveText(ofByteCount: ContactID.byteCount) {
      return id.withBytes { value($0, program) }
    }
    return arena.add(id)
  }
}
