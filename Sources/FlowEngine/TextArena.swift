/// Texts that a program does not mention: what callers, Lambdas and templates made.
///
/// Only grows, until it is emptied; its owner sees to that.
public struct TextArena: Sendable {
  @usableFromInline private(set) var bytes: ContiguousArray<UInt8> = []
  @usableFromInline private(set) var ends: ContiguousArray<Int32> = []
  /// The id that lies behind all other texts and is not written out yet: every contact has one, and few flows ask for it.
  private var unwritten: ContactID?

  public init() {}

  /// The bytes that are written out.
  @inlinable public var byteCount: Int { bytes.count }
  /// True when no text is written out.
  @inlinable public var isEmpty: Bool { ends.isEmpty }

  public mutating func removeAll() {
    unwritten = nil
    if ends.isEmpty { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds a text made by appending to the arena's bytes.
  mutating func add(_ append: (inout ContiguousArray<UInt8>) -> Void) -> Value {
    writeOut()
    append(&bytes)
    ends.append(Int32(bytes.count))
    return Value(arenaEntry: ends.count - 1)
  }

  mutating func add(_ text: UnsafeRawBufferPointer) -> Value { add { $0.append(contentsOf: text) } }

  /// Adds the text of an id, which is written out when something is added behind it.
  mutating func add(_ id: ContactID) -> Value {
    writeOut()
    unwritten = id
    return Value(arenaEntry: ends.count)
  }

  private mutating func writeOut() {
    guard let id = unwritten else { return }
    unwritten = nil
    id.withBytes { bytes.append(contentsOf: $0) }
    ends.append(Int32(bytes.count))
  }

  /// How many bytes a text has.
  func byteCount(of value: Value) -> Int {
    value.arenaEntry == ends.count ? ContactID.byteCount : range(of: value).count
  }

  private func range(of value: Value) -> Range<Int> {
    let entry = value.arenaEntry
    return (entry == 0 ? 0 : Int(ends[entry - 1]))..<Int(ends[entry])
  }

  func withBytes<R>(of value: Value, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    if value.arenaEntry == ends.count, let unwritten { return unwritten.withBytes(body) }
    let range = range(of: value)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
