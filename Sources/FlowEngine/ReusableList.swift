/// A list that is emptied and filled again and again, and keeps its room.
///
/// It cannot be copied, so that adding to it need not ask whether somebody else holds its room.
@frozen public struct ReusableList<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  @usableFromInline var room: UnsafeMutablePointer<Element>
  @usableFromInline var capacity = 0
  @usableFromInline var used = 0

  /// Takes no room yet.
  @inlinable public init() { room = UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)! }

  deinit {
    if capacity > 0 { room.deallocate() }
  }

  @inlinable public var count: Int { used }
  @inlinable public var isEmpty: Bool { used == 0 }

  @inlinable public subscript(index: Int) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "element \(index) of \(count)")
      return UnsafePointer(room + index)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "element \(index) of \(count)")
      return room + index
    }
  }

  @inlinable public var indices: Range<Int> { 0..<count }

  @inlinable public mutating func append(_ element: Element) {
    if count == capacity { grow() }
    room[count] = element
    used &+= 1
  }

  @inlinable public mutating func removeAll() { used = 0 }

  /// Removes all behind the first elements.
  public mutating func keep(first count: Int) { used = min(used, count) }

  /// The elements, as a list that can be kept.
  public var elements: [Element] { (0..<count).map { room[$0] } }

  @usableFromInline mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: max(8, capacity * 2))
    larger.update(from: room, count: count)
    if capacity > 0 { room.deallocate() }
    room = larger
    capacity = max(8, capacity * 2)
  }
}
