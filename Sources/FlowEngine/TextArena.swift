/// Texts that a program does not mention: what callers, Lambdas and templates made.
///
/// Only grows, until it is emptied; its owner sees to that.
public struct TextArena: Sendable {
  @usableFromInline private(set) var bytes: ContiguousArray<UInt8> = []
  @usableFromInline private(set) var ends: ContiguousArray<Int32> = []

  public init() {}

  @inlinable public var byteCount: Int { bytes.count }
  @inlinable public var isEmpty: Bool { ends.isEmpty }

  public mutating func removeAll() {
    if ends.isEmpty { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds a text made by appending to the arena's bytes.
  mutating func add(_ append: (inout ContiguousArray<UInt8>) -> Void) -> Value {
    append(&bytes)
    ends.append(Int32(bytes.count))
    return Value(arenaEntry: ends.count - 1)
  }

  mutating func add(_ text: UnsafeRawBufferPointer) -> Value { add { $0.append(contentsOf: text) } }

  func range(of value: Value) -> Range<Int> {
    let entry = value.arenaEntry
    return (entry == 0 ? 0 : Int(ends[entry - 1]))..<Int(ends[entry])
  }

  func withBytes<R>(of value: Value, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let range = range(of: value)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
