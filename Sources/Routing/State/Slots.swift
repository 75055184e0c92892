/// Plain values by number, in room that lends them without copying.
///
/// It does not ask whether another value shares its room: `Routing` does, once for each event, and then copies all.
struct Slots<Element: BitwiseCopyable>: @unchecked Sendable {
  private var room: Room
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int

  init(repeating element: Element, count: Int) {
    room = Room(capacity: max(count, 4))
    base = room.base
    base.initialize(repeating: element, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    room = Room(capacity: max(elements.count, 4))
    base = room.base
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    count = elements.count
  }

  subscript(index: Int32) -> Element {
    @inline(__always) unsafeAddress {
      assert(index >= 0 && Int(index) < count, "slot \(index) of \(count)")
      return UnsafePointer(base + Int(index))
    }
    @inline(__always) unsafeMutableAddress {
      assert(index >= 0 && Int(index) < count, "slot \(index) of \(count)")
      return base + Int(index)
    }
  }

  mutating func append(_ element: Element) -> Int32 {
    if count == room.capacity { move(capacity: count * 2) }
    (base + count).initialize(to: element)
    count += 1
    return Int32(count - 1)
  }

  /// Takes room of its own.
  mutating func separate() { move(capacity: room.capacity) }

  private mutating func move(capacity: Int) {
    let larger = Room(capacity: capacity)
    larger.base.initialize(from: base, count: count)
    room = larger
    base = larger.base
  }

  private final class Room {
    let base: UnsafeMutablePointer<Element>
    let capacity: Int

    init(capacity: Int) {
      base = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    deinit { base.deallocate() }
  }
}
