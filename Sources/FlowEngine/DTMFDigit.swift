/// One key of a telephone's keypad: 0-9, * or #.
@frozen public struct DTMFDigit: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
  /// 0-9 for the digits, 10 for *, 11 for #.
  public let code: UInt8

  public static let all = (0..<12).map { DTMFDigit(code: UInt8($0)) }
  public static var star: DTMFDigit { @inlinable get { DTMFDigit(code: 10) } }
  public static var hash: DTMFDigit { @inlinable get { DTMFDigit(code: 11) } }

  @usableFromInline init(code: UInt8) { self.code = code }

  /// The key with this character on it; nil for any other character.
  public init?(_ character: Character) {
    guard let ascii = character.asciiValue else { return nil }
    self.init(ascii: ascii)
  }

  /// The key with this ASCII character on it; nil for any other.
  public init?(ascii: UInt8) {
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): code = ascii - UInt8(ascii: "0")
    case UInt8(ascii: "*"): code = 10
    case UInt8(ascii: "#"): code = 11
    default: return nil
    }
  }

  public var ascii: UInt8 {
    switch code {
    case 10: UInt8(ascii: "*")
    case 11: UInt8(ascii: "#")
    default: UInt8(ascii: "0") + code
    }
  }

  public var character: Character { Character(UnicodeScalar(ascii)) }
  public var description: String { String(character) }

  /// The digit as a text of every program.
  @inlinable public var value: Value { Value(literal: Int(code) + 1) }
}
