/// The contacts of a world: a list that is a value, and lends its elements without copying them.
///
/// An array copies a whole contact to read one number of it, and asks for each change whether anybody else holds its
/// room. Here the world asks once for an input or a step (`own`), which was most of the work of a simulated call.
public struct ContactList: @unchecked Sendable, RandomAccessCollection {
  private var room: Room
  @usableFromInline var base: UnsafeMutablePointer<WorldContact>
  public internal(set) var endIndex = 0

  init() {
    room = Room(capacity: 4)
    base = room.base
  }

  public var startIndex: Int { 0 }

  public internal(set) subscript(index: Int) -> WorldContact {
    @inlinable unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "contact \(index) of \(endIndex)")
      return UnsafePointer(base + index)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "contact \(index) of \(endIndex)")
      assert(isKnownUniquelyReferenced(&room), "contacts that another state holds are changed")
      return base + index
    }
  }

  /// Takes room of its own, if another list shares it: before any change.
  @inline(__always) mutating func own() {
    if !isKnownUniquelyReferenced(&room) { copyRoom() }
  }

  @inline(never) private mutating func copyRoom() { move(to: room.copy(capacity: room.capacity)) }

  mutating func append(_ contact: WorldContact) {
    own()
    if endIndex == room.capacity { move(to: room.copy(capacity: room.capacity * 2)) }
    room.append(contact)
    endIndex += 1
  }

  private mutating func move(to other: Room) {
    room = other
    base = other.base
  }

  /// Memory for contacts, which no list changes while two share it.
  private final class Room {
    let base: UnsafeMutablePointer<WorldContact>
    let capacity: Int
    private var count = 0

    init(capacity: Int) {
      base = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    deinit {
      base.deinitialize(count: count)
      base.deallocate()
    }

    func append(_ contact: WorldContact) {
      (base + count).initialize(to: contact)
      count += 1
    }

    func copy(capacity: Int) -> Room {
      let copy = Room(capacity: capacity)
      copy.base.initialize(from: base, count: count)
      copy.count = count
      return copy
    }
  }
}
