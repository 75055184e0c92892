/// Where `Routing` puts its effects: a list that keeps its room, and that its user empties.
@frozen public struct RoutingEffects: ~Copyable, @unchecked Sendable {
  @usableFromInline var room: UnsafeMutablePointer<RoutingEffect>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  public init() {
    capacity = 16
    room = .allocate(capacity: capacity)
  }

  deinit { room.deallocate() }

  @inlinable public var count: Int { used }
  @inlinable public var isEmpty: Bool { used == 0 }

  @inlinable public subscript(index: Int) -> RoutingEffect {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: used), "effect \(index) of \(used)")
    return room[index]
  }

  @inlinable public mutating func removeAll() { used = 0 }

  /// The effects, as a list that can be kept.
  public var elements: [RoutingEffect] { (0..<used).map { room[$0] } }

  @inline(__always) mutating func append(_ effect: RoutingEffect) {
    if used == capacity { grow() }
    room[used] = effect
    used &+= 1
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<RoutingEffect>.allocate(capacity: capacity * 2)
    larger.update(from: room, count: used)
    room.deallocate()
    room = larger
    capacity *= 2
  }
}
