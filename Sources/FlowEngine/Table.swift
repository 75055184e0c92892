/// Rows that never change, read without reference counting: what a program's hot tables are made of.
///
/// The rows live as long as the program that made the table; it frees them.
@frozen public struct Table<Element: Sendable>: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<Element>
  public let count: Int

  init(_ elements: some Collection<Element>) {
    count = elements.count
    let rows = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    _ = UnsafeMutableBufferPointer(start: rows, count: count).initialize(fromContentsOf: elements)
    base = UnsafePointer(rows)
  }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) _read {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "row \(index) of a table of \(count)")
      yield base[index]
    }
  }

  @inlinable public var indices: Range<Int> { 0..<count }

  /// Frees the rows; nobody may read them any more.
  func free() {
    let rows = UnsafeMutablePointer(mutating: base)
    rows.deinitialize(count: count)
    rows.deallocate()
  }
}

/// A list that is emptied and filled again and again, and keeps its room.
@frozen public struct ReusableList<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var storage: ContiguousArray<Element> = []
  @usableFromInline var used = 0

  @inlinable public init() {}

  @inlinable public var count: Int { used }

  @inlinable public var isEmpty: Bool { used == 0 }

  @inlinable public subscript(index: Int) -> Element {
    precondition(index < used, "element \(index) of \(used)")
    return storage[index]
  }

  @inlinable public mutating func append(_ element: Element) {
    if used < storage.count { storage[used] = element } else { storage.append(element) }
    used += 1
  }

  @inlinable public mutating func removeAll() { used = 0 }
}

extension ReusableList: Sequence {
  @frozen public struct Iterator: IteratorProtocol {
    @usableFromInline let list: ReusableList
    @usableFromInline var place = 0

    @usableFromInline init(_ list: ReusableList) { self.list = list }

    @inlinable public mutating func next() -> Element? {
      guard place < list.count else { return nil }
      defer { place += 1 }
      return list[place]
    }
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(self) }
}
