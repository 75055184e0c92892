/// What an attribute or a result holds: a text, or nothing (which is not the same as "").
///
/// Four bytes. A text that the program mentions is a literal, so that comparing it is comparing numbers; any other
/// lives in the `TextArena` that the value belongs to. A value is only meaningful together with its program and
/// arena, and an arena never holds a text that is a literal of the program.
@frozen public struct Value: Hashable, Sendable, BitwiseCopyable {
  /// 0 is missing; with the top bit an entry of the arena; else a literal.
  public let raw: UInt32

  @inlinable public init(raw: UInt32) { self.raw = raw }

  /// No value: the reference leads to nothing.
  public static var missing: Value { @inlinable get { Value(raw: 0) } }

  @inlinable public init(literal index: Int) { raw = UInt32(truncatingIfNeeded: index) }
  @inlinable public init(arenaEntry index: Int) { raw = UInt32(truncatingIfNeeded: index) | 0x8000_0000 }

  @inlinable public var isMissing: Bool { raw == 0 }
  @inlinable public var isInArena: Bool { raw & 0x8000_0000 != 0 }
  @inlinable public var arenaEntry: Int { Int(raw & 0x7FFF_FFFF) }
  @inlinable public var literal: Int { Int(raw) }
}

extension Value {
  // The literals every program has, in the order of `LiteralTable.known`.
  public static let empty = Value(literal: 13)
  public static let timeout = Value(literal: 14)
  public static let yes = Value(literal: 15)
  public static let no = Value(literal: 16)
  public static let continueLooping = Value(literal: 17)
  public static let doneLooping = Value(literal: 18)
  public static let waitCompleted = Value(literal: 19)
  public static let messagesInterrupted = Value(literal: 20)
  static let voice = Value(literal: 21)
  static let chat = Value(literal: 22)
  static let task = Value(literal: 23)
  static let telephoneNumber = Value(literal: 24)
  static let inbound = Value(literal: 25)
  static let api = Value(literal: 26)
  static let joanna = Value(literal: 27)
}
