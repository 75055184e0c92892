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

  /// Where a row lies.
  @inlinable func row(_ index: Int) -> UnsafePointer<Element> {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "row \(index) of a table of \(count)")
    return base + index
  }

  @inlinable public var indices: Range<Int> { 0..<count }

  /// Frees the rows; nobody may read them any more.
  func free() {
    let rows = UnsafeMutablePointer(mutating: base)
    rows.deinitialize(count: count)
    rows.deallocate()
  }
}
