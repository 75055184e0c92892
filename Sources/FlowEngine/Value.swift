/// What an attribute or a result holds: a text, or nothing (which is not the same as "").
///
/// Four bytes. A text that the program mentions is a literal, so that comparing it is comparing numbers; any other
/// lives in the `TextArena` that the value belongs to. A value is only meaningful together with its program and
/// arena, and an arena never holds a text that is a literal of the program.
@frozen public struct Value: Hashable, Sendable, BitwiseCopyable {
  /// 0 is missing; with the top bit an entry of the arena, with the next a list or an object as JSON text; else a literal.
  public let raw: UInt32

  @inlinable public init(raw: UInt32) { self.raw = raw }

  /// No value: the reference leads to nothing.
  public static var missing: Value { @inlinable get { Value(raw: 0) } }

  @inlinable public init(literal index: Int) { raw = UInt32(truncatingIfNeeded: index) }
  @inlinable public init(arenaEntry index: Int) { raw = UInt32(truncatingIfNeeded: index) | 0x8000_0000 }

  @inlinable public var isMissing: Bool { raw == 0 }
  @inlinable public var isInArena: Bool { raw & 0x8000_0000 != 0 }
  @inlinable public var arenaEntry: Int { Int(raw & 0x3FFF_FFFF) }
  @inlinable public var literal: Int { Int(raw) }

  /// True for a list or an object, whose text is its JSON text; one that the program mentions is a text like any other.
  public var isStructure: Bool { raw & 0xC000_0000 == 0xC000_0000 }
  var asStructure: Value { isInArena ? Value(raw: raw | 0x4000_0000) : self }
}

extension Value {
  // The literals every program has, in the order of `LiteralTable.known`.
  public static var empty: Value { @inlinable get { Value(literal: 13) } }
  public static var timeout: Value { @inlinable get { Value(literal: 14) } }
  public static var yes: Value { @inlinable get { Value(literal: 15) } }
  public static var no: Value { @inlinable get { Value(literal: 16) } }
  public static var continueLooping: Value { @inlinable get { Value(literal: 17) } }
  public static var doneLooping: Value { @inlinable get { Value(literal: 18) } }
  public static var waitCompleted: Value { @inlinable get { Value(literal: 19) } }
  public static var messagesInterrupted: Value { @inlinable get { Value(literal: 20) } }
  static var voice: Value { Value(literal: 21) }
  static var chat: Value { Value(literal: 22) }
  static var task: Value { Value(literal: 23) }
  static var telephoneNumber: Value { Value(literal: 24) }
  static var inbound: Value { Value(literal: 25) }
  static var api: Value { Value(literal: 26) }
  static var joanna: Value { Value(literal: 27) }
  public static var callback: Value { Value(literal: 28) }
  public static var outbound: Value { Value(literal: 29) }
  public static var queueTransfer: Value { Value(literal: 30) }
  public static var callAnswered: Value { Value(literal: 31) }
  public static var transfer: Value { Value(literal: 32) }
  public static var disconnect: Value { Value(literal: 33) }
  static var telephony: Value { Value(literal: 34) }
  static var chatSubtype: Value { Value(literal: 35) }
}
