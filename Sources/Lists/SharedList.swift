/// A list that is a value, and whose copies share what they have in common.
///
/// Of an array that somebody kept, the next change copies every element. The elements of this list stand in pieces, and a
/// change copies the piece that it is in: so the same growing list can be kept at many moments for little more than the
/// room of one.
public struct SharedList<Element> {
  /// How many elements a piece has: a power of two.
  @usableFromInline static var pieceSize: Int { 32 }

  /// All of them full.
  @usableFromInline var pieces: [[Element]] = []
  /// What stands after them, fewer than fill a piece.
  @usableFromInline var rest: [Element] = []

  @inlinable public init() {}

  /// Keeps the first elements only; nothing happens to a list that has no more.
  public mutating func truncate(to count: Int) {
    precondition(count >= 0, "\(count) elements")
    guard count < self.count else { return }
    let (whole, left) = (count / Self.pieceSize, count % Self.pieceSize)
    guard whole < pieces.count else { return rest.removeSubrange(left...) }
    rest = Array(pieces[whole].prefix(left))
    pieces.removeSubrange(whole...)
  }
}

extension SharedList: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { pieces.count * Self.pieceSize + rest.count }

  @inlinable public subscript(index: Int) -> Element {
    _read {
      let piece = index / Self.pieceSize
      if piece < pieces.count {
        yield pieces[piece][index % Self.pieceSize]
      } else {
        yield rest[index - pieces.count * Self.pieceSize]
      }
    }
    _modify {
      let piece = index / Self.pieceSize
      if piece < pieces.count {
        yield &pieces[piece][index % Self.pieceSize]
      } else {
        yield &rest[index - pieces.count * Self.pieceSize]
      }
    }
  }
}

extension SharedList: RangeReplaceableCollection {
  @inlinable public mutating func append(_ element: Element) {
    if rest.isEmpty, !pieces.isEmpty { rest.reserveCapacity(Self.pieceSize) }
    rest.append(element)
    guard rest.count == Self.pieceSize else { return }
    pieces.append(rest)
    rest = []
  }

  /// Costs as much as stands from the range to the end.
  public mutating func replaceSubrange(_ range: Range<Int>, with elements: some Collection<Element>) {
    let after = Array(self[range.upperBound...])
    truncate(to: range.lowerBound)
    for element in elements { append(element) }
    for element in after { append(element) }
  }
}

extension SharedList: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) {
    for element in elements { append(element) }
  }
}

extension SharedList: Sendable where Element: Sendable {}

extension SharedList: Equatable where Element: Equatable {
  public static func == (left: SharedList, right: SharedList) -> Bool {
    left.pieces == right.pieces && left.rest == right.rest
  }
}

extension SharedList: Hashable where Element: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}
